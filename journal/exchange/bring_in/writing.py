"""What an entry of another journal is to become: an evening where a mood is told, a thought of no one in particular."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from journal.errors import FieldError
from journal.exchange.bring_in.found import Writing
from journal.exchange.bring_in.known import Known, Meant, NotTaken, Unclear, Wanted, Why, Wrong
from journal.records.bring_in import Decision, Meaning, MoodRule, Rules
from journal.records.check_in import CheckIn
from journal.records.entry import LONGEST_LINE, Entry, local_time
from journal.records.reflection import Reflection
from journal.wording import bring_in as wording

NOON, EVENING = time(12), time(21)
"""When a text, and a mood, of a day without an hour is placed."""


class Writings:
    """Understands the entries of another journal, by the rules of its source."""

    def __init__(self, rules: Rules, known: Known) -> None:
        self._known = known
        self._marked: dict[str, str] = {}
        self.ruled(rules)

    def ruled(self, rules: Rules) -> None:
        """Go by other rules about moods."""
        self._moods = {rule.mark: rule for rule in rules.moods}

    def rests_on(self, found: Writing) -> MoodRule | None:
        """Return the rule about its mood, on which its meaning rests, beside a decision about it."""
        if found.mood not in self._marked:
            self._marked[found.mood] = self._known.marks.mood(found.mood)
        return self._moods.get(self._marked[found.mood]) if found.mood else None

    def meant(self, found: Writing, decision: Decision | None) -> Meant:
        """Return what it becomes; whose mood means nothing here yet is asked."""
        if decision is not None and decision.meaning is Meaning.IGNORE:
            return NotTaken(why=Why.IGNORED)
        rule = self.rests_on(found)
        if found.mood and rule is None:
            return Unclear(why=Why.MOOD, phrase=found.mood)
        return _told(found, self._known, rule.heavy if rule is not None else None)


def _told(found: Writing, known: Known, heavy: int | None) -> Meant:
    text = "\n\n".join(part for part in (found.title.strip(), found.text.strip()) if part)
    one_line = "\n" not in text and len(text) <= LONGEST_LINE
    parts: list[tuple[str, Entry]] = []
    try:
        if heavy is not None:
            at = found.at if found.at.tzinfo else _local(found, known.zone, EVENING)
            evening = at.astimezone(ZoneInfo(known.zone))
            parts.append(("", CheckIn(at=evening, heavy=heavy, line=text if one_line else "")))
        if text and not (heavy is not None and one_line):
            at = found.at if found.at.tzinfo else _local(found, known.zone, NOON)
            parts.append(("text" if parts else "", Reflection(at=at.astimezone(ZoneInfo(known.zone)), text=text)))
    except FieldError as error:
        return Wrong(why=wording.not_kept(error.field, error.reason))
    return Wanted(entries=tuple(parts)) if parts else NotTaken(why=Why.IGNORED)


def _local(found: Writing, zone: str, otherwise: time) -> datetime:
    return local_time(found.at.date(), found.at.time() if found.has_time else otherwise, zone, field_name="at")
