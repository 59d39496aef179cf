"""Share, from choosing a person to the file: nothing by itself, the ledger first, and what is seen is what leaves."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from journal.records.agenda import AgendaItem
from journal.records.client import Client
from journal.records.person import Relation
from journal.sharing.keys import OwnKeys
from journal.sharing.sealing import opened
from journal.store.journal import Journal
from journal.wording import share_page as wording
from tests.pages.conftest import OpenPage, Page, today
from tests.pages.sharing.conftest import (
    LAST_WEEK,
    PAGE,
    Shared,
    choose,
    decide,
    hand_over,
    key,
    press,
    read_all,
    tick,
)

EVERY_PART = ("agenda", "goals", "texts", "load", "caseload", "themes", "still with me", "contact")


_ALONE = """
from zoneinfo import ZoneInfo
import streamlit as st
from journal.sharing.pack_format import Pack
from journal.sharing.reading import read
from pages.sharing import shown_pack

with st.container(key="share.seen"):
    shown_pack.show(read(st.session_state["payload"], Pack), dark=False, zone=ZoneInfo("Europe/Berlin"))
"""
"""A page that knows a payload and has no journal."""


def seen(page: Page) -> list[str]:
    """Return everything within the frame of the preview: texts, charts with all they draw, folds."""
    frame = next(block for block in blocks(page.at.main) if getattr(block.proto, "id", "").endswith("share.seen"))
    return [re.sub(r"\$\$ID-\w+-", "", str(part.proto)) for part in parts_of(frame)]


def blocks(block: Any) -> Iterator[Any]:
    for child in block.children.values():
        if hasattr(child, "children"):
            yield child
            yield from blocks(child)


def parts_of(block: Any) -> Iterator[Any]:
    for child in block.children.values():
        yield child
        if hasattr(child, "children"):
            yield from parts_of(child)


def shown_alone(payload: bytes) -> Page:
    """Show a payload where there is no journal to look anything up in."""
    at = AppTest.from_string(_ALONE, default_timeout=20)
    at.session_state["payload"] = payload
    return Page(at).run()


def test_an_empty_journal_says_how_to_begin(open_page: OpenPage, journal: Journal) -> None:
    page = open_page(PAGE)

    assert "nobody here yet" in page.said
    for view in ("ledger", "answers"):
        page.tap("share.view", view)
    assert journal.sharing.all() == []


def test_nothing_is_chosen_beforehand(open_page: OpenPage, journal: Journal, life: Shared) -> None:
    page = open_page(PAGE)
    assert not page.at.checkbox

    choose(page, life, "agenda", "texts")

    assert [box.label for box in page.at.checkbox if ".tick." in str(box.key) and box.value] == []
    assert page.at.button(key="share.preview").disabled
    assert journal.sharing.all() == []


def test_items_of_one_title_are_told_apart_by_whom_they_are_about_and_since_when(
    open_page: OpenPage, journal: Journal, life: Shared
) -> None:
    other = Client(at=life.item.at, code="Zed4")
    journal.clients.add(other)
    for client_id, later in ((other.id, 0), (other.id, 9), (life.item.client_id, 0)):
        at = life.item.at + timedelta(days=later)
        journal.agenda.add(AgendaItem(at=at, title="What am I not asking?", client_id=client_id))
    page = choose(open_page(PAGE), life, "agenda", "texts")
    labels = [box.label for box in page.at.checkbox if box.label.startswith("What am I not asking?")]
    assert len(labels) == len(set(labels)) == 3
    assert sum("Zed4" in label for label in labels) == 2


def test_what_stays_is_not_even_offered(open_page: OpenPage, journal: Journal, life: Shared) -> None:
    page = choose(open_page(PAGE), life, "agenda", "texts")

    assert "Xyloph" not in " ".join(box.label for box in page.at.checkbox)


def test_a_text_goes_only_after_each_word_was_decided_and_it_was_read(
    open_page: OpenPage, journal: Journal, life: Shared
) -> None:
    page = tick(choose(open_page(PAGE), life, "texts"), life, life.thought)
    (read,) = [box for box in page.at.checkbox if ".read." in str(box.key)]
    assert read.disabled
    decide(page, "cut")
    assert page.at.button(key="share.preview").disabled

    read_all(page)

    assert not page.at.button(key="share.preview").disabled


def test_another_decision_asks_to_read_it_again_and_lets_the_preview_go(
    open_page: OpenPage, journal: Journal, life: Shared
) -> None:
    page = tick(choose(open_page(PAGE), life, "texts"), life, life.thought)
    press(read_all(decide(page, "cut")), "share.preview")
    assert "share.make" in [button.key for button in page.at.button]

    next(g for g in page.at.button_group if ".word." in str(g.key) and g.label == "Quillon").set_value("keep")
    page.run()

    assert "share.make" not in [button.key for button in page.at.button]
    assert any("let go" in note for note in page.notes)
    assert page.at.button(key="share.preview").disabled


def test_more_words_can_be_cut(open_page: OpenPage, journal: Journal, life: Shared) -> None:
    page = tick(choose(open_page(PAGE), life, "texts"), life, life.thought)
    page.at.multiselect(key=key(life, f"mine.{life.thought.id}")).set_value(["heavy"])
    hand_over(page.run())

    payload = journal.sharing.payload(journal.sharing.all()[0].id) or b""
    assert b"heavy" not in payload
    assert b"[left out]" in payload


def test_words_that_identify_are_looked_for_in_small_letters_too(
    open_page: OpenPage, journal: Journal, life: Shared
) -> None:
    journal.reflections.update(replace(life.thought, text="my maria again, and the bakery"))
    page = tick(choose(open_page(PAGE), life, "texts"), life, life.thought)
    page.at.text_input(key=key(life, f"words.{life.client.id}")).set_value("Maria, bakery")
    hand_over(page.run())

    payload = journal.sharing.payload(journal.sharing.all()[0].id) or b""
    assert b"my [name] again, and the [name]" in payload


def test_codes_of_earlier_and_of_the_trash_are_replaced_too(
    open_page: OpenPage, journal: Journal, life: Shared
) -> None:
    gone = replace(life.client, id="d" * 32, code="Zu3")
    journal.clients.add(gone)
    journal.clients.delete(gone.id)
    journal.clients.update(replace(life.client, code="Neu9"))
    meeting = replace(life.meeting, notes="talked of zu3 at length, and of qixo7 again, who is neu9 now")
    journal.supervisions.update(meeting)
    hand_over(tick(choose(open_page(PAGE), life, "texts"), life, meeting))

    (text,) = json.loads(journal.sharing.payload(journal.sharing.all()[0].id) or b"")["texts"]
    codes = journal.sharing.codes(life.dana.id)
    theirs = codes[life.client.id]
    assert text["text"] == f"talked of {codes[gone.id]} at length, and of {theirs} again, who is {theirs} now"


def test_kept_words_of_another_client_are_cut_from_every_text_unseen(
    open_page: OpenPage, journal: Journal, life: Shared
) -> None:
    journal.sharing.keep_identifying_words(life.client.id, "maria quillon, wanda")
    meeting = replace(life.meeting, notes="we spoke of maria quillon and wanda, in small letters")
    journal.supervisions.update(meeting)
    page = tick(choose(open_page(PAGE), life, "texts"), life, meeting)
    assert "Words that identify" not in [fold.label for fold in page.at.expander]
    hand_over(page)

    told = (journal.sharing.payload(journal.sharing.all()[0].id) or b"").decode()
    assert "in small letters" in told
    assert "quillon" not in told
    assert "wanda" not in told


def test_a_word_kept_before_it_was_named_as_identifying_is_decided_anew(
    open_page: OpenPage, journal: Journal, life: Shared
) -> None:
    page = decide(tick(choose(open_page(PAGE), life, "texts"), life, life.thought), "keep")
    read_all(page)
    page.at.text_input(key=key(life, f"words.{life.client.id}")).set_value("Quillon, Maria")
    page.run()
    assert not any(box.value for box in page.at.checkbox if ".read." in str(box.key))
    hand_over(page)

    told = (journal.sharing.payload(journal.sharing.all()[0].id) or b"").decode()
    assert "Quillon" not in told
    assert "Maria" not in told


def test_words_that_identify_are_kept_only_if_one_says_so_and_then_not_shown(
    open_page: OpenPage, journal: Journal, life: Shared
) -> None:
    words, kept = key(life, f"words.{life.client.id}"), journal.sharing.identifying_words
    page = tick(choose(open_page(PAGE), life, "texts"), life, life.thought)
    page.at.text_input(key=words).set_value("it was heavy, bakery")
    page.run()
    assert kept() == {}
    page.at.checkbox(key=f"{words}.keep").check()
    page.run()
    assert kept() == {life.client.id: "it was heavy, bakery"}

    page = tick(choose(open_page(PAGE), life, "texts"), life, life.thought)
    assert "Qixo7: 2 words or names kept, and used." in page.said
    assert "bakery" not in page.said + str([field.value for field in page.at.text_input])
    assert "<del>It was heavy</del>" in "".join(str(html.proto) for html in page.at.get("html"))

    press(page, f"{words}.change")
    assert page.at.text_input(key=words).value == "it was heavy, bakery"
    page.at.text_input(key=words).set_value("bakery")
    page.run()
    assert kept() == {life.client.id: "bakery"}

    page = tick(choose(open_page(PAGE), life, "texts"), life, life.thought)
    press(page, f"{words}.forget")
    assert kept() == {}
    assert not page.at.checkbox(key=f"{words}.keep").value


def test_the_preview_is_the_payload_and_nothing_else(open_page: OpenPage, journal: Journal, life: Shared) -> None:
    """It equals what a page shows that knows nothing but the payload, and every text of the payload is in it."""
    page = tick(choose(open_page(PAGE), life, *EVERY_PART), life, life.thought, life.meeting, life.item, life.goal)
    press(read_all(decide(page, "cut")), "share.preview")
    previewed = seen(page)
    press(page, "share.make")
    payload = journal.sharing.payload(journal.sharing.all()[0].id) or b""

    assert previewed == seen(shown_alone(payload))
    everything = "\n".join(previewed).casefold()
    for planted in ("Quillon", "Maria", "example", life.client.code, "Xyloph", "Zedwick", "shame"):
        assert planted.casefold() not in payload.decode().casefold()
        assert planted.casefold() not in everything
    for entry in (life.thought, life.client, life.item, life.meeting, life.dana):
        assert entry.id not in payload.decode()
    told = json.loads(payload)
    assert {part for part, value in told.items() if value is None} == {"to", "hours", "risk"}
    assert len(told["goals"]) == 1
    texts = [item["title"] for item in told["agenda"]]
    texts += [item["text"] for item in (*told["goals"], *told["texts"])]
    for text in (*texts, told["says"], told["sender"]["name"]):
        assert text.casefold() in everything


def test_what_is_handed_over_is_what_was_previewed_and_the_ledger_has_it(
    open_page: OpenPage, journal: Journal, life: Shared
) -> None:
    theirs = OwnKeys.fresh()
    page = choose(open_page(PAGE), life, "agenda", "load")
    page.tap(key(life, "form"), "sealed")
    page.at.text_input(key=key(life, "key_line")).set_value(theirs.public.text)
    press(page, key(life, "use_key"))
    assert theirs.public.fingerprint in [heading.value for heading in page.at.header]
    press(page, key(life, "compare"))
    hand_over(tick(page, life, life.item))

    (share,) = journal.sharing.all()
    came = opened(_downloaded(page), theirs, pinned={})
    assert came.payload == journal.sharing.payload(share.id)
    assert (came.hash, came.pack.id, came.pack.sequence) == (share.hash, share.id, 1)
    assert (share.person_name, share.parts, share.keys) == ("Dana Zedwick", ("load", "agenda"), theirs.public.text)
    assert share.entry_of("agenda-1") == life.item.id
    (file,) = [told for told in page.at.get("bidi_component") if wording.DOWNLOAD in str(told.proto)]
    assert "Zedwick" not in str(file.proto)
    kept = journal.sharing.with_person(life.dana.id)
    assert kept is not None
    assert (kept.parts, kept.my_name, kept.compared_on) == (share.parts, "Mara Brandt", today())

    page = press(page, "share.done").tap("share.who", life.dana.id)
    assert [box.key for box in page.at.checkbox if box.value] == []


def elsewhere(journal: Journal, life: Shared, change: str) -> None:
    """Change something in another tab."""
    match change:
        case "not to be told":
            journal.reflections.update(replace(life.thought, withheld=True))
        case "deleted":
            journal.reflections.delete(life.thought.id)
        case "off the agenda":
            journal.agenda.delete(life.item.id)
        case "another relation":
            journal.people.update(replace(life.dana, relation=Relation.LINE_MANAGER))
        case "another key":
            kept = journal.sharing.with_person(life.dana.id)
            assert kept is not None
            journal.sharing.keep_with(replace(kept, keys=OwnKeys.fresh().public.text))
        case "a new client":
            client = replace(life.client, id="d" * 32, code="Neu1")
            journal.clients.add(client)
            journal.reflections.add(replace(life.thought, id="e" * 32, client_id=client.id))


ELSEWHERE = ["not to be told", "deleted", "off the agenda", "another relation", "another key", "a new client"]


@pytest.mark.parametrize("change", ELSEWHERE)
@pytest.mark.parametrize("step", ["share.preview", "share.make"])
def test_what_was_changed_in_another_tab_since_lets_go_of_it(
    open_page: OpenPage, journal: Journal, life: Shared, change: str, step: str
) -> None:
    page = choose(open_page(PAGE), life, *EVERY_PART)
    read_all(decide(tick(page, life, life.item, life.thought), "cut"))
    if step == "share.make":
        press(page, "share.preview")
    elsewhere(journal, life, change)
    press(page, step)

    assert "Something was changed since it was shown" in "\n".join([*page.errors, *page.notes])
    assert journal.sharing.all() == []
    assert "share.make" not in [button.key for button in page.at.button]


def test_only_packs_that_left_are_numbered(open_page: OpenPage, journal: Journal, life: Shared) -> None:
    page = choose(open_page(PAGE), life, "load")
    for part in ("caseload", "themes"):
        press(page, "share.preview")
        page.at.checkbox(key=key(life, f"part.{part}")).check()
        page.run()
    hand_over(page)

    assert [share.sequence for share in journal.sharing.all()] == [1]


def test_what_was_decided_of_words_ends_with_the_share(open_page: OpenPage, journal: Journal, life: Shared) -> None:
    page = tick(choose(open_page(PAGE), life, "texts"), life, life.thought)
    press(press(read_all(decide(page, "keep")), "share.preview"), "share.make")
    press(page, "share.done").tap("share.who", life.dana.id)
    page.at.checkbox(key=key(life, "part.texts")).check()
    tick(page.run(), life, life.thought)

    asked = [group.value for group in page.at.button_group if ".word." in str(group.key)]
    assert asked
    assert "keep" not in asked
    assert not any(box.value for box in page.at.checkbox if ".read." in str(box.key))


def test_another_key_is_loud_and_counts_as_compared_by_nobody(
    open_page: OpenPage, journal: Journal, life: Shared
) -> None:
    page = choose(open_page(PAGE), life)
    page.tap(key(life, "form"), "sealed")
    for keys in (OwnKeys.fresh(), OwnKeys.fresh()):
        page.at.text_input(key=key(life, "key_line")).set_value(keys.public.text)
        press(page, key(life, "use_key"))
        if not page.errors:
            press(page, key(life, "compare"))

    kept = journal.sharing.with_person(life.dana.id)
    assert kept is not None
    assert (kept.keys, kept.compared_on) == (keys.public.text, None)
    assert any("another key" in error for error in page.errors)

    page.at.text_input(key=key(life, "key_line")).set_value("between-sessions-key-1 nonsense")
    press(page, key(life, "use_key"))
    assert any("not a key" in error for error in page.errors)
    assert journal.sharing.with_person(life.dana.id) == kept


def test_nothing_goes_to_a_changed_key_before_its_words_were_compared(
    open_page: OpenPage, journal: Journal, life: Shared
) -> None:
    page = choose(open_page(PAGE), life, "load")
    page.tap(key(life, "form"), "sealed")
    for keys in (OwnKeys.fresh(), OwnKeys.fresh()):
        page.at.text_input(key=key(life, "key_line")).set_value(keys.public.text)
        press(page, key(life, "use_key"))

    again = choose(open_page(PAGE), life, "load")  # another tab, another day
    assert any("another key" in error for error in again.errors)
    assert "compare the six words of their new key" in again.said
    assert again.at.button(key="share.preview").disabled

    press(again, key(life, "compare"))
    assert again.errors == []
    assert not again.at.button(key="share.preview").disabled


def test_who_can_affect_a_job_is_offered_little_until_a_second_yes(
    open_page: OpenPage, journal: Journal, life: Shared
) -> None:
    journal.people.update(replace(life.dana, relation=Relation.ASSESSOR))
    page = choose(open_page(PAGE), life)
    parts = [str(box.key) for box in page.at.checkbox if ".part." in str(box.key)]
    assert parts == [key(life, "part.agenda")]
    assert "This person can affect your job or grade" in page.said

    press(page, key(life, "yes"))
    assert page.at.checkbox(key=key(life, "part.load"))
    kept = journal.sharing.with_person(life.dana.id)
    assert kept is not None
    assert kept.second_yes_on == today()

    press(page, key(life, "yes"))
    assert [str(box.key) for box in page.at.checkbox if ".part." in str(box.key)] == parts


def test_a_group_is_offered_the_agenda_alone_and_one_of_ones_own_nothing(
    open_page: OpenPage, journal: Journal, life: Shared
) -> None:
    journal.people.update(replace(life.dana, relation=Relation.GROUP))
    page = choose(open_page(PAGE), life)
    assert [str(box.key) for box in page.at.checkbox] == [key(life, "part.agenda")]

    journal.people.update(replace(life.dana, relation=Relation.OWN))
    assert "nobody here yet" in open_page(PAGE).said


def test_only_who_answers_for_the_clients_is_told_of_risk_and_of_small_counts(
    open_page: OpenPage, journal: Journal, life: Shared
) -> None:
    page = choose(open_page(PAGE), life, "still with me")
    assert key(life, "part.risk") not in [box.key for box in page.at.checkbox]
    hand_over(page)
    journal.people.update(replace(life.dana, relation=Relation.CLINICALLY_RESPONSIBLE))
    alone = choose(open_page(PAGE), life, "risk")
    assert "choose something beside risk" in alone.said
    hand_over(choose(alone, life, "still with me"))

    exact, few = [json.loads(journal.sharing.payload(share.id) or b"") for share in _in_order(journal)]
    assert (few["risk"], few["still_with_me"][0]["count"]) == (None, "1–2")
    assert (exact["risk"], exact["still_with_me"][0]["count"]) == ([], 1)
    assert exact["still_with_me"][0]["code"] == few["still_with_me"][0]["code"]


def test_hours_go_by_themselves(open_page: OpenPage, journal: Journal, life: Shared) -> None:
    page = choose(open_page(PAGE), life, "load").tap(key(life, "kind"), "hours")
    assert not page.at.checkbox(key=key(life, f"tick.{life.meeting.id}")).value
    assert page.at.button(key="share.preview").disabled
    hand_over(press(page, key(life, "before.hours.press")))

    (share,) = journal.sharing.all()
    assert (share.parts, share.entries) == (("hours",), (("hour-1", life.meeting.id),))
    told = json.loads(journal.sharing.payload(share.id) or b"")
    assert [name for name in EVERY_PART if told.get(name.replace(" ", "_")) is not None] == []


def test_the_last_finished_week_is_the_default_and_this_week_can_be_in_it(
    open_page: OpenPage, journal: Journal, life: Shared
) -> None:
    page = choose(open_page(PAGE), life, "themes")
    hand_over(page.tap(key(life, "up_to"), "this"))
    (share,) = journal.sharing.all()
    assert (share.first, share.last) == (LAST_WEEK - timedelta(days=14), LAST_WEEK + timedelta(days=7))

    press(page, "share.done").tap("share.who", life.dana.id)
    assert "small counts may show" in page.said


def test_a_page_with_six_words_is_made_and_its_words_are_kept(
    open_page: OpenPage, journal: Journal, life: Shared
) -> None:
    page = hand_over(choose(open_page(PAGE), life, "load"))

    (share,) = journal.sharing.all()
    assert share.words in [heading.value for heading in page.at.header]
    assert share.keys is None
    html = _downloaded(page).decode()
    assert html.startswith("<!doctype html>")
    assert "Mara Brandt" not in html


def test_a_word_is_decided_once_for_all_texts(open_page: OpenPage, journal: Journal, life: Shared) -> None:
    page = tick(choose(open_page(PAGE), life, "agenda", "texts"), life, life.item, life.thought)
    asked = [group for group in page.at.button_group if ".word." in str(group.key) and group.label == "Quillon"]
    assert len(asked) == 1

    asked[0].set_value("keep")
    hand_over(page.run())

    told = json.loads(journal.sharing.payload(journal.sharing.all()[0].id) or b"")
    assert told["agenda"][0]["title"].endswith("the letter of Quillon")
    assert "Quillon wrote from [e-mail]" in told["texts"][0]["text"]


def test_a_word_is_asked_once_with_its_places_and_all_that_is_framed_can_be_cut_at_once(
    open_page: OpenPage, journal: Journal, life: Shared
) -> None:
    text = "Tarnow rang. I met tarnow, and Tarnow's aunt Ngozi, aged 92, in leeds."
    journal.reflections.update(replace(life.thought, text=text))
    page = tick(choose(open_page(PAGE), life, "texts"), life, life.thought)
    asked = [group.label for group in page.at.button_group if ".word." in str(group.key)]
    assert asked == ["Tarnow", "aunt Ngozi", "aged 92", "leeds"]
    assert "3 places" in page.said

    press(page, key(life, f"cut_open.{life.thought.id}"))
    press(read_all(page), "share.preview")
    hand_over(page)
    told = json.loads(journal.sharing.payload(journal.sharing.all()[0].id) or b"")
    assert told["texts"][0]["text"] == "[name] rang. I met [name], and [name] [name], [age], in [name]."


def test_signs_that_turn_a_text_are_neither_shown_nor_handed_over(
    open_page: OpenPage, journal: Journal, life: Shared
) -> None:
    journal.reflections.update(replace(life.thought, text="it was \u202eyvaeh\u202c again"))
    page = tick(choose(open_page(PAGE), life, "texts"), life, life.thought)
    shown = "".join(str(html.proto) for html in page.at.get("html"))
    assert "\u202e" not in shown
    assert "\\342\\200\\256" not in shown
    hand_over(decide(page, "keep"))
    assert "\u202e" not in (journal.sharing.payload(journal.sharing.all()[0].id) or b"").decode()


def test_text_in_a_note_that_looks_like_html_is_shown_as_text(
    open_page: OpenPage, journal: Journal, life: Shared
) -> None:
    journal.reflections.update(replace(life.thought, text="<img src=x> and **bold** it was"))
    page = tick(choose(open_page(PAGE), life, "texts"), life, life.thought)

    assert not any("<img" in str(html.proto.body) for html in page.at.get("html"))
    press(read_all(decide(page, "keep")), "share.preview")
    assert "<img src=x> and **bold** it was" in [text.value for text in page.at.text]


def _in_order(journal: Journal) -> list[Any]:
    return sorted(journal.sharing.all(), key=lambda share: -share.sequence)


def _downloaded(page: Page) -> bytes:
    """Return what the button would save."""
    handed = page.at.session_state["share.handed"]
    return bytes(handed.file)
