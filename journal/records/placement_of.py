"""To which placement an hour belongs: what was said of it, else where its client or its supervisor is.

session of K2 on 3 March, K2 at the clinic since 1 March          →  the clinic
the same, K2 moves to the school on 1 May                         →  the clinic still
the same, the session itself said to be of the school             →  the school
session of K2 on 3 March, K2's placement known from 1 May on      →  none
session of K2 on 3 March, the clinic ended in February            →  none
supervision with D., who is on file for the clinic alone          →  the clinic
supervision with D., on file for two placements of that day       →  none, until it is said of the meeting
"""

from __future__ import annotations

from collections.abc import Mapping

from journal.records.client import ClientState
from journal.records.placement import Placement
from journal.records.session import Session
from journal.records.supervision import Supervision


def placement_of(session: Session, state: ClientState, placements: Mapping[str, Placement]) -> str | None:
    """Return the id of a session's placement, or None.

    `state` holds the facts about its client on its day: these are dated, so
    that a move changes no earlier session, and a first one is not taken back
    to days before it. `placements` are those known by id, deleted ones left
    out or not. What is said of the session stands, also outside the days of
    that placement; of its client, within them only.
    """
    if session.placement_id is not None:
        return session.placement_id if session.placement_id in placements else None
    there = placements.get(state.placement_id or "")
    return there.id if there is not None and there.runs_on(session.day) else None


def placement_of_supervision(supervision: Supervision, placements: Mapping[str, Placement]) -> str | None:
    """Return the id of a meeting's placement, or None: said of it, or the only one of its day with that supervisor."""
    if supervision.placement_id is not None:
        return supervision.placement_id if supervision.placement_id in placements else None
    if supervision.person_id is None:
        return None
    here = [
        one.id
        for one in placements.values()
        if one.supervisor_id == supervision.person_id and one.runs_on(supervision.day)
    ]
    return here[0] if len(here) == 1 else None
