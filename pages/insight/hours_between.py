"""The hours between: where the time without clients goes."""

from __future__ import annotations

from journal.charts.hours_between import drawn
from journal.measures.hours_between import Gap, hours_between
from journal.measures.weights_in_force import in_force
from journal.records.kinds import DOWNTIME
from journal.wording import hours_between as wording
from journal.wording import labels
from pages.frame.unlocked import current_journal
from pages.parts import first_step
from pages.parts.dashboards import chart, period

LONGEST = 366
"""Days: this page adds up single entries."""

journal = current_journal()

place = chart.head("Between clients")
with place.controls:
    first, last = period.chosen(journal, longest=LONGEST)
    by = chart.choice("Split by", ["How it came", "Whose choice"], key="hours_by")
result = hours_between(
    first,
    last,
    sums=journal.day_sums.between(first, last),
    downtimes=journal.downtimes.between(first, last),
    supervisions=journal.supervisions.between(first, last),
    contacts=journal.contacts.between(first, last),
    weights=in_force(journal.weights.all()).load,
)
chart.show(
    "hours_between",
    drawn(result, dark=chart.is_dark(), by_choice=by == "Whose choice"),
    at=place,
    notes=[
        wording.fell_free(result.of_gap(Gap.FELL_FREE), result.between_minutes),
        wording.without_minutes(result.without_minutes),
        wording.not_logged([labels.choice(category) for category in result.not_logged]),
        wording.SUPERVISION,
    ],
    index=False,
)
first_step.offer(journal, DOWNTIME)
