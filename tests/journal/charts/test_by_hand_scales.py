"""What scales over time draw, beside scores worked out answer by answer with the keys of measures.md."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest

from journal.charts import scales as chart
from journal.charts.style import LIGHT
from journal.measures.scales import Point, over_time
from journal.presets.scales import BY_NAME
from journal.records.scale import ScaleAnswers
from journal.store.journal import Journal
from tests.journal.charts.lived_year import TODAY, drawn, figure_in
from tests.journal.practice import at
from tests.journal.store import journals

MOST = 200
TIMES = 6

FORMS = {
    "olbi": ("1 agrees", "4 agrees"),
    "cbi_work": ("1 to 19", "PUMA", "4th"),
    "cbi_client": ("1 to 6", "1 to 19"),
}
NUMBERS = {
    "proqol5": range(1, 31), "who5": range(1, 6), "olbi": range(1, 17), "cbi_work": range(1, 8),
    "cbi_client": range(1, 7), "stss": range(1, 18), "pss10": range(1, 11), "pss4": range(1, 5),
    "burnout_item": range(1, 2), "lass": range(1, 4),
}  # fmt: skip
"""Item numbers; two forms number their items on from another part."""

ELSEWHERE = {("cbi_work", "1 to 19"): range(7, 14), ("cbi_client", "1 to 19"): range(14, 20)}

TAKEN = {
    "proqol5": range(1, 6), "who5": range(6), "olbi": range(1, 5), "cbi_work": range(0, 101, 25),
    "cbi_client": range(0, 101, 25), "stss": range(1, 6), "pss10": range(5), "pss4": range(5),
    "burnout_item": range(1, 6), "lass": range(11),
}  # fmt: skip

LINES = {
    ("proqol5", "compassion_satisfaction"): [23, 42], ("proqol5", "burnout"): [23, 42],
    ("proqol5", "secondary_traumatic_stress"): [23, 42], ("who5", "score"): [29, 51], ("cbi_work", "score"): [50],
    ("cbi_client", "score"): [50], ("stss", "total"): [28, 38, 44, 49], ("burnout_item", "score"): [3],
}  # fmt: skip
"""Where one band ends and the next begins. WHO-5: up to 28, up to 50."""

A_REAL_CHANGE = {
    ("who5", "score"): 10, ("cbi_work", "score"): 17.69, ("cbi_client", "score"): 18.89, ("stss", "total"): 7.89,
    ("pss10", "score"): 8.26, ("pss4", "score"): 5.19,
}  # fmt: skip
"""Points. Published for WHO-5; of the others 1.96 · SD · √(2 · (1 − reliability)) of the source's sample."""


def scored(filled: ScaleAnswers) -> dict[str, float]:
    """Return the scores of one filling-in by the keys of measures.md."""
    a = dict(filled.answers)

    def total(*items: int, reversed_of: int = 0, reversed_items: tuple[int, ...] = ()) -> float:
        return float(sum(reversed_of - a[n] if n in reversed_items else a[n] for n in items))

    if not a:
        return dict(filled.totals)
    if filled.scale == "proqol5":
        return {
            "compassion_satisfaction": total(3, 6, 12, 16, 18, 20, 22, 24, 27, 30),
            "burnout": total(
                1, 4, 8, 10, 15, 17, 19, 21, 26, 29, reversed_of=6, reversed_items=(1, 4, 15, 17, 29)
            ),
            "secondary_traumatic_stress": total(2, 5, 7, 9, 11, 13, 14, 23, 25, 28),
        }  # fmt: skip
    if filled.scale == "who5":
        return {"score": 4 * total(1, 2, 3, 4, 5)}
    if filled.scale == "olbi":
        turned: tuple[int, ...] = (2, 3, 4, 6, 8, 9, 11, 12)
        if filled.form == "4 agrees":
            turned = (1, 5, 7, 10, 13, 14, 15, 16)
        return {
            "disengagement": total(1, 3, 6, 7, 9, 11, 13, 15, reversed_of=5, reversed_items=turned) / 8,
            "exhaustion": total(2, 4, 5, 8, 10, 12, 14, 16, reversed_of=5, reversed_items=turned) / 8,
        }
    if filled.scale == "cbi_work":
        turned = ({"1 to 19": 13, "PUMA": 7, "4th": 4}[filled.form],)
        return {"score": total(*a, reversed_of=100, reversed_items=turned) / len(a)}
    if filled.scale == "cbi_client":
        return {"score": total(*a) / len(a)}
    if filled.scale == "stss":
        return {
            "intrusion": total(2, 3, 6, 10, 13),
            "avoidance": total(1, 5, 7, 9, 12, 14, 17),
            "arousal": total(4, 8, 11, 15, 16),
            "total": total(*a),
        }
    if filled.scale == "pss10":
        return {"score": total(*a, reversed_of=4, reversed_items=(4, 5, 7, 8))}
    if filled.scale == "pss4":
        return {"score": total(*a, reversed_of=4, reversed_items=(2, 3))}
    return {"score": total(*a)}  # one item as it is; the three lines of LASS added up


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    """Return a journal with six fillings-in of each scale, kept in no order of time."""
    made = journals.make(tmp_path_factory.mktemp("answered") / "journal")
    chance = random.Random(11)
    fillings = []
    for scale, numbers in NUMBERS.items():
        forms = FORMS.get(scale, ("",))
        for n in range(TIMES):
            form = forms[n % len(forms)]
            items = list(ELSEWHERE.get((scale, form), numbers))
            # Of the CBI four answers are enough (work), or three (client).
            left_out = chance.sample(items, chance.randint(0, 3)) if scale.startswith("cbi") else []
            answers = tuple((item, chance.choice(TAKEN[scale])) for item in items if item not in left_out)
            day = date(2025, 1, 6) + timedelta(days=61 * n)
            fillings.append(ScaleAnswers(at=at(day, "20:00"), scale=scale, form=form, answers=answers))
    # A total of WHO-5 that lies 12 from the one before, one that lies 8: a real change, and none.
    for day, total in ((date(2026, 6, 1), 40.0), (date(2026, 7, 1), 52.0), (date(2026, 8, 1), 44.0)):
        fillings.append(ScaleAnswers(at=at(day), scale="who5", totals=(("score", total),)))
    for n in range(3):
        parts = {"detachment": 1.5 + n, "mastery": 4.25 - n} | ({"control": 3.0} if n == 1 else {})
        day = date(2026, 1, 6) + timedelta(days=30 * n)
        fillings.append(ScaleAnswers(at=at(day), scale="req", totals=tuple(parts.items())))
    chance.shuffle(fillings)
    made.scales.add_many(fillings)
    yield made
    made.close()


def by_name(journal: Journal, scale: str) -> dict[str, list[tuple[ScaleAnswers, float]]]:
    """Return each score of a scale worked out by hand, the oldest filling-in first."""
    found: dict[str, list[tuple[ScaleAnswers, float]]] = {}
    for filled in sorted(journal.scales.between(date.min, date.max), key=lambda one: one.at):
        if filled.scale == scale:
            for name, value in scored(filled).items():
                found.setdefault(name, []).append((filled, value))
    return found


def told_of(journal: Journal, scale: str) -> dict[str, list[Point]]:
    return over_time(journal.scales.of_scale(scale, MOST))


def check(journal: Journal, scale: str) -> list[bool]:
    """Compare the figures and the table of a scale; return which of its points have the mark of a real change."""
    told, expected = told_of(journal, scale), by_name(journal, scale)
    assert told.keys() == expected.keys()
    key = BY_NAME[scale]
    marked = []
    for part in key.subscales:
        if part.name not in expected:
            continue
        shown = chart.drawn(told, key, part, today=TODAY, dark=False)
        values = [value for _, value in expected[part.name]]
        if len(values) == 1:  # of one filling-in only the value is said
            assert shown.figure is None
            assert shown.sentence.startswith(f"{chart.label(part.name)}: {values[0]:g} on ")
            rows = shown.rows
            continue
        figure = figure_in(shown)
        points = drawn(figure, chart.label(part.name))
        assert list(points) == [filled.day for filled, _ in expected[part.name]]
        assert list(points.values()) == pytest.approx(values, abs=1e-9)
        # A large filled mark: a real change since the time before.
        least = A_REAL_CHANGE.get((scale, part.name), math.inf)
        real = [False, *(abs(b - a) >= least for a, b in pairwise(values))]
        marker = figure["data"][0]["marker"]
        assert [size > 9 for size in marker["size"]] == real
        assert [hue != LIGHT.background for hue in marker["color"]] == real
        assert [shape["y0"] for shape in figure["layout"]["shapes"]] == LINES.get((scale, part.name), [])
        marked += real
        rows = shown.rows
    moments = sorted({filled.at for each in expected.values() for filled, _ in each})
    assert len(rows) == len(moments)
    for row, moment in zip(rows, moments, strict=True):
        for name, each in expected.items():
            value = next((value for filled, value in each if filled.at == moment), None)
            assert row[chart.label(name)] == (None if value is None else pytest.approx(value, abs=0.00500001))
    return marked


@pytest.mark.parametrize("scale", NUMBERS)
def test_each_score_is_drawn_as_its_key_makes_it_of_the_answers(answered: Journal, scale: str) -> None:
    marked = check(answered, scale)
    assert len(marked) >= TIMES
    if scale == "who5":
        assert marked[-2:] == [True, False]
        assert marked[0] is False


def test_typed_means_are_drawn_as_they_are_and_one_left_out_is_no_zero(answered: Journal) -> None:
    assert not any(check(answered, "req"))
    assert [len(points) for points in told_of(answered, "req").values()] == [3, 3, 1]
    req = BY_NAME["req"]
    rows = chart.drawn(told_of(answered, "req"), req, req.subscales[0], today=TODAY, dark=False).rows
    assert [row["Control"] for row in rows] == [None, 3.0, None]


def test_a_year_of_the_demo_has_its_changes_marked(journal: Journal) -> None:
    assert check(journal, "proqol5") == [False] * 12
    marked = check(journal, "who5")
    assert len(marked) == 4
    assert True in marked[1:]
    assert False in marked[1:]
