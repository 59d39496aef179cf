"""A journal's own export on its way in: read in a thread of its own, held in memory until it is taken or let go of."""

from __future__ import annotations

import threading

from journal.errors import JournalError
from journal.exchange.bring_in.own_export import Exported
from journal.store.journal import Journal
from journal.use_cases import bring_back
from journal.use_cases.bring_back import Compared
from journal.wording import bring_back as wording


class BringingOwn:
    """An export being read, then held against the journal. `fault` is why there is nothing to take, in a sentence."""

    found = 0
    part = 0.0

    def __init__(self, given: tuple[tuple[str, bytes], ...]) -> None:
        self.exported: Exported | None = None
        self.fault = wording.ALONE if len(given) > 1 else ""
        self._stopped = bool(self.fault)
        self._shown: tuple[object, Compared] | None = None
        self._thread = threading.Thread(target=self._read, args=(given[0][1],), name="bring in", daemon=True)
        self._thread.start()

    @property
    def reading(self) -> bool:
        """Whether it is still being read."""
        return self._thread.is_alive() and not self._stopped

    def stop(self) -> None:
        """Wait for it no longer: what is read of it is not used."""
        self._stopped, self.fault = True, self.fault or wording.STOPPED

    def wait(self) -> None:
        """Wait until it is read."""
        self._thread.join()

    def _read(self, data: bytes) -> None:
        if self._stopped:
            return
        try:
            read = bring_back.read(data)
            self.exported = None if self._stopped else read
        except JournalError as error:
            self.fault = str(error)
        except Exception:  # noqa: BLE001 a fault in reading must not be told with a line of the file
            self.fault = wording.BROKE_OFF

    def look(self, journal: Journal) -> Compared | None:
        """Return what of it is here already; looked up once for each state of the journal. None: there is none."""
        if self.exported is None or self._stopped:
            return None
        state = journal.opening, journal.version
        if self._shown is None or self._shown[0] != state:
            self._shown = state, bring_back.compare(journal, self.exported)
        return self._shown[1]
