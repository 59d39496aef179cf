"""The growing wait after a wrong passphrase: 1, 2, 4 … up to 60 seconds.

It belongs to the journal, not to the browser: a dropped cookie or another
browser does not shorten it.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable

from pages.frame import clock

LONGEST_SECONDS = 60.0


class GrowingWait:
    """How long the next try must wait. `one_at_a_time` is held around a try: none slips past the wait."""

    def __init__(self) -> None:
        self.clock: Callable[[], float] = clock.seconds
        self.one_at_a_time = threading.Lock()
        self._failed = 0
        self._ready_at = -math.inf

    def seconds(self) -> int:
        """Return whole seconds, rounded up, until the next try; 0 when it may be made now."""
        return max(0, math.ceil(self._ready_at - self.clock())) if self._failed else 0

    def failed(self) -> None:
        """Note a wrong passphrase: the wait doubles."""
        self._failed += 1
        self._ready_at = self.clock() + min(LONGEST_SECONDS, 2.0 ** min(self._failed - 1, 10))

    def succeeded(self) -> None:
        """Note a right one: the wait is forgotten."""
        self._failed = 0


wait = GrowingWait()
"""For passphrases and recovery keys alike."""
