"""What the charts draw of the demo's life, beside a plain count of its entries."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

import plotly.graph_objects as go
import pytest
from plotly import io as pio

from journal.charts import asks_most as asks_chart
from journal.charts import hours_between as hours_chart
from journal.charts import on_my_mind as mind_chart
from journal.charts import recovery as recovery_chart
from journal.charts.style import MOST_ROWS, Figure
from journal.demo.life import Life, life
from journal.measures.asks_most import asks_most
from journal.measures.hours_between import hours_between
from journal.measures.on_my_mind import feelings_by_week, on_my_mind
from journal.measures.recovery import ledger
from journal.records.client import Client, ClientState, state_on
from journal.records.session import SessionStatus
from tests.journal.charts.lived_year import figure_in

TODAY = date(2026, 11, 22)
FIRST = TODAY - timedelta(days=27)


@pytest.fixture(scope="module")
def told() -> Life:
    return life(1, 7, TODAY)


def lately(entries: Any) -> list[Any]:
    return [e for e in entries if FIRST <= e.day <= TODAY]


def with_state(told: Life, client_id: str, day: date) -> tuple[Client, ClientState]:
    client = next(c for c in told.clients if c.id == client_id)
    return client, state_on([f for f in told.facts if f.client_id == client_id], day)


def codes(told: Life) -> dict[str, str]:
    return {client.id: client.code for client in told.clients}


def bars(figure: Figure, name: str) -> dict[str, float]:
    """Return what one series of a bar chart draws, by its label."""
    (trace,) = [t for t in figure["data"] if t["name"] == name]
    return dict(zip(trace["y"], trace["x"], strict=True))


def asks(told: Life, *, dark: bool = False) -> Figure:
    found = asks_most(
        today=TODAY,
        sessions=told.sessions,
        reflections=told.reflections,
        contacts=told.contacts,
        encounters=told.encounters,
        with_state=partial(with_state, told),
    )
    return figure_in(asks_chart.drawn(found, codes(told), dark=dark))


def in_mind(told: Life, *, dark: bool = False) -> Figure:
    found = on_my_mind(told.reflections, told.sessions, today=TODAY)
    return figure_in(mind_chart.who(found, codes(told), dark=dark))


def feelings(told: Life, *, dark: bool = False) -> Figure:
    return figure_in(mind_chart.feelings(feelings_by_week(told.reflections, FIRST, TODAY), dark=dark))


def hours(told: Life, *, dark: bool = False) -> Figure:
    found = hours_between(FIRST, TODAY, sums=[], downtimes=told.downtimes, supervisions=told.supervisions)
    return figure_in(hours_chart.drawn(found, dark=dark))


def recovered(told: Life, *, dark: bool = False) -> Figure:
    return figure_in(recovery_chart.drawn(ledger(told.downtimes, told.sessions)[1], dark=dark))


@pytest.mark.parametrize("draw", [asks, in_mind, feelings, hours, recovered])
@pytest.mark.parametrize("dark", [False, True])
def test_plotly_understands_each_figure(told: Life, draw: Callable[..., Figure], dark: bool) -> None:
    figure = draw(told, dark=dark)
    go.Figure(figure)
    assert json.loads(pio.to_json(figure, validate=False))["data"]


def test_the_hours_of_each_client_are_those_of_their_sessions_and_contacts(told: Life) -> None:
    attended = [s for s in lately(told.sessions) if s.status is SessionStatus.ATTENDED]
    minutes: Counter[str] = Counter()
    for s in attended:
        minutes[s.client_id] += s.minutes or with_state(told, s.client_id, s.day)[1].minutes or 50
    for c in lately(told.contacts):
        minutes[c.client_id] += c.minutes or 5
    drawn = bars(asks(told), "Part of the hours")
    assert len(drawn) == MOST_ROWS
    by_code = {codes(told)[client_id]: 100 * n / minutes.total() for client_id, n in minutes.items()}
    assert drawn == {code: pytest.approx(by_code[code]) for code in drawn}
    assert list(drawn)[-1] == "K2"


def test_the_parts_of_the_reflections_are_plain_counts(told: Life) -> None:
    counted = Counter(r.client_id for r in lately(told.reflections) if r.client_id)
    drawn = bars(in_mind(told), "Part of the reflections")
    by_code = {codes(told)[client_id]: 100 * n / counted.total() for client_id, n in counted.items()}
    assert drawn == {code: pytest.approx(by_code[code]) for code in drawn}
    assert list(drawn)[-1] == max(by_code, key=lambda code: by_code[code])


def test_feelings_are_counted_as_named(told: Life) -> None:
    figure = feelings(told)
    named = Counter(str(f) for r in lately(told.reflections) for f in set(r.feelings))
    for trace in figure["data"]:
        assert sum(trace["customdata"]) == named[trace["name"].lower()]
        sizes = dict(zip(trace["customdata"], trace["marker"]["size"], strict=True))
        assert sizes.get(0, 0) == 0
        assert [sizes[n] for n in sorted(sizes)] == sorted(sizes.values())
    assert len(figure["data"]) == min(mind_chart.MOST_FEELINGS, len(named))


def test_the_hours_between_are_the_minutes_of_downtime_and_supervision(told: Life) -> None:
    figure = hours(told)
    whole = sum(sum(trace["x"]) for trace in figure["data"])
    minutes = sum(d.minutes or 0 for d in lately(told.downtimes)) + sum(s.minutes for s in lately(told.supervisions))
    assert whole == pytest.approx(minutes / 60)


def test_a_code_with_markup_is_drawn_as_text(told: Life) -> None:
    found = on_my_mind(told.reflections, told.sessions, today=TODAY)
    wild = dict.fromkeys(codes(told), "<b>x")
    (*_, trace) = figure_in(mind_chart.who(found, wild, dark=False))["data"]
    assert set(trace["y"]) == {"&lt;b&gt;x"}


def test_nothing_is_drawn_of_an_activity_known_too_little(told: Life) -> None:
    thin = [d for d in told.downtimes if d.activity == "walk"][:7]
    shown = recovery_chart.drawn(ledger(thin)[1], dark=False)
    assert shown.figure is None
    assert shown.rows[0]["From"] is None
