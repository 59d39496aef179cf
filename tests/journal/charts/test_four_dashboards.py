"""What the charts of contact, hours, scales and word tone draw, beside a plain count."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

import plotly.graph_objects as go
import pytest
from plotly import io as pio

from journal.charts import contact_pattern as contact_chart
from journal.charts import hours as hours_chart
from journal.charts import scales as scales_chart
from journal.charts import word_tone as tone_chart
from journal.charts.drawn import Drawn
from journal.charts.style import MOST_ROWS, Figure
from journal.charts.word_tone import Toned
from journal.demo.life import Life, life
from journal.measures.contact_pattern import ClientContacts, contact_pattern, standings
from journal.measures.hours import HoursTold, hours
from journal.measures.hours_asked import preset_of
from journal.measures.scales import over_time
from journal.measures.word_tone import Reading, Tone, ToneWord
from journal.presets.hours import BY_KEY
from journal.presets.scales import BY_NAME
from journal.records.scale import ScaleAnswers
from tests.journal.charts.lived_year import figure_in
from tests.journal.practice import at

TODAY = date(2026, 11, 22)
FIRST = TODAY - timedelta(days=90)
WEEKS = 13
WHO5 = BY_NAME["who5"]
PACFA = BY_KEY["pacfa"]


@pytest.fixture(scope="module")
def lived() -> Life:
    return life(1, 7, TODAY)


def contacts(lived: Life) -> list[ClientContacts]:
    client_of = {client.id: client for client in lived.clients}.__getitem__
    return contact_pattern(
        lived.contacts,
        FIRST,
        TODAY,
        today=TODAY,
        client_of=client_of,
        standings=standings(lived.contacts, client_of),
        began=FIRST,
        days=[session.day for session in lived.sessions],
    )


def codes(lived: Life) -> dict[str, str]:
    return {client.id: client.code for client in lived.clients}


def of_pacfa(lived: Life) -> HoursTold:
    return hours(
        PACFA,
        today=TODAY,
        since=TODAY - timedelta(days=365),
        supervisions=lived.supervisions,
        downtimes=lived.downtimes,
    )


def toned(*polarities: float | None) -> list[Toned]:
    tones = [
        Tone(reading=Reading.NO_READING)
        if p is None
        else Tone(reading=Reading.READ, polarity=p, words=(ToneWord(text="<b>x", polarity=p),))
        for p in polarities
    ]
    return [Toned(at=at(TODAY - timedelta(days=n)), client_id=None, tone=tone) for n, tone in enumerate(tones)]


def who5(*answers: int) -> list[ScaleAnswers]:
    """Fillings-in a month apart, every item answered alike."""
    return [
        ScaleAnswers(
            at=at(date(2026, 1 + n, 1), "20:00"), scale="who5", answers=tuple((item, answer) for item in range(1, 6))
        )
        for n, answer in enumerate(answers)
    ]


def scale(*answers: int, dark: bool = False) -> Figure:
    return figure_in(scales_chart.drawn(over_time(who5(*answers)), WHO5, WHO5.subscales[0], today=TODAY, dark=dark))


DRAWN: dict[str, Callable[[Life, bool], Drawn]] = {
    "clients": lambda lived, dark: contact_chart.by_client(contacts(lived), codes(lived), WEEKS, dark=dark),
    "weeks": lambda lived, dark: contact_chart.by_week(contacts(lived), WEEKS, dark=dark),
    "answers": lambda lived, dark: contact_chart.answers(contacts(lived), codes(lived), dark=dark),
    "supervision": lambda lived, dark: hours_chart.supervision(PACFA, of_pacfa(lived), dark=dark),
    "education": lambda lived, dark: hours_chart.education(PACFA, of_pacfa(lived), dark=dark),
    "scale": lambda lived, dark: scales_chart.drawn(
        over_time(who5(2, 3, 4)), WHO5, WHO5.subscales[0], today=TODAY, dark=dark
    ),
    "tone": lambda lived, dark: tone_chart.drawn(toned(0.5, -0.5, None), {}, dark=dark),
}


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("dark", [False, True])
def test_plotly_understands_each_figure(lived: Life, name: str, dark: bool) -> None:
    figure = figure_in(DRAWN[name](lived, dark))
    go.Figure(figure)
    assert json.loads(pio.to_json(figure, validate=False))["data"]


def test_contacts_by_client_are_plain_counts(lived: Life) -> None:
    figure = figure_in(contact_chart.by_client(contacts(lived), codes(lived), WEEKS, dark=False))
    counted = Counter(codes(lived)[c.client_id] for c in lived.contacts if FIRST <= c.day <= TODAY)
    drawn: Counter[str] = Counter()
    for trace in figure["data"]:
        drawn.update(dict(zip(trace["y"], trace["x"], strict=True)))
    assert len(drawn) == MOST_ROWS
    assert drawn == {code: counted[code] for code in drawn}


def test_no_client_without_an_agreement_has_anything_outside(lived: Life) -> None:
    without = {client.id for client in lived.clients if client.agreement is None}
    found = [c for c in contacts(lived) if c.client_id in without]
    assert found
    assert {(c.judged, c.outside) for c in found} == {(0, 0)}
    shown = contact_chart.by_client(found, codes(lived), WEEKS, dark=False)
    assert [trace["name"] for trace in figure_in(shown)["data"]] == ["No agreement recorded"]
    assert {row["Outside"] for row in shown.rows} == {None}


def test_contacts_by_week_are_those_of_each_iso_week(lived: Life) -> None:
    figure = figure_in(contact_chart.by_week(contacts(lived), WEEKS, dark=False))
    monday = date(2026, 11, 9)
    here = sum(trace["y"][[str(day) for day in trace["x"]].index("2026-11-09")] for trace in figure["data"])
    assert here == sum(monday <= c.day < monday + timedelta(days=7) for c in lived.contacts)


def test_a_code_with_markup_is_drawn_as_text(lived: Life) -> None:
    wild = dict.fromkeys(codes(lived), "<b>x")
    found = contacts(lived)
    by_client = contact_chart.by_client(found, wild, WEEKS, dark=False)
    for shown in (by_client, contact_chart.answers(found, wild, dark=False)):
        for trace in figure_in(shown)["data"]:
            assert set(trace["y"]) == {"&lt;b&gt;x"}


def test_the_bars_of_supervision_are_its_minutes_signed_or_not(lived: Life) -> None:
    figure = figure_in(hours_chart.supervision(PACFA, of_pacfa(lived), dark=False))
    bars = [trace for trace in figure["data"] if trace["type"] == "bar"]
    meetings = [s for s in lived.supervisions if s.day >= date(2026, 7, 1)]
    drawn = {trace["name"]: sum(trace["y"]) for trace in bars}
    signed = sum(s.counted_minutes or s.minutes for s in meetings if s.signed_off_on) / 60
    assert drawn["signed off"] == pytest.approx(signed)
    assert sum(drawn.values()) == pytest.approx(sum(s.counted_minutes or s.minutes for s in meetings) / 60)


def test_education_ends_at_what_was_credited_with_what_is_asked_beside_it(lived: Life) -> None:
    line, asked, *_ = figure_in(hours_chart.education(PACFA, of_pacfa(lived), dark=False))["data"]
    credited = sum(d.ce_credit or 0 for d in lived.downtimes if date(2026, 7, 1) <= d.day <= TODAY)
    assert line["y"][-1] == pytest.approx(credited)
    assert set(asked["y"]) == {20}


def test_nothing_asked_is_no_line(lived: Life) -> None:
    board = preset_of("my_board")
    told = hours(board, today=TODAY, since=FIRST, supervisions=lived.supervisions)
    shown = hours_chart.supervision(board, told, dark=False)
    assert {trace["type"] for trace in figure_in(shown)["data"]} == {"bar"}
    assert {row["Asked (minutes)"] for row in shown.rows} == {None}


def test_a_real_change_has_a_large_mark_only_where_its_size_is_known() -> None:
    assert scale(2, 2, 3, 3)["data"][0]["marker"]["size"] == [9, 9, 14, 9]
    olbi = BY_NAME["olbi"]
    filled = [
        ScaleAnswers(at=at(date(2026, n, 1)), scale="olbi", form="1 agrees",
                     answers=tuple((item, a) for item in range(1, 17)))
        for n, a in ((1, 1), (2, 4))
    ]  # fmt: skip
    shown = scales_chart.drawn(over_time(filled), olbi, olbi.subscales[0], today=TODAY, dark=False)
    assert set(figure_in(shown)["data"][0]["marker"]["size"]) == {9}


def test_bands_are_lines_with_their_names_and_no_areas() -> None:
    drawn = scale(1, 2)["layout"]
    assert {shape["type"] for shape in drawn["shapes"]} == {"line"}
    assert [shape["y0"] for shape in drawn["shapes"]] == [29, 51]
    assert [note["text"] for note in drawn["annotations"]] == ["28 or under", "50 or under"]


def test_answers_and_totals_stand_on_one_line_and_what_cannot_be_scored_is_passed_over() -> None:
    typed = ScaleAnswers(at=at(date(2026, 6, 1)), scale="who5", totals=(("score", 72.0),))
    broken = ScaleAnswers(at=at(date(2026, 7, 1)), scale="who5", answers=((1, 9),))
    told = over_time([broken, typed, *who5(2)])
    assert [p.value for p in told["score"]] == [40, 72]
    assert [p.real for p in told["score"]] == [None, True]
    shown = scales_chart.drawn(told, WHO5, WHO5.subscales[0], today=TODAY, dark=False)
    assert [row["Score"] for row in shown.rows] == [40, 72]


def test_only_what_was_read_is_a_dot_and_words_stand_escaped_nowhere_in_the_figure() -> None:
    told = toned(0.5, None, -0.25)
    figure = figure_in(tone_chart.drawn(told, {}, dark=False))
    assert figure["data"][0]["y"] == [-0.25, 0.5]
    assert "<b>x" not in pio.to_json(figure, validate=False)
    assert tone_chart.counts(told) == (2, 1, 0)
    assert tone_chart.sides(told) == (1, 1)
    assert tone_chart.drawn(toned(None), {}, dark=False).figure is None
