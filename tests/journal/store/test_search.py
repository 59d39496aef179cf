"""Note text for search: all of it, nothing else, and no word of what was taken out."""

import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from journal.records.agenda import AgendaItem
from journal.records.downtime import Downtime, DowntimeCategory
from journal.records.reflection import Feeling
from journal.records.supervision import Action, Supervision
from journal.store import check, folding, search, search_index, trash
from journal.store.filters import Filter
from journal.store.journal import Journal
from tests.journal.practice import at
from tests.journal.store.journals import DAY, client, days, decrypted_pages, reflection, reopen, session

WORD = "qwyzzanthemum"


def found(journal: Journal, words: str) -> list[str]:
    """Return the ids of the entries that hold the words, newest first."""
    rows = journal.db.execute(
        "SELECT entry_id FROM notes WHERE id IN (SELECT rowid FROM notes_fts WHERE notes_fts MATCH ?) ORDER BY id DESC",
        [f'"{folding.folded(words)}"'],
    )
    return [entry_id for (entry_id,) in rows.fetchall()]


def test_every_text_of_every_kind_is_found(journal: Journal) -> None:
    someone = client("Heron7", approach="narrative", note="gardener")
    journal.clients.add(someone)
    held = session(someone.id, note="silence about the letter")
    thought = reflection("the letter came back on the train")
    walk = Downtime(at=at(DAY), activity="swimming", category=DowntimeCategory.SELF_CARE, note="cold")
    hour = Supervision(at=at(DAY), minutes=60, notes="boundaries", actions=(Action(text="ring the clinic"),))
    journal.sessions.add(held)
    journal.reflections.add(thought)
    journal.downtimes.add(walk)
    journal.supervisions.add(hour)
    for words, entry in (
        ("heron7", someone), ("GARDENER", someone), ("silence", held), ("train", thought), ("swimming", walk),
        ("boundaries", hour), ("ring the clinic", hour),
    ):  # fmt: skip
        assert found(journal, words) == [entry.id], words
    assert found(journal, "letter") == [thought.id, held.id]


def test_accents_and_case_do_not_hide_a_word(journal: Journal) -> None:
    journal.reflections.add(reflection("Die MÜTTER im Café, и тишина, والصمت"))
    for word in ("mutter", "Mütter", "cafe", "тишина", "ТИШИНА", "والصمت"):
        assert len(found(journal, word)) == 1, word


HIDDEN = [
    ("strasse", "Die Straße war leer"),
    ("STRASSE", "die straße"),
    ("Straße", "DIE STRASSE WAR LEER"),
    ("lodz", "nach Łódź"),
    ("Łódź", "zug nach lodz"),
    ("nguyen", "Nguyễn rief an"),
    ("Nguye\u0302\u0303n", "NGUYỄN"),
    ("naive", "so naïve"),
    ("naïve", "so nai\u0308ve"),
    ("final", "a ﬁnal hour"),
    ("ﬁnal", "a final hour"),
    ("abc", "group ＡＢＣ"),
    ("ＡＢＣ", "group abc"),
    ("room 12", "room １２"),
    ("heavy", "so hea\u00advy"),
    ("heavy", "so hea\u200b\u200dvy"),
    ("hea\u00advy", "so heavy"),
    ("oresund orsted", "Øresund, Ørsted"),
    ("dakovo", "Đakovo"),
    ("isparta", "Isparta"),
    ("isparta", "ısparta"),
    ("ISPARTA", "İsparta"),
    ("aeon oeuvre", "æon, Œuvre"),
    ("thorunn", "Þórunn"),
    ("ещё", "ЕЩЕ раз"),
    ("καλοσ", "ΚΑΛΌΣ καλός"),
    ("焦虑", "他很焦虑"),
    ("焦", "他很焦虑"),
    ("他很焦虑", "昨天他很焦虑。"),
    ("ガ", "ｶﾞ"),
    ("が", "か\u3099"),
    ("학교", "고등학교에서"),
    ("한국", "\u1112\u1161\u11ab\u1100\u116e\u11a8"),
    ("ㅠㅠ", "울었다ㅠㅠ"),
    ("😀", "fine 😀"),
    ("👍", "👍🏽"),
    ("👩", "👩\u200d👧"),
    ("❤", "❤\ufe0f"),
    ("กังวล", "ฉันรู้สึกกังวลมาก"),
    ("हिन्दी", "वह हिन्दी में"),
    ("محمد", "مُحَمَّد"),
    ("محـمد", "محمد"),
    ("שלום", "שָׁלוֹם"),
    ("o'brien", "O\u02bcBrien, O’Brien"),
    ("34", "Platz ٣٤"),
]
"""What a reader types, and what stands in a note."""


@pytest.mark.parametrize(("typed", "text"), HIDDEN)
def test_how_a_word_is_written_hides_it_from_no_reader(journal: Journal, typed: str, text: str) -> None:
    entry = reflection(text)
    journal.reflections.add(entry)
    [hit] = search.found(journal, typed, 20).hits
    assert hit.entry == entry
    assert "".join(piece for piece, _ in hit.pieces) == text
    assert any(is_hit for _, is_hit in hit.pieces)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("虑焦", "他很焦虑"),
        ("か", "が"),
        ("校学", "학교"),
        ("кот", "ток"),
        ("की", "का"),
        ("กังวน", "กังวล"),
        ("kettle 🌧", "a kettle"),
        ("😀", "😃"),
        ("trasse", "Straße"),
    ],
)
def test_what_a_reader_tells_apart_stays_apart(journal: Journal, typed: str, text: str) -> None:
    journal.reflections.add(reflection(text))
    assert hits(journal, typed) == []


@pytest.mark.parametrize(
    ("typed", "text", "marked"),
    [
        ("strasse", "Die Stra\u00adße hier", ["Stra\u00adße"]),
        ("焦虑", "他很焦虑。焦虑", ["焦虑", "焦虑"]),
        ("nguyen", "bei Nguye\u0302\u0303n!", ["Nguye\u0302\u0303n"]),
        ("🇩", "aus 🇩🇪", ["🇩"]),
        ('"lodz is"', "in Łódź, İstanbul", ["Łódź, İstanbul"]),
        ("2", "a ½ hour", ["½"]),
        ("株", "㍿", ["㍿"]),
        ("ab abc", "ab abc", ["ab", "abc"]),
        ('"a b" "b c"', "a b c", ["a b", " c"]),
    ],
)
def test_what_is_marked_is_as_it_was_written(journal: Journal, typed: str, text: str, marked: list[str]) -> None:
    journal.reflections.add(reflection(text))
    [hit] = search.found(journal, typed, 20).hits
    assert [piece for piece, is_hit in hit.pieces if is_hit] == marked


def test_newest_first_is_the_order_of_time_also_before_1970_and_within_a_moment(journal: Journal) -> None:
    entries = [reflection("common", day) for day in (DAY.replace(year=1950), DAY.replace(year=1969), *days(2))]
    entries[0:0] = [
        replace(entries[0], id="1" * 32, at=entries[0].at.replace(second=1, microsecond=900_000)),
        replace(entries[0], id="2" * 32, at=entries[0].at.replace(second=2, microsecond=100_000)),
    ]
    journal.reflections.add_many(entries)
    assert found(journal, "common") == [e.id for e in sorted(entries, key=lambda e: e.at, reverse=True)]
    same = [reflection("together") for _ in range(5)]
    journal.reflections.add_many(same)
    assert sorted(found(journal, "together")) == sorted(e.id for e in same)
    assert list(check.problems(journal)) == []


def test_what_was_changed_is_found_by_its_new_words_only(journal: Journal) -> None:
    entry = reflection("first wording")
    journal.reflections.add(entry)
    journal.reflections.update(replace(entry, text="second thoughts"))
    assert found(journal, "wording") == []
    assert found(journal, "thoughts") == [entry.id]
    journal.reflections.update(replace(entry, text=""))
    assert found(journal, "thoughts") == []
    assert list(check.problems(journal)) == []


def test_what_lies_in_the_trash_is_not_found_until_it_is_taken_out(journal: Journal) -> None:
    entry = reflection("only here")
    journal.reflections.add(entry)
    journal.reflections.delete(entry.id)
    assert found(journal, "only") == []
    journal.reflections.restore(entry.id)
    assert found(journal, "only") == [entry.id]


def test_drafts_and_history_are_not_in_the_index(journal: Journal) -> None:
    entry = reflection("one")
    journal.reflections.add(entry)
    journal.drafts.put_text("d", "reflection", "text", "unfinished")
    journal.reflections.update(replace(entry, text="two"))
    assert found(journal, "unfinished") == found(journal, "one") == []


@pytest.mark.parametrize("tampering", ["DELETE FROM notes_fts_data WHERE id > 100", "DELETE FROM notes_fts_docsize"])
def test_check_sees_an_index_that_lost_something(journal: Journal, tampering: str) -> None:
    journal.reflections.add(reflection("a few words"))
    journal.db.execute(tampering)
    assert list(check.problems(journal)) != []


def test_check_sees_a_note_that_is_missing_wrong_or_too_many(journal: Journal) -> None:
    journal.reflections.add(reflection("a few words"))
    for tampering in (
        "UPDATE notes SET body = 'other words'",
        "DELETE FROM notes",
        "INSERT INTO notes (id, kind, entry_id, body) VALUES (5, 'reflection', 'x', 'words of nobody')",
    ):
        with pytest.raises(ZeroDivisionError), journal.transaction():  # noqa: PT012 what fails is the block
            journal.db.execute(tampering)
            assert list(check.problems(journal)) == ["The search index does not hold the notes as they are."]
            raise ZeroDivisionError
    assert list(check.problems(journal)) == []


# --- deleted words ---------------------------------------------------------------------------------------


def pages_with(folder: Path, word: str) -> int:
    return sum(word.encode() in page for page in decrypted_pages(folder / "journal.db"))


def test_a_word_taken_out_of_the_index_is_in_no_page_of_the_file(folder: Path) -> None:
    """Free space, half-empty pages and old index segments included."""
    journal = reopen(folder)
    with journal.transaction() as db:
        for n in range(300):
            body = f"ordinary words {n} about sleep {n * 7} and work"
            search_index.remember(db, "reflection", f"{n:032x}", at(DAY), body)
        search_index.remember(db, "reflection", "f" * 32, at(DAY), f"so {WORD} here")
        search_index.remember(db, "reflection", "e" * 32, at(DAY), f"long {WORD} " * 2000)
    journal.close()
    assert pages_with(folder, WORD) > 2  # in the table, in its overflow pages, in the index
    journal = reopen(folder)
    with journal.transaction() as db:
        search_index.forget(db, "e" * 32)
        search_index.remember(db, "reflection", "f" * 32, at(DAY), "so nothing here")
    journal.close()
    assert pages_with(folder, WORD) == 0
    assert pages_with(folder, WORD[1:]) == 0  # the index leaves out what a word shares with the one before it


def test_a_word_that_is_purged_is_in_no_page_neither_as_written_nor_as_looked_for(folder: Path) -> None:
    journal = reopen(folder)
    journal.reflections.add_many([reflection(f"other words {n}", DAY) for n in range(50)])
    entry = reflection("So Łódźqwyzzanthemüm, 焦虑")
    journal.reflections.add(entry)
    journal.close()
    assert pages_with(folder, "Łódźqwyzzanthemüm") > 0
    assert pages_with(folder, "lodzqwyzzanthemum") > 1  # in the table and in the index
    assert pages_with(folder, "焦") > 1
    journal = reopen(folder)
    journal.reflections.delete(entry.id)
    trash.purge(journal, "reflection", entry.id)
    journal.close()
    assert [pages_with(folder, word) for word in ("Łódźqwyzzanthemüm", "odzqwyzzanthemum", "anthem", "焦")] == [0] * 4


def test_a_dropped_draft_is_in_no_page_of_the_file(folder: Path) -> None:
    journal = reopen(folder)
    for n in range(20):
        journal.drafts.put_text(f"d{n}", "reflection", "text", f"{WORD} {n} " * 300)
    journal.close()
    assert pages_with(folder, WORD) > 5
    journal = reopen(folder)
    for n in range(20):
        journal.drafts.drop(f"d{n}")
    journal.close()
    assert pages_with(folder, WORD) == 0


# --- what is typed ---------------------------------------------------------------------------------------


def hits(journal: Journal, typed: str, n: int = 20, **asked: Any) -> list[str]:
    """Return the ids of what is found, newest first."""
    return [hit.entry.id for hit in search.found(journal, typed, n, **asked).hits]


def test_a_beginning_finds_the_word_and_every_word_must_be_there(journal: Journal) -> None:
    letter, train = reflection("the letters came", DAY), reflection("a letter on the train", days(2)[1])
    journal.reflections.add_many([letter, train])
    assert hits(journal, "lett") == [train.id, letter.id]
    assert hits(journal, "LETTER tra") == [train.id]
    assert hits(journal, "train letter") == [train.id]
    assert hits(journal, "letter nowhere") == []
    assert hits(journal, "etter") == []


def test_words_in_quotes_are_found_side_by_side(journal: Journal) -> None:
    journal.reflections.add(reflection("ring the clinic on Friday"))
    assert hits(journal, '"the clinic"') == hits(journal, 'ring "on fri') != []
    assert hits(journal, '"clinic the"') == []


@pytest.mark.parametrize("typed", ["", "  ", "***", '"', '""', "- + ^ ( ) :", "\0", "\ud800", "🌧", "…—"])
def test_signs_without_a_word_find_nothing_and_are_no_fault(journal: Journal, typed: str) -> None:
    journal.reflections.add(reflection("a few words"))
    assert search.found(journal, typed, 20) == search.Found(hits=(), next=None)


@pytest.mark.parametrize(
    "typed",
    [
        'kettle"', "kettle*", "(kettle)", "^kettle", "kettle AND", "AND kettle", "-kettle", "kettle\0", "{kettle}",
        "kettle\ud800", "kettle;--", "'kettle'", "+kettle", "kettle AND (", ":kettle", "*** kettle", "kettle …",
    ],
)  # fmt: skip
def test_operators_of_the_index_are_only_signs_around_a_word(journal: Journal, typed: str) -> None:
    entry = reflection("the kettle and so on")
    journal.reflections.add(entry)
    assert hits(journal, typed) == [entry.id]
    assert hits(journal, f"NOT {typed}") == hits(journal, f"body:{typed}") == []


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(typed=st.one_of(st.text(max_size=80), st.text(alphabet="\"*^:()-+ aAND OR NOT NEAR{}\0'", max_size=60)))
def test_whatever_is_typed_it_is_answered(journal: Journal, typed: str) -> None:
    if journal.reflections.count() == 0:
        journal.reflections.add(reflection("a near and or not"))
    for hit in search.found(journal, typed, 5).hits:
        assert "".join(text for text, _ in hit.pieces) == "a near and or not"


def _is_visible(word: str) -> bool:
    return any(unicodedata.category(c)[0] in "LN" or unicodedata.category(c) == "So" for c in word)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60), data=st.data())
def test_any_text_is_found_by_each_of_its_own_words_and_shown_as_written(
    journal: Journal, text: str, data: st.DataObject
) -> None:
    visible = [word for word in text.replace('"', " ").split() if _is_visible(word) and folding.folded(word)]
    assume(visible)
    word = data.draw(st.sampled_from(visible))
    entry = reflection(text)
    journal.reflections.add(entry)
    try:
        [hit] = [hit for hit in search.found(journal, word, 10**6).hits if hit.entry.id == entry.id]
        assert "".join(piece for piece, _ in hit.pieces).strip("…") in text
        assert any(is_hit for _, is_hit in hit.pieces)
        assert all(piece in text for piece, is_hit in hit.pieces if is_hit)
    finally:
        journal.reflections.delete(entry.id)
        trash.purge(journal, "reflection", entry.id)


def test_ten_thousand_characters_are_answered_too(journal: Journal) -> None:
    entry = reflection("kettle " * 3000)
    journal.reflections.add(entry)
    assert hits(journal, "kettle " * 1400) == [entry.id]
    assert hits(journal, "k" * 10_000) == []
    assert hits(journal, '"' * 10_000) == []
    assert hits(journal, "kettle " + " ".join(f"w{n}" for n in range(3000))) == []


# --- what is shown ---------------------------------------------------------------------------------------


def test_the_hit_is_told_apart_from_the_words_around_it(journal: Journal) -> None:
    journal.reflections.add(reflection(f"{'before ' * 40}the Kettle whistled{' after' * 40}"))
    [hit] = search.found(journal, "kett", 20).hits
    assert [text for text, is_hit in hit.pieces if is_hit] == ["Kettle"]
    shown = "".join(text for text, _ in hit.pieces)
    assert "the Kettle whistled after" in shown
    assert len(shown.split()) < 30


def test_marks_in_a_note_are_not_taken_for_hits(journal: Journal) -> None:
    text = "<b>kettle</b> <0123456789abcdef >0123456789abcdef **kettle**"
    journal.reflections.add(reflection(text))
    [hit] = search.found(journal, "kettle", 20).hits
    assert "".join(piece for piece, _ in hit.pieces) == text
    assert [piece for piece, is_hit in hit.pieces if is_hit] == ["kettle", "kettle"]


def test_pages_follow_one_another_without_a_gap_or_a_repeat(journal: Journal) -> None:
    entries = [reflection("common words", DAY, f"{hour:02}:00") for hour in range(20)]
    journal.reflections.add_many([*entries, reflection("other", DAY)])
    seen: list[str] = []
    before = None
    for _ in range(10):
        page = search.found(journal, "common", 6, before=before)
        seen += [hit.entry.id for hit in page.hits]
        before = page.next
        if before is None:
            break
    assert seen == [entry.id for entry in reversed(entries)]
    assert len(search.found(journal, "common", 20).hits) == 20
    assert search.found(journal, "common", 20).next is None


def test_a_search_is_narrowed_to_kind_client_and_feeling(journal: Journal) -> None:
    heron, wren = client("Heron"), client("Wren")
    journal.clients.add(heron)
    journal.clients.add(wren)
    held = session(heron.id, note="the kettle")
    sad = reflection("a kettle", client_id=heron.id, feelings=(Feeling.SADNESS, Feeling.HOPE))
    other = reflection("kettle", client_id=wren.id, feelings=(Feeling.ANGER,))
    journal.sessions.add(held)
    journal.reflections.add(sad)
    journal.reflections.add(other)
    assert len(hits(journal, "kettle")) == 3
    for only, wanted in (
        (Filter(kinds=frozenset({"session"})), {held.id}),
        (Filter(client_id=heron.id), {held.id, sad.id}),
        (Filter(feeling=Feeling.HOPE), {sad.id}),
        (Filter(feeling=Feeling.ANGER, client_id=heron.id), set()),
        (Filter(kinds=frozenset({"reflection"}), client_id=heron.id), {sad.id}),
        (Filter(kinds=frozenset({"downtime"}), client_id=heron.id), set()),
        (Filter(kinds=frozenset({"session"}), feeling=Feeling.HOPE), set()),
        (Filter(kinds=frozenset({"no such kind"})), set()),
    ):
        assert set(hits(journal, "kettle", only=only)) == wanted, only
    assert hits(journal, "heron", only=Filter(client_id=heron.id)) == [heron.id]


def test_every_table_with_words_is_searched(journal: Journal) -> None:
    item = AgendaItem(at=at(DAY), title="bring the kettle")
    journal.agenda.add(item)
    assert hits(journal, "kettle") == [item.id]
