"""How far a long step after an upgrade is, for whoever waits at the door."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from starlette.requests import Request
from starlette.responses import JSONResponse

from journal.store.migrations import Progress


class OpeningProgress:
    """What is told while a journal is opened, in hundredths; None where nothing long is under way.

    Nobody is in yet while it is asked for, so it says nothing else: not of how many notes.
    """

    def __init__(self) -> None:
        self.percent: int | None = None

    @contextmanager
    def told(self) -> Iterator[Progress]:
        """Give what an opening tells how far it is; whatever becomes of it, nothing is under way after it."""
        try:
            yield self._tell
        finally:
            self.percent = None

    def _tell(self, done: int, whole: int) -> None:
        self.percent = 100 * done // whole


progress = OpeningProgress()


async def say(_request: Request) -> JSONResponse:
    """Answer with the hundredths that are done, or null."""
    return JSONResponse({"percent": progress.percent}, headers={"Cache-Control": "no-store"})
