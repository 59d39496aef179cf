"""When supervision is suggested: each criterion at its edge, and what never leads to one."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.measures.contact_agreement import Standing
from journal.measures.suggestions import (
    AboutClient,
    AboutTherapist,
    ClientSuggestion,
    asked_after,
    clients_to_bring,
    overdue,
    therapist_needs_someone,
)
from journal.measures.weights import SuggestionWeights
from journal.records.contact import Contact
from journal.records.reflection import Reflection, ReflectionKind
from tests.journal.practice import at

TODAY = date(2026, 10, 30)
K2, M1 = "k2", "m1"


def thought(days_ago: int = 0, client: str | None = K2, **more: object) -> Reflection:
    told = {"intensity": 7, "text": "so"} | more
    return Reflection(at=at(TODAY - timedelta(days=days_ago), "12:00"), client_id=client, **told)  # type: ignore[arg-type]


def why(reflections: Sequence[Reflection], today: date = TODAY, silent: tuple[str, ...] = ()) -> dict[str, list[str]]:
    found = clients_to_bring(reflections, today=today, standings={}, silent=silent)
    return {s.client_id: [reason.value for reason in s.reasons] for s in found}


def test_three_strong_reflections_within_seven_days_suggest_a_client() -> None:
    assert why([thought(0), thought(3), thought(6)]) == {K2: ["on mind"]}
    assert why([thought(0), thought(3), thought(7)]) == {}
    assert why([thought(0), thought(3), thought(6, intensity=6)]) == {}
    assert why([thought(0), thought(3), thought(6, M1)]) == {}


def test_hard_to_put_away_counts_as_strong_whatever_the_intensity() -> None:
    assert why([thought(n, intensity=None, intrusiveness=3) for n in range(3)]) == {K2: ["on mind"]}
    assert why([thought(n, intensity=None, intrusiveness=2) for n in range(3)]) == {}


def test_two_dreams_in_a_week_and_two_wishes_suggest_a_client() -> None:
    dreams = [thought(n, kind=ReflectionKind.DREAM, intensity=1) for n in (0, 6)]
    assert why(dreams) == {K2: ["dreams"]}
    assert why(dreams[:1]) == {}
    wishes = [thought(n, wished_cancel=True, intensity=1) for n in (2, 27)]
    assert why(wishes) == {K2: ["wished cancel"]}
    assert why(wishes[1:]) == {}


def test_two_contacts_outside_the_agreement_in_two_weeks_suggest_a_client() -> None:
    contacts = [Contact(at=at(TODAY - timedelta(days=n)), client_id=K2) for n in (0, 13, 14)]
    outside = dict.fromkeys((c.id for c in contacts), Standing.OUTSIDE)

    def suggested(chosen: list[Contact], standings: dict[str, Standing]) -> list[ClientSuggestion]:
        return clients_to_bring([], chosen, today=TODAY, standings=standings)

    assert suggested(contacts[:2], outside) == [
        ClientSuggestion(client_id=K2, reasons=(AboutClient.OUTSIDE,), latest=TODAY)
    ]
    assert suggested(contacts[1:], outside) == []
    assert suggested(contacts[:2], {}) == []
    assert suggested(contacts[:2], dict.fromkeys(outside, Standing.NONE_RECORDED)) == []


def test_what_one_would_not_tell_ones_supervisor_never_leads_to_a_suggestion() -> None:
    strong = [
        thought(n, withheld=True, kind=ReflectionKind.DREAM, wished_cancel=True, intrusiveness=4) for n in range(5)
    ]
    assert why(strong) == {}
    assert why([*strong, thought(0), thought(1)]) == {}


def test_nothing_is_suggested_of_nobody_of_those_on_the_agenda_and_of_the_future() -> None:
    strong = [thought(n) for n in range(3)]
    assert why([thought(n, None) for n in range(3)]) == {}
    assert why(strong, silent=(K2,)) == {}
    assert why(strong, today=TODAY - timedelta(days=1)) == {}


def test_a_suggestion_goes_by_itself() -> None:
    strong = [thought(n) for n in range(3)]
    assert why(strong, today=TODAY + timedelta(days=4)) == {K2: ["on mind"]}
    assert why(strong, today=TODAY + timedelta(days=5)) == {}


def test_the_criteria_can_be_changed() -> None:
    found = clients_to_bring([thought()], today=TODAY, standings={}, weights=SuggestionWeights(strong_reflections=1))
    assert [s.client_id for s in found] == [K2]


@pytest.mark.parametrize(
    ("known", "reasons"),
    [
        ({}, ()),
        ({"weeks_above": True}, (AboutTherapist.WEEKS_ABOVE,)),
        ({"supervision_overdue": True, "cii": 120.0}, ()),
        ({"supervision_overdue": True, "cii": 120.1}, (AboutTherapist.SUPERVISION_OVERDUE,)),
        ({"supervision_overdue": True}, ()),
        ({"cii": 180.0}, ()),
        ({"stss": 37}, ()),
        ({"stss": 38}, (AboutTherapist.STSS,)),
        ({"who_5": 52}, ()),
        ({"who_5": 50}, (AboutTherapist.WHO_5,)),
        ({"burnout_item": 2}, ()),
        ({"burnout_item": 3, "stss": 50}, (AboutTherapist.STSS, AboutTherapist.BURNOUT)),
    ],
)
def test_what_speaks_of_the_therapist(known: dict[str, float], reasons: tuple[AboutTherapist, ...]) -> None:
    assert therapist_needs_someone(**known) == reasons  # type: ignore[arg-type]  # by name


@pytest.mark.parametrize(
    ("scale", "scores", "asks"),
    [
        ("stss", {"total": 37.0}, False),
        ("stss", {"total": 38.0}, True),
        ("stss", {"arousal": 25.0}, False),
        ("who5", {"score": 52.0}, False),
        ("who5", {"score": 48.0}, True),
        ("who5", {"score": 0.0}, True),
        ("burnout_item", {"score": 2.0}, False),
        ("burnout_item", {"score": 3.0}, True),
        ("pss10", {"score": 40.0}, False),
        ("proqol5", {"burnout": 50.0}, False),
        ("who5", {}, False),
    ],
)
def test_three_scales_ask_who_is_there(scale: str, scores: dict[str, float], asks: bool) -> None:
    assert bool(asked_after(scale, scores)) is asks


def test_a_changed_weight_decides_after_a_scale_too() -> None:
    assert asked_after("stss", {"total": 40.0}) == (AboutTherapist.STSS,)
    assert asked_after("stss", {"total": 40.0}, SuggestionWeights(stss_from=41)) == ()
    assert asked_after("who5", {"score": 52.0}, SuggestionWeights(who_5_to=60)) == (AboutTherapist.WHO_5,)
    assert asked_after("burnout_item", {"score": 3.0}, SuggestionWeights(burnout_from=4)) == ()


@pytest.mark.parametrize(
    ("days_ago", "weeks_between", "is_overdue"),
    [(None, None, False), (42, None, False), (43, None, True), (14, 2, False), (15, 2, True), (43, 8, False)],
)
def test_supervision_is_overdue_past_what_the_rule_lets_pass(
    days_ago: int | None, weeks_between: int | None, is_overdue: bool
) -> None:
    latest = None if days_ago is None else TODAY - timedelta(days=days_ago)
    assert overdue(latest, TODAY, weeks_between) is is_overdue


thoughts = st.builds(
    thought,
    st.integers(0, 30),
    st.sampled_from([K2, M1, None]),
    intensity=st.integers(0, 10),
    intrusiveness=st.none() | st.integers(0, 4),
    kind=st.none() | st.sampled_from(list(ReflectionKind)),
    wished_cancel=st.booleans(),
    withheld=st.booleans(),
)


@given(st.lists(thoughts, max_size=14), st.randoms(use_true_random=False), st.integers(-400, 400))
@settings(max_examples=80, deadline=None)
def test_neither_order_nor_dates_change_it_and_the_withheld_might_as_well_not_be_there(
    reflections: list[Reflection], chance: random.Random, shift: int
) -> None:
    found = why(reflections)
    moved = [replace(r, at=at(r.day + timedelta(days=shift))) for r in reflections]
    chance.shuffle(moved)
    assert why(moved, today=TODAY + timedelta(days=shift)) == found
    assert why([r for r in reflections if not r.withheld]) == found
