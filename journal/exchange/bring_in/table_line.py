"""What a line of a table is to become, by what its columns hold."""

from __future__ import annotations

from collections.abc import Iterable

from journal.exchange.bring_in.found import Found, TableLine
from journal.exchange.bring_in.known import Known, Meant, Unclear, Why
from journal.records.bring_in import Decision, Rules


class Lines:
    """Understands the lines of one table, by the rules of its source."""

    def __init__(self, rules: Rules, known: Known, found: Iterable[Found]) -> None:
        self._rules, self._known = rules, known

    def key(self, line: TableLine) -> tuple[str, ...]:
        """Return by what a line is known again."""
        return tuple(map(str, line.cells))

    def meant(self, line: TableLine, decision: Decision | None) -> Meant:
        """Return what it is to become."""
        return Unclear(why=Why.ROWS_ARE)
