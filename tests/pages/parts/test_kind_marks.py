"""Each kind has a mark of its own: no icon stands for two kinds, or for a kind and another page."""

from __future__ import annotations

from collections import Counter

from journal.records.kinds import KINDS
from pages.parts.listing import kind_marks
from pages.parts.menu import PLACES


def test_no_icon_stands_for_two_places() -> None:
    icons = Counter(place.icon for place in PLACES.values())
    assert {icon for icon, places in icons.items() if places > 1} == set()
    assert len({kind.icon for kind in KINDS}) == len(KINDS)


def test_the_mark_of_a_kind_is_drawn_where_an_entry_of_it_is_keyed() -> None:
    style = kind_marks.style()
    assert '[class*="st-key-marked-time-off-"] { --icon: "beach_access"; --k: light-dark(#2E6A5C, #86C5B2); }' in style
    assert style.count("--icon") == len(KINDS)
