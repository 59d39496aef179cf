"""Every weight of the two indices, and from when supervision is suggested, with its default.

All are our own defaults (D): no published weight was found. All weights in
force apply to all history. Definitions that are not weights (a session of 50
minutes is the unit, the ten-minute gap) stand with the code that uses them.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseloadWeights:
    """Weights of the caseload intensity index; units of one ordinary 50-minute session unless said otherwise."""

    acuity_step: float = 0.10  # a step of acuity above or below 1
    risk: float = 0.20
    trauma: float = 0.15
    further_member: float = 0.05  # each further member who attended
    emergency: float = 1.25  # factor
    no_show: float = 0.25
    no_show_risk: float = 0.25  # on top of no_show
    run_step: float = 0.10  # for the third session of a run, twice that for the fourth …
    run_cap: float = 0.30  # at most, each
    unit_minutes: int = 50
    default_session_minutes: int = 50
    default_contact_minutes: int = 5
    break_grace_weeks: int = 6
    break_step: float = 0.02  # a week past the grace
    break_cap: float = 0.20
    shortest_break_days: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadWeights:
    """Weights of the emotional load index."""

    reflections: float = 0.5
    encounters: float = 0.5
    supervision: float = 0.5
    intrusiveness_step: float = 0.25
    negative: float = 1.0
    mixed: float = 0.6
    neutral: float = 0.3
    positive: float = 0.0
    after_hours: float = 1.25  # factor
    felt_change: float = 2.0  # energy points that better or worse stands for
    recovery_cap: float = 0.5  # share of the day's demand
    unit_minutes: int = 50
    default_session_minutes: int = 50
    default_contact_minutes: int = 5
    default_reflection_minutes: int = 5
    logged_share: float = 0.8  # of attended minutes rated, from which a day counts as logged


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionWeights:
    """From when supervision is suggested: counts, days up to today, and the scales' own points."""

    strong_reflections: int = 3
    strong_intensity: int = 7  # 0–10, or …
    strong_intrusiveness: int = 3  # … 0–4
    reflection_days: int = 7
    dreams: int = 2
    dream_days: int = 7
    wishes: int = 2  # that a client would cancel
    wish_days: int = 28
    contacts_outside: int = 2
    contact_days: int = 14
    cii_above: float = 120.0
    stss_from: float = 38.0
    who_5_to: float = 50.0
    burnout_from: float = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Everything a therapist may change."""

    caseload: CaseloadWeights = field(default_factory=CaseloadWeights)
    load: LoadWeights = field(default_factory=LoadWeights)
    suggestions: SuggestionWeights = field(default_factory=SuggestionWeights)


DEFAULTS = Weights()
"""The weights that ship."""
