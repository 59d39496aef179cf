"""Words for the weights of the indices, and for what was changed when."""

from __future__ import annotations

from datetime import date

from journal.wording.dates import in_figures, number

GROUPS = {
    "caseload": ("Caseload intensity", "One ordinary session of 50 minutes with a client of acuity 1 is 1 unit."),
    "load": ("Emotional load", "One session of 50 minutes that you rated 10 gives 10 points."),
    "suggestions": ("When supervision is suggested", "Any one of these is enough."),
}
"""Group of weights → its title, and what its numbers are measured in."""

LABELS = {
    "caseload.acuity_step": "Each step of acuity above or below 1, added",
    "caseload.risk": "A risk flag, added",
    "caseload.trauma": "A trauma flag, added",
    "caseload.further_member": "Each further member who came, added",
    "caseload.emergency": "An emergency session, times",
    "caseload.no_show": "A no-show or late cancellation, units",
    "caseload.no_show_risk": "The same of a client with a risk flag, units more",
    "caseload.run_step": "The third session in a row, units more; the fourth twice that",
    "caseload.run_cap": "At most, for each session in a row, units",
    "caseload.unit_minutes": "Minutes that make one unit",
    "caseload.default_session_minutes": "Minutes of a session without minutes",
    "caseload.default_contact_minutes": "Minutes of a contact without minutes",
    "caseload.break_grace_weeks": "Weeks after a break that cost nothing",
    "caseload.break_step": "Each week past those, added to the factor",
    "caseload.break_cap": "At most added to the factor",
    "caseload.shortest_break_days": "Days off in a row that make a break",
    "load.reflections": "Reflections, times",
    "load.encounters": "Encounters, times",
    "load.supervision": "Supervision, times",
    "load.intrusiveness_step": "Each step of “hard to put away”, added",
    "load.negative": "A negative reflection, times",
    "load.mixed": "A mixed one, times",
    "load.neutral": "A neutral one, times",
    "load.positive": "A positive one, times",
    "load.after_hours": "A contact after hours, times",
    "load.felt_change": "Energy that “better” or “worse” stands for",
    "load.recovery_cap": "Recovery counts up to this share of what the day asked",
    "load.unit_minutes": "Minutes of a session that count once",
    "load.default_session_minutes": "Minutes of a session without minutes",
    "load.default_contact_minutes": "Minutes of a contact without minutes",
    "load.default_reflection_minutes": "Minutes of a reflection without minutes",
    "load.logged_share": "Share of attended minutes rated, from which a day counts",
    "suggestions.strong_reflections": "Strong reflections on one client",
    "suggestions.strong_intensity": "Strong is an intensity from",
    "suggestions.strong_intrusiveness": "or “hard to put away” from",
    "suggestions.reflection_days": "within days",
    "suggestions.dreams": "Dreams of one client",
    "suggestions.dream_days": "within days, dreams",
    "suggestions.wishes": "Wishes that they would cancel",
    "suggestions.wish_days": "within days, wishes",
    "suggestions.contacts_outside": "Contacts outside the agreement",
    "suggestions.contact_days": "within days, contacts",
    "suggestions.cii_above": "Supervision overdue while caseload intensity is above",
    "suggestions.stss_from": "STSS total from",
    "suggestions.who_5_to": "WHO-5 score up to",
    "suggestions.burnout_from": "Burnout item from",
}
"""Name of a weight → what it does."""

WHAT_THEY_ARE = (
    "Every number our sums rest on. They are our own choices, not published ones: change what does not fit your work. "
    "A changed weight holds for all history, and each change is kept below with its date."
)

HOW_SURE = "How sure is this?"

BAND = "If the weights were others"

BAND_MEANS = (
    "The band: 90 % of 1,000 draws in which each weight varies by ± 50 % on its own. What lies inside it, the choice "
    "of weights alone can make."
)

NOTHING_CHANGED = "Nothing was changed yet: all weights are as they come."


def told(day: date, name: str, before: float, after: float, *, reset: bool) -> str:
    """Return a change in one line."""
    what = f"back to {number(after, 3)}" if reset else f"{number(before, 3)} to {number(after, 3)}"
    return f"{in_figures(day)}  ·  {LABELS.get(name, name)}: {what}"


def shipped(default: float) -> str:
    """Return what a weight is without a change."""
    return f"comes as {number(default, 3)}"
