"""The rows of one file with what they mean; after an answer, those alone are understood anew that it speaks of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from journal.exchange.bring_in.appointment import Appointments
from journal.exchange.bring_in.found import Appointment, Found, TableHead, TableLine, Writing
from journal.exchange.bring_in.identity import Identities
from journal.exchange.bring_in.known import Known, Meant, NotTaken, Why
from journal.exchange.bring_in.table_line import Lines
from journal.exchange.bring_in.writing import Writings
from journal.records.bring_in import Decision, Rules, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A file that was read: what was found in it, in order, and the source it is taken for."""

    name: str
    source: Source
    found: Sequence[Found]


@dataclass(frozen=True, slots=True)
class Understood:
    """A row with the mark of its identity, and what it means by the rules of its source."""

    file: int
    found: Found
    identity: str
    meant: Meant
    title: str = ""
    at: datetime | date | None = None


_NOTHING = NotTaken(why=Why.NOT_MATCHED)


class Understanding:
    """The rows of the nth file as the rules of its source and the decisions have them: `rows`, in its order."""

    def __init__(self, n: int, file: Dropped, known: Known, decisions: Mapping[str, Decision]) -> None:
        rules = file.source.rules
        self._file = file
        lines = Lines(rules, known, file.found)
        self._readers: dict[type[Found], Any] = {
            Appointment: Appointments(rules, known, (one for one in file.found if isinstance(one, Appointment))),
            TableLine: lines,
            Writing: Writings(rules, known),
        }
        identities = Identities(file.source.id, file.found, known.marks, lines.key)
        self.rows: list[Understood] = []
        self._rest_on: list[object] = []
        for found in file.found:
            if isinstance(found, TableHead):
                continue  # a name for the lines below it, and none of them
            identity = identities.of(found)
            title, at = _shown(found, lines)
            meant, rests_on = self._understood(found, decisions.get(identity))
            self.rows.append(Understood(n, found, identity, meant, title, at))
            self._rest_on.append(rests_on)

    def holds(self, file: Dropped) -> bool:
        """Say whether it is of this file, by rules that are the same but for those about titles and moods."""
        before, now = self._file.source, file.source
        return self._file.found is file.found and (before.id, _others(before.rules)) == (now.id, _others(now.rules))

    def keep_up(self, rules: Rules, decisions: Mapping[str, Decision]) -> list[int]:
        """Go by these rules and decisions; return which rows have another meaning or decision now."""
        if rules != self._file.source.rules:
            for reader in self._readers.values():
                reader.ruled(rules)
            self._file = replace(self._file, source=replace(self._file.source, rules=rules))
        changed = []
        for n, row in enumerate(self.rows):
            reader = self._readers.get(type(row.found))
            if reader is not None:
                decision = decisions.get(row.identity)
                if self._rest_on[n] != (reader.rests_on(row.found), decision):
                    meant, self._rest_on[n] = self._understood(row.found, decision)
                    self.rows[n] = replace(row, meant=meant)
                    changed.append(n)
        return changed

    def _understood(self, found: Found, decision: Decision | None) -> tuple[Meant, object]:
        reader = self._readers.get(type(found))
        if reader is None:
            return _NOTHING, None
        return reader.meant(found, decision), (reader.rests_on(found), decision)


def _shown(found: Found, lines: Lines) -> tuple[str, datetime | date | None]:
    match found:
        case Appointment():
            return found.title, found.at or found.first
        case TableLine():
            return lines.shown(found)
        case Writing():
            return found.title, found.at
    return "", None


def _others(rules: Rules) -> Rules:
    return replace(rules, titles=(), moods=())
