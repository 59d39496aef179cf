"""What is done with a thought that came back, beside saying how it is: not now, or to supervision."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from journal.measures.weeks import DAY
from journal.planning import set_down
from journal.records.reflection import Reflection, Waits
from journal.store.journal import Journal
from journal.use_cases import agenda_tick
from journal.use_cases.changing import Changed, change, take_back


def not_now(journal: Journal, ids: Iterable[str], now: datetime) -> list[Changed[Reflection]]:
    """Put thoughts off to the next day, all or none. Raises as `change` does."""
    until = now.date() + DAY
    with journal.transaction():
        return [change(journal.reflections, one, lambda thought: replace(thought, waits_until=until)) for one in ids]


def to_supervision(journal: Journal, entry_id: str, now: datetime) -> Changed[Reflection]:
    """Put a thought on the agenda and set it down until the next supervision after today. Raises as `change` does."""
    today = now.date()
    day = set_down.next_meeting(journal.people.all(), today + DAY) or today + set_down.UNKNOWN_WAIT

    def altered(thought: Reflection) -> Reflection:
        return replace(thought, to_supervision=True, waits=Waits.SUPERVISION, waits_until=day)

    with journal.transaction():
        changed = change(journal.reflections, entry_id, altered)
        agenda_tick.keep_in_step(journal, changed.now, at=now)
    return changed


def taken_back(journal: Journal, all_changed: Sequence[Changed[Reflection]], now: datetime) -> None:
    """Make thoughts again what they were, and the agenda with them. Raises as `take_back` does."""
    with journal.transaction():
        for changed in all_changed:
            take_back(journal.reflections, changed)
            agenda_tick.keep_in_step(journal, changed.before, at=now)


def came_back(journal: Journal, thought: Reflection, now: datetime) -> int:
    """Return how often a thought that is back came back, today included."""
    before = (kept.before for kept in journal.reflections.history(thought.id)) if thought.edited_at else ()
    versions = [*(one for one in before if isinstance(one, Reflection)), thought]
    return set_down.returns(versions, now.date())
