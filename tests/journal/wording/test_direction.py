"""What came from others turns nothing round that stands beside it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.sharing.pack import made
from journal.sharing.pack_format import Pack
from journal.sharing.reading import read
from journal.sharing.summary import Summary
from journal.wording import agenda, review, share_page, shared_pack
from journal.wording.direction import TURNS, in_line, without_turns
from pages.parts.markdown_escape import markdown_escape
from tests.journal.sharing.packs import AT, PACK_ID, WEEKS, full, small, thread

SIGNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
TURNED = "Dana \u202ekcirwdeZ"


@pytest.mark.parametrize("sign", SIGNS)
def test_each_sign_that_turns_is_left_out(sign: str) -> None:
    assert without_turns(f"Da{sign}na") == in_line(f"Da{sign}na") == markdown_escape(f"Da{sign}na") == "Dana"


def test_words_of_a_script_read_from_the_right_stay_and_stand_apart() -> None:
    assert in_line("דנה") == "\u2068דנה\u2069"
    assert in_line("Dana, naïve ☂") == "Dana, naïve ☂"
    assert without_turns("דנה") == "דנה"


@given(st.text(alphabet=SIGNS + "aב1 ", max_size=20))
def test_what_is_opened_is_closed(text: str) -> None:
    told = in_line(text)
    assert told.count("\u2068") == told.count("\u2069") <= 1
    assert not TURNS.search(told.strip("\u2068\u2069"))


@pytest.mark.parametrize(
    "said",
    [
        shared_pack.sender(TURNED),
        share_page.ready(TURNED, 3),
        share_page.taken_in(TURNED),
        share_page.came(TURNED, AT.date()),
        share_page.words_kept(TURNED, 2),
        review.for_whom(TURNED),
        agenda.next_meeting(TURNED, AT.date(), AT.date()),
    ],
)
def test_a_sentence_with_a_name_is_not_turned_by_it(said: str) -> None:
    assert "kcirwdeZ" in said
    assert not TURNS.search(said)


def test_a_pack_that_came_is_read_without_them_and_one_that_goes_has_none() -> None:
    ours = full().payload.bytes
    theirs = ours.replace(b"It was heavy.", "It was \u202e\u2067heavy.".encode()).replace(
        b"M. Brandt", "M. \u202eBrandt".encode()
    )
    assert theirs != ours
    assert read(theirs, Pack) == read(ours, Pack)

    of = made(Summary(weeks=WEEKS, agenda=()), replace(thread(), name=TURNED), id=PACK_ID, sequence=1, at=AT)
    assert json.loads(of.payload.bytes)["sender"]["name"] == "Dana kcirwdeZ"
    assert not TURNS.search(small().payload.bytes.decode())
