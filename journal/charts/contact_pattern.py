"""Contact between sessions, drawn: by client, by week, and answers beside what was promised."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

import numpy as np

from journal.charts.drawn import Drawn
from journal.charts.named import above, at_the_end, in_last_bar, room_for
from journal.charts.style import (
    HEIGHT,
    MOST_ROWS,
    Figure,
    Palette,
    layout,
    on_mondays,
    on_rows,
    palette,
    rows_high,
)
from journal.measures.contact_pattern import ClientContacts
from journal.measures.enough import SHARE
from journal.measures.weeks import week_name
from journal.wording import contact_pattern as wording
from journal.wording.dates import number
from journal.wording.direction import in_line


def by_client(result: Sequence[ClientContacts], codes: Mapping[str, str], weeks: int | None, *, dark: bool) -> Drawn:
    """Return the contacts by client, the eight with most drawn: inside, outside, none recorded.

    `weeks` are logged ones, None where there are too few.
    """
    return Drawn(
        figure=_client_bars(result[:MOST_ROWS], codes, dark=dark) if result else None,
        sentence=_said(result, weeks),
        alt=_clients_alt(result[:MOST_ROWS], codes),
        rests_on=wording.RESTS_ON,
        rows=_client_rows(result, codes),
    )


def by_week(result: Sequence[ClientContacts], weeks: int | None, *, dark: bool) -> Drawn:
    """Return the contacts by week, of all the clients in `result` together; `weeks` as in `by_client`."""
    counted = _weeks(result)
    return Drawn(
        figure=_week_bars(counted, dark=dark) if result else None,
        sentence=_said(result, weeks),
        alt=_weeks_alt(counted),
        rests_on=wording.WEEKS_REST_ON,
        rows=[
            {"Week": week_name(monday), "Contacts": sum(week), "Inside": week[0], "Outside": week[1],
             "No agreement recorded": week[2]}
            for monday, week in counted.items()
        ],
    )  # fmt: skip


def answers(result: Sequence[ClientContacts], codes: Mapping[str, str], *, dark: bool) -> Drawn:
    """Return the median answer of each client beside what was promised, in hours; the slowest eight drawn."""
    known = sorted(
        (c for c in result if c.response is not None), key=lambda c: (-(c.response or 0), c.client_id)
    )[:MOST_ROWS]  # fmt: skip
    both = [(c.response, c.promised) for c in result if c.response is not None and c.promised is not None]
    return Drawn(
        figure=_answer_dots(known, codes, dark=dark) if known else None,
        sentence=wording.answers(
            sum(response > promised for response, promised in both),
            len(both),
            fewest=SHARE.fewest if any(c.answered for c in result) and not known else 0,
        ),
        alt=_answers_alt(known, codes),
        rests_on=wording.ANSWERS_REST_ON,
        rows=_client_rows(result, codes),
    )


def _said(result: Sequence[ClientContacts], weeks: int | None) -> str:
    """Return what the contacts of all come to, against what was agreed."""
    contacts = sum(c.contacts for c in result)
    said = [
        wording.shows(contacts, sum(c.minutes for c in result), len(result), weeks),
        wording.against(contacts, sum(c.judged for c in result), sum(c.outside for c in result)),
        wording.after_hours(sum(c.after_hours for c in result), contacts),
    ]
    return " ".join(part for part in said if part)


def _client_bars(clients: Sequence[ClientContacts], codes: Mapping[str, str], *, dark: bool) -> Figure:
    colours = palette(dark)
    shown = list(reversed(clients))
    parts = (
        (wording.INSIDE, [c.judged - c.outside for c in shown]),
        (wording.OUTSIDE, [c.outside for c in shown]),
        (wording.NONE_RECORDED, [c.contacts - c.judged for c in shown]),
    )
    names = _names(shown, codes)
    traces: list[Figure] = [
        {"type": "bar", "orientation": "h", "name": name, "x": values, "y": names, "hovertemplate": "%{x}",
         "marker": {"color": hue, "line": {"color": colours.neutral, "width": 0.5}}}
        for (name, values), hue in zip(parts, _hues(colours), strict=True)
        if any(values)
    ]  # fmt: skip
    more: Figure = {
        **on_rows(hoverformat=".0f", tickformat=",d"),
        "barmode": "stack",
        **above(
            [
                (wording.NAMES[name], hue)
                for (name, values), hue in zip(parts, _hues(colours), strict=True)
                if any(values)
            ],
            colours,
        ),
    }
    return {"data": traces, "layout": layout(colours, height=min(HEIGHT, 26 + rows_high(len(shown))), **more)}


def _week_bars(weeks: Mapping[date, tuple[int, int, int]], *, dark: bool) -> Figure:
    colours = palette(dark)
    x = np.array(list(weeks), dtype="datetime64[D]")
    traces: list[Figure] = [
        {"type": "bar", "name": name, "x": x, "y": [week[part] for week in weeks.values()], "hovertemplate": "%{y}",
         "marker": {"color": hue, "line": {"color": colours.neutral, "width": 0.5}}}
        for part, (name, hue) in enumerate(
            zip((wording.INSIDE, wording.OUTSIDE, wording.NONE_RECORDED), _hues(colours), strict=True)
        )
        if any(week[part] for week in weeks.values())
    ]  # fmt: skip
    top = 1.06 * max([1, *(sum(week) for week in weeks.values())])
    names = in_last_bar([(wording.NAMES[trace["name"]], trace["y"]) for trace in traces], colours)
    more: Figure = {
        "barmode": "stack",
        "bargap": 0.2,
        "xaxis": on_mondays(x),
        "yaxis": {"tickformat": ",d", "range": [0, top]},
        "annotations": at_the_end(names, low=0, high=top, pixels=HEIGHT - 40),
        "margin": {"r": room_for([name.words for name in names])},
    }
    return {"data": traces, "layout": layout(colours, **more)}


def _answer_dots(clients: Sequence[ClientContacts], codes: Mapping[str, str], *, dark: bool) -> Figure:
    colours = palette(dark)
    shown = list(reversed(clients))
    names = _names(shown, codes)
    promised = [None if c.promised is None else c.promised / 60 for c in shown]
    traces: list[Figure] = [
        {"type": "scatter", "mode": "markers", "name": wording.ANSWERED, "x": [(c.response or 0) / 60 for c in shown],
         "y": names, "marker": {"size": 12, "color": colours.neutral}, "hovertemplate": "%{x:.1f} hours"},
    ]  # fmt: skip
    if any(value is not None for value in promised):
        traces.append(
            {"type": "scatter", "mode": "markers", "name": wording.PROMISED, "x": promised, "y": names,
             "marker": {"symbol": "line-ns-open", "size": 16, "color": colours.own_word, "line": {"width": 2}},
             "hovertemplate": "%{x:.1f} hours"}
        )  # fmt: skip
    more: Figure = {
        **on_rows(ticksuffix=" h", hoverformat=".1f"),
        **above(
            [(wording.ANSWERED, colours.neutral), (wording.PROMISED, colours.own_word)][: len(traces)],
            colours,
            marks=("\u25cf", "|"),
        ),
    }
    return {"data": traces, "layout": layout(colours, height=min(HEIGHT, 26 + rows_high(len(shown))), **more)}


def _clients_alt(clients: Sequence[ClientContacts], codes: Mapping[str, str]) -> str:
    parts = ", ".join(
        f"{codes.get(c.client_id, '?')} {c.contacts}, {c.outside} outside" if c.judged
        else f"{codes.get(c.client_id, '?')} {c.contacts}, no agreement recorded"
        for c in clients
    )  # fmt: skip
    return f"Bars of contacts by client: {parts}." if clients else ""


def _weeks_alt(weeks: Mapping[date, tuple[int, int, int]]) -> str:
    if not weeks:
        return ""
    most = max(weeks, key=lambda monday: (sum(weeks[monday]), monday))
    return f"Bars of contacts by week; most in {week_name(most)}, with {sum(weeks[most])}."


def _answers_alt(clients: Sequence[ClientContacts], codes: Mapping[str, str]) -> str:
    parts = ", ".join(
        f"{codes.get(c.client_id, '?')} {number((c.response or 0) / 60, 1)} hours"
        + ("" if c.promised is None else f", promised within {number(c.promised / 60, 1)}")
        for c in clients
    )
    return f"Dots of the middle time to an answer: {parts}." if parts else ""


def _client_rows(result: Sequence[ClientContacts], codes: Mapping[str, str]) -> list[dict[str, object]]:
    """Return a row for each client, fewest contacts first; None where not known."""
    return [
        {
            "Client": codes.get(c.client_id, "?"),
            "Contacts": c.contacts,
            "A week": _rounded(c.per_week),
            "Minutes": c.minutes,
            "Minutes a week": _rounded(c.minutes_per_week),
            "Inside": c.judged - c.outside if c.judged else None,
            "Outside": c.outside if c.judged else None,
            "No agreement recorded": c.contacts - c.judged or None,
            "After hours": c.after_hours,
            "Answered after (hours)": _rounded(None if c.response is None else c.response / 60),
            "Promised (hours)": _rounded(None if c.promised is None else c.promised / 60),
            "In the record (%)": None if c.in_record is None else round(100 * c.in_record),
            "Trend (a week, each week)": _rounded(c.trend.slope if c.trend else None, 2),
            "Trend, from": _rounded(c.trend.low if c.trend else None, 2),
            "Trend, to": _rounded(c.trend.high if c.trend else None, 2),
        }
        for c in reversed(result)
    ]


def _weeks(result: Sequence[ClientContacts]) -> dict[date, tuple[int, int, int]]:
    """Return inside, outside and none recorded by Monday."""
    found: dict[date, tuple[int, int, int]] = {}
    for client in result:
        for w in client.weeks:
            inside, outside, none = found.get(w.monday, (0, 0, 0))
            found[w.monday] = (inside + w.judged - w.outside, outside + w.outside, none + w.contacts - w.judged)
    return dict(sorted(found.items()))


def _names(clients: Sequence[ClientContacts], codes: Mapping[str, str]) -> list[str]:
    return [escape(in_line(codes.get(c.client_id, "?"))) for c in clients]


def _hues(colours: Palette) -> tuple[str, str, str]:
    """Return the colours of inside, outside and none recorded."""
    strong, _, soft, faint = colours.shades(4)
    return soft, strong, faint


def _rounded(value: float | None, decimals: int = 1) -> float | None:
    return None if value is None else round(value, decimals)
