"""By what a row is known again in a newer file: a mark of its source and of the name that its own program gave it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from journal.exchange.bring_in.found import Appointment, Found, TableLine, Writing
from journal.exchange.bring_in.marks import Marks


class Identities:
    """Marks of the rows of one file.

    Some programs give one name to several appointments: of those the time is
    part of the mark. Of lines that say the same, each is told by its turn.
    """

    def __init__(
        self, source_id: str, found: Iterable[Found], marks: Marks, of_line: Callable[[TableLine], tuple[str, ...]]
    ) -> None:
        self._source_id, self._marks, self._of_line = source_id, marks, of_line
        self._turns: Counter[str] = Counter()
        times: dict[tuple[str, str], set[str]] = {}
        for one in found:
            if isinstance(one, Appointment):
                times.setdefault((one.uid, one.recurrence), set()).add(_at(one))
        self._several = {name for name, at in times.items() if len(at) > 1}

    def of(self, found: Found) -> str:
        """Return the mark of a row; "" for what is none. To be asked once for each, in the order of the file."""
        match found:
            case Appointment():
                name = found.uid, found.recurrence
                told = (_at(found), found.title) if not found.uid else (_at(found),) if name in self._several else ()
                return self._mark("appointment", *name, *told)
            case TableLine():
                return self._in_turn("line", *self._of_line(found))
            case Writing():
                told = (found.uid,) if found.uid else (found.at.isoformat(), found.title)
                return self._in_turn("writing", *told)
        return ""

    def _in_turn(self, *told: str) -> str:
        mark = self._mark(*told)
        self._turns[mark] += 1
        return mark if self._turns[mark] == 1 else self._mark(*told, str(self._turns[mark]))

    def _mark(self, *told: str) -> str:
        return self._marks.of("row", self._source_id, *told)


def _at(found: Appointment) -> str:
    return (found.at or found.first).isoformat()
