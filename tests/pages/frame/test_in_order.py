"""Of two wordings of one text, the one sent later stays."""

from __future__ import annotations

import pytest

from pages.frame.in_order import REMEMBERED, InOrder


def late(order: InOrder, text: str, at: object) -> bool:
    with order.turn(text, at) as told:
        return told


def test_what_was_overtaken_is_late_and_what_follows_is_not() -> None:
    order = InOrder()
    assert [late(order, "a", at) for at in (1.5, 3, 2, 3, 4)] == [False, False, True, False, False]
    assert not late(order, "b", 1)


@pytest.mark.parametrize("at", [None, "9", True, [], {}])
def test_what_is_no_number_is_never_late(at: object) -> None:
    order = InOrder()
    assert not late(order, "a", 5)
    assert not late(order, "a", at)
    assert late(order, "a", 4)


def test_what_could_not_be_written_does_not_count() -> None:
    order = InOrder()
    with pytest.raises(OSError, match="full"), order.turn("a", 9):
        raise OSError("full")
    assert not late(order, "a", 8)


def test_only_so_many_are_remembered() -> None:
    order = InOrder()
    for n in range(REMEMBERED + 5):
        late(order, str(n), 1)
    assert len(order._last) == REMEMBERED
