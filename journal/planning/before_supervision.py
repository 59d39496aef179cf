"""What to bring to the hour: gathered and put in order; what is said there is the therapist's own choice.

What the therapist would not tell their supervisor never gets here, nor an
agenda item that came of it: whoever looks over a shoulder must not find it.
Something put on the agenda by hand has no such source, and stays.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from journal.measures.agenda import OpenAction
from journal.measures.last_discussed import LONG, LastDiscussed
from journal.records.agenda import AgendaItem, AgendaState
from journal.records.supervision import Action, Supervision


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """One hour, prepared. Every part may be empty.

    `reported` was decided last time, done or not; `earlier` before that and
    is not done; `undecided` was raised, and nothing decided. `done` are the
    actions of last time that are done, `actions` all that are not.
    """

    waiting: tuple[AgendaItem, ...] = ()
    reported: tuple[AgendaItem, ...] = ()
    earlier: tuple[AgendaItem, ...] = ()
    undecided: tuple[AgendaItem, ...] = ()
    actions: tuple[OpenAction, ...] = ()
    done: tuple[Action, ...] = ()
    clients: tuple[LastDiscussed, ...] = ()

    @property
    def decisions(self) -> int:
        """How many decisions there are to report."""
        return len(self.reported) + len(self.earlier)

    @property
    def longest(self) -> LastDiscussed | None:
        """The client not discussed for longest, if that is six weeks or more."""
        first = self.clients[0] if self.clients else None
        return first if first is not None and first.weeks >= LONG else None


def prepare(
    open_items: Iterable[AgendaItem],
    of_last: Iterable[AgendaItem],
    *,
    last: Supervision | None,
    person_id: str | None,
    meetings: Mapping[str, Supervision],
    actions: Iterable[OpenAction],
    clients: Iterable[LastDiscussed],
    kept_back: Collection[str],
) -> Prepared:
    """Return the hour with `person_id` (None: with anyone), what one has with this person first, then the newest.

    `open_items` is all that is not done, the longest waiting first, `of_last`
    what was raised in `last`, the meeting to report on. `meetings` holds by
    id those in which open items were raised. `kept_back` are the ids of
    items that must not appear.
    """

    def order(item: AgendaItem) -> tuple[bool, float]:
        meeting = meetings.get(item.supervision_id or "")
        with_another = person_id is not None and (meeting is None or meeting.person_id != person_id)
        return with_another, -(meeting or item).at.timestamp()

    shown = [item for item in open_items if item.id not in kept_back]
    reported = tuple(item for item in of_last if item.id not in kept_back and item.decision)
    here = {item.id for item in reported}
    before = sorted((item for item in shown if item.id not in here), key=order)
    return Prepared(
        waiting=tuple(item for item in shown if item.state is AgendaState.WAITING),
        reported=reported,
        earlier=tuple(item for item in before if item.state is AgendaState.DECIDED),
        undecided=tuple(item for item in before if item.state is AgendaState.RAISED),
        actions=tuple(
            sorted(actions, key=lambda result: person_id is not None and result.supervision.person_id != person_id)
        ),
        done=tuple(action for action in last.actions if action.done) if last is not None else (),
        clients=tuple(clients),
    )
