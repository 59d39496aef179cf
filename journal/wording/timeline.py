"""Sentences of a client's timeline."""

from __future__ import annotations

from journal.wording.labels import anchor

EMPTY = "Sessions, reflections, contacts, encounters and supervision with this client will stand here, newest first."
UNKNOWN = "There is no such client in the journal. They may have been deleted in another tab."
IN_TRASH = "This client is in the trash."

_FLAGS = {
    ("risk", True): "Risk noted",
    ("risk", False): "No risk any more",
    ("trauma", True): "Trauma noted",
    ("trauma", False): "Trauma taken back",
}


def change(name: str, before: int | bool | None, now: int | bool, whose: str) -> str:
    """Return a change of acuity or of a flag in one line; `whose` is a member's label, "" for the client as a whole."""
    who = f"{whose}: " if whose else ""
    if name != "acuity":
        return who + _FLAGS[name, bool(now)]
    was = "" if before is None else f", was {before}"
    return f"{who}Acuity {now}, {anchor('acuity', now)}{was}"


def heard(days: str, how: str | None, whose: str) -> str:
    """Return that a client, or a member, heard of days away; `how` None: was reminded of them in writing."""
    who = f"{whose}: " if whose else ""
    return f"{who}Reminded of {days}" if how is None else f"{who}Told about {days}, {how}"


def episode(ending: str) -> str:
    """Return that the work ended, `ending` in a word; "" that it was taken up again."""
    return f"Ended, {ending}" if ending else "Taken up again"
