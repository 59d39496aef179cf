"""Beginnings and endings by month, in words and a table: too few for a picture."""

from __future__ import annotations

from collections.abc import Sequence

from journal.charts.drawn import Drawn
from journal.measures.client_turnover import TurnoverMonth
from journal.wording import caseload_intensity as wording
from journal.wording.dates import month_in_words


def drawn(months: Sequence[TurnoverMonth]) -> Drawn:
    """Return what the months say, oldest first; without a whole month nothing."""
    if not months:
        return Drawn(figure=None)
    return Drawn(
        figure=None,
        sentence=wording.turnover(
            [month.first for month in months],
            sum(month.began for month in months),
            sum(month.ended for month in months),
            months[-1].under_way,
        ),
        rows=[_row(month) for month in months],
    )


def _row(month: TurnoverMonth) -> dict[str, object]:
    return {
        "Month": month_in_words(month.first),
        "Began": month.began,
        "Ended": month.ended,
        "Under way": month.under_way,
        "Caseload (%)": None if month.cii is None else round(month.cii),
    }
