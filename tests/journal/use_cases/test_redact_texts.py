"""What is looked for in a text: every code a client ever had, the words of every client, what one never writes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from journal.records.client import Role
from journal.sharing.redaction import review
from journal.store.journal import Journal
from journal.use_cases.redact_texts import (
    CLIENT,
    codes_for,
    own_to_theirs,
    split_words,
    usual_words,
    words_of_others,
)
from tests.journal.use_cases.two_journals import WEEKS, Two, two_journals

NFC, NFD = "\N{LATIN CAPITAL LETTER A WITH DIAERESIS}1", "A\N{COMBINING DIAERESIS}1"


def with_code(two: Two, code: str, *, id: str = "d" * 32, role: Role = Role.THERAPY) -> str:
    two.journal.clients.add(replace(two.client, id=id, code=code, role=role))
    return id


def leaves(journal: Journal, person_id: str, text: str) -> tuple[str, dict[str, str]]:
    """Return a text as it leaves when nothing but codes is cut, and the codes this person knows."""
    codes = codes_for(journal, person_id, WEEKS)
    going = review(text, own_words=(), codes=own_to_theirs(journal, codes), habitual=lambda _: True)
    return going.result(), codes


@pytest.mark.parametrize("kept", [NFC, NFD, NFC.lower(), "\uff21\N{COMBINING DIAERESIS}\uff11"])
@pytest.mark.parametrize("written", [NFC, NFD, NFD.lower()])
def test_a_code_is_one_code_however_its_accents_its_width_and_its_case_are_written(
    tmp_path: Path, kept: str, written: str
) -> None:
    with two_journals(tmp_path) as two:
        client = with_code(two, kept)
        text, codes = leaves(two.journal, two.dana.id, f"we spoke of {written} at length")
        assert text == f"we spoke of {codes[client]} at length"


@pytest.mark.parametrize("written", ["Groß1", "groß1", "GROSS1", "gross1", "GROẞ1"])
def test_a_code_whose_small_letters_are_more_than_its_capitals_is_found_however_it_is_written(
    tmp_path: Path, written: str
) -> None:
    with two_journals(tmp_path) as two:
        client = with_code(two, "Groß1")
        text, codes = leaves(two.journal, two.dana.id, f"we spoke of {written} at length")
        assert text == f"we spoke of {codes[client]} at length"


def test_a_code_that_was_written_in_two_ways_for_two_clients_says_of_neither_who_is_meant(tmp_path: Path) -> None:
    with two_journals(tmp_path) as two:
        first, second = with_code(two, NFC), with_code(two, NFD, id="e" * 32, role=Role.COACHING)
        text, codes = leaves(two.journal, two.dana.id, f"of {NFC}, and of {NFD.lower()}")
        assert text == f"of {CLIENT}, and of {CLIENT}"
        assert codes[first] != codes[second]


def test_a_code_of_someone_now_means_them_and_one_that_two_had_before_nobody(tmp_path: Path) -> None:
    with two_journals(tmp_path) as two:
        first, second = with_code(two, "Ab1"), with_code(two, "Cd1", id="e" * 32)
        two.journal.clients.update(replace(two.journal.clients.get(first), code="Cd2"))
        two.journal.clients.update(replace(two.journal.clients.get(second), code="ab1"))
        text, codes = leaves(two.journal, two.dana.id, "of Ab1, Cd1 and Cd2")
        assert text == f"of {codes[second]}, {codes[second]} and {codes[first]}"

        two.journal.clients.update(replace(two.journal.clients.get(second), code="Ef1"))
        assert leaves(two.journal, two.dana.id, "of Ab1")[0] == f"of {CLIENT}"


def test_codes_are_kept_for_a_person_before_anything_is_made_of_them(tmp_path: Path) -> None:
    with two_journals(tmp_path) as two:
        client = with_code(two, "Zu3")
        two.journal.clients.delete(client)
        codes = codes_for(two.journal, two.dana.id, WEEKS)
        assert {client, two.client.id} <= set(codes)
        assert two.journal.sharing.codes(two.dana.id) == codes
        assert codes_for(two.journal, two.dana.id, WEEKS) == codes


def test_words_of_others_are_looked_for_and_those_asked_for_here_are_left_to_the_asking(tmp_path: Path) -> None:
    with two_journals(tmp_path) as two:
        other = with_code(two, "Zu3")
        two.journal.sharing.keep_identifying_words(two.client.id, "Wanda, the bakery")
        two.journal.sharing.keep_identifying_words(other, "Ödön; Weir\u2019s")
        assert sorted(words_of_others(two.journal, {two.client.id})) == ["Weir’s", "Ödön"]
        assert split_words(" a, ,b;\nc ") == ["a", "b", "c"]


def test_words_of_habit_are_those_of_every_kind_of_entry(tmp_path: Path) -> None:
    with two_journals(tmp_path) as two:
        for n in range(6):
            two.journal.agenda.add(
                replace(two.item, id=f"{n:032x}", title="the vertical line", at=two.item.at.replace(day=n + 1))
            )
        assert "vertical" in usual_words(two.journal)
        assert "quillon" not in usual_words(two.journal)
