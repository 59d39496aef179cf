"""The page of a year that a person would keep: measured, worded, with words of one's own that were chosen by hand."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from journal.charts.style import LIGHT
from journal.exchange.take_out.year_html import as_html
from journal.exchange.take_out.year_page import Colours, DrawnWeek, Section, YearPage
from journal.measures.weights_in_force import in_force
from journal.measures.year_in_review import YearInReview, year_in_review
from journal.records.kinds import CHECK_IN, DOWNTIME, REFLECTION, SUPERVISION, words_of
from journal.records.reflection import Reflection
from journal.store.journal import Journal
from journal.wording import dates
from journal.wording import recovery as recovery_wording
from journal.wording import year_in_review as wording

FORMATS = {"pdf": "application/pdf", "html": "text/html"}
OF_KINDS = (CHECK_IN, REFLECTION, DOWNTIME, SUPERVISION)
"""Kinds whose words are offered: those that speak of oneself most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """Something that was written, to be chosen."""

    id: str
    day: date
    text: str


def reviewed(journal: Journal, year: int, today: date) -> YearInReview:
    """Return what the year came to, up to today."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return year_in_review(
        year,
        today,
        sessions=journal.sessions.between(first, last),
        reflections=journal.reflections.between(first, last),
        downtimes=journal.downtimes.between(first, last),
        supervisions=journal.supervisions.between(first, min(last, today)),
        time_off=journal.time_off.all(),
        weights=in_force(journal.weights.all()).load,
    )


def own_words(journal: Journal, year: int) -> list[OwnWords]:
    """Return what was written in a year, in order of day; what was withheld is not offered."""
    found = [
        OwnWords(id=entry.id, day=entry.day, text=words.strip())
        for kind in OF_KINDS
        for entry in journal.table_of(kind.record).between(date(year, 1, 1), date(year, 12, 31))
        if (words := words_of(entry)).strip() and not (isinstance(entry, Reflection) and entry.withheld)
    ]
    return sorted(found, key=lambda one: (one.day, one.id))


def page_of(journal: Journal, year: int, today: date, chosen: Collection[str] = ()) -> YearPage | None:
    """Return the page with the chosen words, by their entries' ids; None of a year of which there is nothing."""
    told = reviewed(journal, year, today)
    words = [one for one in own_words(journal, year) if one.id in chosen]
    given = wording.given(told.own_time, told.days_of_rest, told.supervision, told.education)
    stayed = wording.stayed(
        told.thoughts, [(str(feeling), n) for feeling, n in told.feelings], told.came_back, told.lighter
    )
    if not (told.sessions or given or stayed or words):
        return None
    sections = [
        Section(heading=heading, lines=tuple(lines))
        for heading, lines in ((wording.STAYED, stayed), (wording.HELPED, _helped(told)), (wording.GIVEN, given))
        if lines
    ]
    with dates.in_one_form():
        return YearPage(
            title=wording.title(year),
            heading=wording.WEEKS,
            weeks=_weeks(told),
            picture=wording.weeks(
                told.sessions,
                sum(1 for week in told.weeks if week.sessions),
                max((week.sessions for week in told.weeks), default=0),
                sum(1 for week in told.weeks if week.days_away),
            ),
            legend=wording.LEGEND,
            sections=tuple(sections),
            words_heading=wording.WORDS,
            words=tuple((dates.date_in_words(one.day), one.text) for one in words),
            foot=wording.FOOT,
            colours=Colours(text=LIGHT.text, quiet=LIGHT.quiet, bar=LIGHT.neutral, mark=LIGHT.recovery),
        )


def as_file(page: YearPage, form: str) -> bytes:
    """Return the page as the bytes of a file; `form` is "pdf" or "html"."""
    if form == "pdf":
        from journal.exchange.take_out.year_pdf import as_pdf  # its libraries are needed by nobody else

        return as_pdf(page)
    return as_html(page)


def _helped(told: YearInReview) -> list[str]:
    rose = [(row.activity or row.category, row.change) for row in told.helped]
    said = [recovery_wording.after(change.known, name, change.low or 0, change.high or 0) for name, change in rose]
    return [*said, wording.ENERGY, recovery_wording.by_itself([name for name, _ in rose])] if said else []


def _weeks(told: YearInReview) -> tuple[DrawnWeek, ...]:
    drawn, month = [], 0
    for week in told.weeks:
        began = max(week.monday, date(told.year, 1, 1)).month
        name = dates.MONTHS[began - 1][:3] if began != month else ""
        drawn.append(DrawnWeek(value=week.sessions, marked=week.days_away > 0, month=name))
        month = began
    return tuple(drawn)
