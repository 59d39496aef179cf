"""What a tab sends in one order may arrive in another: of two wordings of one text the later one stays.

A text that is sent while its page goes away overtakes, or is overtaken by,
the one that was on its way: browsers use several connections.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable, Iterator
from contextlib import contextmanager

REMEMBERED = 1_000
"""Texts whose last sending is remembered; the one that was quiet longest is forgotten first."""


class InOrder:
    """The last sending of each text that a tab sends."""

    def __init__(self) -> None:
        self._last: OrderedDict[Hashable, float] = OrderedDict()
        self._one_at_a_time = threading.Lock()

    @contextmanager
    def turn(self, text: Hashable, at: object) -> Iterator[bool]:
        """Give whether a later wording of `text` came already; while it is held, no other comes.

        `at` rises from one sending of a tab to its next; one that is no
        number is never late. Sent later counts only once it was written.
        """
        with self._one_at_a_time:
            number = float(at) if isinstance(at, int | float) and not isinstance(at, bool) else None
            yield number is not None and number < self._last.get(text, number)
            if number is not None:
                self._last[text] = max(number, self._last.get(text, number))
                self._last.move_to_end(text)
                while len(self._last) > REMEMBERED:
                    self._last.popitem(last=False)
