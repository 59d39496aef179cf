"""Caseload intensity drawn: weekly bars of its parts against the plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from statistics import median

import numpy as np

from journal.charts.drawn import Drawn
from journal.charts.named import Name, at_the_end, in_last_bar, room_for
from journal.charts.style import HEIGHT, Figure, Palette, layout, on_mondays, palette
from journal.charts.thinning import group_size, means
from journal.measures.caseload_intensity import PARTS, CaseloadWeek
from journal.measures.enough import TYPICAL
from journal.measures.headcount import Headcount
from journal.measures.trauma_recorded import Recorded
from journal.wording import caseload_intensity as wording
from journal.wording.dates import number
from journal.wording.weights import BAND

UNFINISHED = 0.55
BEHIND = 0.5
"""How strong the bars are behind the lines that say how far they could move."""

COMING = 0.35


def drawn(
    weeks: Sequence[CaseloadWeek],
    heads: Sequence[Headcount],
    *,
    dark: bool,
    recorded: Mapping[date, Recorded] | None = None,
    coming: Sequence[CaseloadWeek] = (),
    band: Sequence[tuple[float, float] | None] = (),
    begun: bool = False,
) -> Drawn:
    """Return the chart of consecutive `weeks`, and of `coming` ones, dimmed; `heads` are of the same `weeks`.

    The sentence leaves the unfinished week out, and names time off apart.
    `recorded` says by Monday of how many clients trauma is recorded: of none, and there is no share. `begun` says that
    the journal holds a finished week, here or elsewhere.
    """
    sentence = _sentence(weeks, begun=begun)
    rests_on = wording.rests_on(sum(w.rests_on for w in weeks), sum(w.workdays for w in weeks))
    known = any(week.cii is not None for week in weeks)
    return Drawn(
        figure=_figure(weeks, dark=dark, coming=coming, band=band) if known else None,
        sentence=sentence,
        alt=_alt(weeks, sentence, rests_on),
        rests_on=rests_on,
        rows=[_row(week, head, (recorded or {}).get(week.monday)) for week, head in zip(weeks, heads, strict=True)],
    )


def _figure(
    weeks: Sequence[CaseloadWeek],
    *,
    dark: bool,
    coming: Sequence[CaseloadWeek],
    band: Sequence[tuple[float, float] | None],
) -> Figure:
    """Return the figure.

    `band` holds for each of `weeks` how far its index moves with the
    weights; it is drawn as a line across the bar's end, unless bars are means.

    The parts of a bar add up to the week's index; the line at 100 is the
    plan. Nothing logged: no bar. Over 520 weeks, each bar is a mean (`thinned_to`).
    """
    colours = palette(dark)
    every = [*weeks, *coming]
    size = group_size(len(every))
    x = np.array([w.monday for w in every[::size]], dtype="datetime64[D]")
    opacity = [1.0 if w.finished and w.whole else UNFINISHED for w in weeks] + [COMING] * len(coming)
    if band and size == 1:
        opacity = [share * BEHIND for share in opacity]
    state = [_cut(w) for w in weeks] + ["if all comes as planned"] * len(coming)
    shown = [part for part in PARTS if part == "sessions" or any(w.parts[part] for w in every)]
    traces: list[Figure] = [
        {
            "type": "bar",
            "name": wording.PARTS[part],
            "x": x,
            "y": means([_points(w, part) for w in every], size),
            "customdata": state[::size],
            "marker": {"color": hue, "opacity": opacity[::size], "line": {"color": colours.neutral, "width": 0.5}},
            "hovertemplate": "%{y:.0f} %{customdata}",
        }
        for part, hue in zip(shown, colours.shades(len(shown)), strict=True)
    ]
    if band and size == 1:
        traces.append(_moved(weeks, band, colours))
    plan = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 100, "y1": 100}
    more: Figure = {
        "barmode": "stack",
        "bargap": 0.25,
        "shapes": [{**plan, "line": {"color": colours.text, "width": 1.5}}],
        **beside_bars(
            [(trace["name"], trace["y"]) for trace in traces if trace["type"] == "bar"], _top(every), colours
        ),
        "xaxis": on_mondays(x),
        "yaxis": {"ticksuffix": " %", "range": [0, _top(every)]},
    }
    return {"data": traces, "layout": layout(colours, **more)}


def beside_bars(parts: Sequence[tuple[str, Sequence[float | None]]], top: float, colours: Palette) -> Figure:
    """Return, as a layout, the names of the plan and of each part beside the bars.

    `parts` are (name, heights by week in per cent of the plan) in the order in which they are stacked; the axis ends at
    `top`.
    """
    names = in_last_bar([(name.lower(), heights) for name, heights in parts], colours)
    names.append(Name(wording.YOUR_PLAN, 100.0, colours.own_word))
    return {
        "annotations": at_the_end(names, low=0, high=top, pixels=HEIGHT - 40),
        "margin": {"r": room_for([name.words for name in names])},
    }


def _moved(weeks: Sequence[CaseloadWeek], band: Sequence[tuple[float, float] | None], colours: Palette) -> Figure:
    known = [(week, ends) for week, ends in zip(weeks, band, strict=True) if ends is not None]
    value = [week.cii or 0.0 for week, _ in known]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": BAND,
        "x": np.array([week.monday for week, _ in known], dtype="datetime64[D]"),
        "y": value,
        "marker": {"size": 1, "color": colours.neutral},
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": [high - v for (_, (_, high)), v in zip(known, value, strict=True)],
            "arrayminus": [v - low for (_, (low, _)), v in zip(known, value, strict=True)],
            "color": colours.neutral,
            "thickness": 2,
            "width": 4,
        },
        "customdata": [f"{number(low)} to {number(high)}" for _, (low, high) in known],
        "hovertemplate": "%{customdata}",
    }


def thinned_to(weeks: int) -> int:
    """Return how many weeks each bar is the mean of; 1 up to 520 weeks."""
    return group_size(weeks)


def _sentence(weeks: Sequence[CaseloadWeek], *, begun: bool) -> str:
    over = [w for w in weeks if w.finished and (w.whole or w.cii is None)]
    finished = [w for w in over if w.workdays]
    logged = [w.cii for w in finished if w.cii is not None]
    bands = Counter(w.band.value for w in finished if w.band is not None)
    return wording.shows(
        len(finished),
        len(logged),
        bands,
        cii=median(logged) if len(logged) == 1 or TYPICAL.met(len(logged)) else None,
        away=sum(not w.workdays and not _began_at_its_weekend(w, weeks[0]) for w in over),
        begun=begun,
    )


def _began_at_its_weekend(week: CaseloadWeek, first: CaseloadWeek) -> bool:
    """Say whether a week without workdays may be one in which the journal began after them: that is no time off."""
    return week is first and week.cii is not None


def _alt(weeks: Sequence[CaseloadWeek], sentence: str, rests_on: str) -> str:
    if not weeks:
        return ""
    said = f"Stacked bar chart of caseload intensity by week, against the plan of 100. {sentence}"
    fullest = max((w for w in weeks if w.cii is not None), key=lambda w: w.cii or 0.0, default=None)
    if fullest is not None:
        said += f" The fullest week, {fullest.week}, reached {number(fullest.cii or 0.0)}."
    return f"{said} {rests_on}"


def _row(w: CaseloadWeek, h: Headcount, trauma: Recorded | None) -> dict[str, object]:
    """Return the row of a week; None where nothing was logged. Parts in units."""
    return {
        "Week": w.week,
        "From": w.monday,
        "Caseload intensity (% of plan)": None if w.cii is None else round(w.cii, 1),
        "Band": _state(w),
        **{wording.PARTS[part]: None if w.cii is None else round(w.parts[part], 2) for part in PARTS},
        "Factor since a break": round(w.f, 2),
        "Planned units": w.c,
        "Clients seen": h.seen,
        "Clients active": h.active,
        "Therapy sessions": w.therapy_sessions,
        "Therapy hours": round(w.hours, 1),
        "Trauma share (%)": _per_cent(w.trauma_share) if trauma and trauma.known else None,
        "Trauma recorded for": f"{trauma.known} of {trauma.seen} clients" if trauma else "",
        "No-shows and late cancellations (%)": _per_cent(w.no_show_rate),
        "Longest run": w.longest_run,
        "Workdays with entries": f"{w.rests_on} of {w.workdays}",
    }


def _points(week: CaseloadWeek, part: str) -> float | None:
    return None if week.cii is None else 100 * week.parts[part] * week.f / week.c


def _top(weeks: Sequence[CaseloadWeek]) -> float:
    """The plan always lies inside the picture, with room for its name."""
    return 1.08 * max([110.0, *(w.cii for w in weeks if w.cii is not None)])


def _state(week: CaseloadWeek) -> str:
    if week.band is not None:
        return wording.BANDS[week.band.value]
    return _cut(week) or "nothing logged"


def _cut(week: CaseloadWeek) -> str:
    """Return why a week is no full one; "" for one that is, or holds nothing."""
    if not week.finished:
        return "so far"
    return "" if week.whole or week.cii is None else wording.SINCE_BEGIN


def _per_cent(share: float | None) -> float | None:
    return None if share is None else round(100 * share, 1)
