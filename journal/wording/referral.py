"""Sentences about a referral: the gut first, and what the sum does not know last."""

from __future__ import annotations

from collections.abc import Sequence

from journal.wording.dates import count, number

GUT = "Your gut: yes, no, unsure?"

WITHOUT = "as it is"
ADDED = "the new client"

FIRST_YOURS = "Your own answer comes first; the sum is shown after it."

KNOWS_NOTHING = "The sum knows nothing of your home."

ASSUMED = "It is taken that every session takes place, and that your leave stays as it is."


NOTHING_COMES = "nothing planned"

COMES_IN_NONE = "They would come in none of the weeks shown, so nothing changes in them."


def weeks_over(with_client: int, without: int, weeks: int, *, more: float | None) -> str:
    """Return in how many of the coming `weeks` the plan is exceeded, with the new client and without.

    `more` is what they add in a week they come in, in points of the plan's
    100; None where they come in none of the weeks.
    """
    if not weeks:
        return KNOWS_NOTHING
    if more is None:
        return f"{COMES_IN_NONE} {KNOWS_NOTHING}"
    added = f"A week with them holds about {number(more)} of 100 more."
    if not with_client:
        return f"{added} Not above plan in any of {count(weeks, 'week')}. {KNOWS_NOTHING}"
    beside = "as without" if with_client == without else f"{without} without"
    return f"{added} Above plan in {with_client} of {count(weeks, 'week')}, {beside}. {KNOWS_NOTHING}"


def history(logged: int, of: int, contact_units: float | None) -> str:
    """Return what the usual contacts rest on: `logged` of the last finished weeks, and what is missing.

    `contact_units` None: too few weeks are logged to say what is usual.
    """
    if contact_units is None:
        said = f"{logged or 'None'} of the last {count(of, 'week')} {'is' if logged < 2 else 'are'} logged"
        return f"{said}, so contacts between sessions are left out."
    units = f"Contacts between sessions count as in the middle of your logged weeks: {number(contact_units, 1)} units."
    missing = of - logged
    if not missing:
        return units
    return f"{units} {count(missing, 'week')} of the last {of} {'is' if missing == 1 else 'are'} not logged."


def recent(cii: float | None) -> str:
    """Return what the last logged weeks came to, in per cent of the plan; "" without any."""
    if cii is None:
        return ""
    return f"Your last logged weeks came to {number(cii)} of 100, after missed and cancelled sessions."


def left_out(as_needed: Sequence[str], without_slot: int) -> str:
    """Return whom the sum cannot place: clients who come as needed or without a known rhythm, by code, and how many
    regular ones have no usual appointment."""
    said = []
    if as_needed:
        said.append(f"In no week: {', '.join(as_needed)}, as needed, or no rhythm is recorded.")
    if without_slot:
        said.append(
            f"{count(without_slot, 'client has', 'clients have')} no usual appointment: counted, but in no run of "
            "sessions."
        )
    return " ".join(said)
