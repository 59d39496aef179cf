"""A person's codes for clients: fresh, stable, and telling nothing."""

from __future__ import annotations

import re

import pytest

from journal.sharing.codes import with_codes

CLIENTS = [f"{n:032x}" for n in range(60)]


def test_a_code_once_given_stays_and_new_clients_get_new_ones() -> None:
    first = with_codes({}, CLIENTS[:20])
    later = with_codes(first, CLIENTS)
    assert {c: later[c] for c in CLIENTS[:20]} == first
    assert len(set(later.values())) == len(CLIENTS)


def test_two_people_get_different_codes_for_the_same_clients() -> None:
    one, two = with_codes({}, CLIENTS), with_codes({}, CLIENTS)
    assert sum(one[c] == two[c] for c in CLIENTS) < 10


def test_codes_do_not_tell_who_came_first() -> None:
    codes = list(with_codes({}, CLIENTS).values())
    assert codes != sorted(codes)


def test_a_fresh_code_is_none_of_ones_own() -> None:
    own = [f"{letter}{n}" for letter in "ABCDEFGHKLMNPRSTUVWXYZ" for n in range(10, 99)]
    codes = with_codes({}, CLIENTS[:15], own_codes=[c.lower() for c in own])
    assert set(codes.values()).isdisjoint(own)


@pytest.mark.parametrize("as_written", ["\uff21{}", "\u0391{}", "\u0410{}", "a\u00ad{}"])
def test_a_fresh_code_does_not_even_look_like_one_of_ones_own(as_written: str) -> None:
    own = [as_written.format(n) for n in range(10, 100)]
    codes = with_codes({}, [f"{n:032x}" for n in range(1_800)], own_codes=own)
    assert not [code for code in codes.values() if len(code) == 3 and code.startswith("A")]


def test_even_thousands_of_clients_get_codes_that_fit_a_pack() -> None:
    codes = with_codes({}, [str(n) for n in range(3_000)])
    assert len(set(codes.values())) == 3_000
    assert all(re.fullmatch("[A-Z]{1,2}[0-9]{2}", c) for c in codes.values())
