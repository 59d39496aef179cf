"""The hours dossier in words and tables, as it is looked at and as it is handed over."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from journal.exchange.take_out.dossier_page import Cell, DossierPage, Minutes, Table
from journal.measures.hours_asked import numbers_of
from journal.measures.hours_dossier import FROM_FILE, USUAL, HoursDossier
from journal.presets.hours import BY_KEY, CHECK_WITH_YOUR_BOARD, MY_BOARD
from journal.presets.kinds_of_hours import IN_SUPERVISION, WITH_CLIENTS, HourKind
from journal.wording import hours as hours_wording
from journal.wording import hours_dossier as wording
from journal.wording.dates import in_one_form, month_in_words
from journal.wording.exact import hundredths


def page_of(dossier: HoursDossier) -> DossierPage:
    """Return the page, in the one form in which dates leave the journal."""
    with in_one_form():
        made = wording.made(dossier.made_on)
        return DossierPage(
            title=wording.TITLE,
            lines=tuple(_lines(dossier, made)),
            tables=tuple(_tables(dossier)),
            assumed_heading=wording.ASSUMED,
            assumed=tuple(assumed(dossier)),
            sign_heading=wording.SIGN,
            sign_means=wording.SIGN_MEANS,
            sign=wording.SIGN_FIELDS,
            foot=made,
            by_hand=wording.BY_HAND,
        )


def _lines(dossier: HoursDossier, made: str) -> Iterator[str]:
    yield wording.of(dossier.preset.name)
    yield wording.days(dossier.first, dossier.last, dossier.until)
    yield wording.at(dossier.placement.name if dossier.placement is not None else "")
    yield made
    yield wording.sums(dossier.with_clients, dossier.in_supervision, dossier.signed)
    if dossier.preset.client_hours_for_one:
        yield wording.ratio(dossier.with_clients, dossier.in_supervision, dossier.preset.client_hours_for_one)


def _tables(dossier: HoursDossier) -> Iterator[Table]:
    for table in (_weeks, _totals, _asked, _months, _gaps, _meetings, _opening, _placements):
        made = table(dossier)
        if made.rows:
            yield made


def _groups(dossier: HoursDossier) -> list[tuple[str, tuple[HourKind, ...]]]:
    """Return the columns: each kind of which there is any, and two sums where they are of several kinds."""
    found: list[tuple[str, tuple[HourKind, ...]]] = []
    for kinds, together in ((WITH_CLIENTS, wording.CLIENTS_ALL), (IN_SUPERVISION, wording.SUPERVISION_ALL)):
        some = [kind for kind in kinds if kind in dossier.kinds]
        found += [(wording.KINDS[kind.value], (kind,)) for kind in some]
        if len(some) > 1:
            found.append((together, tuple(kinds)))
    if HourKind.INDIRECT in dossier.kinds:
        found.append((wording.KINDS[HourKind.INDIRECT.value], (HourKind.INDIRECT,)))
    return found


def _weeks(dossier: HoursDossier) -> Table:
    groups, parts = _groups(dossier), dossier.of_these
    return Table(
        name="Weeks",
        heading=wording.WEEKS,
        columns=(wording.FROM, wording.TO, *(name for name, _ in groups), *(wording.PARTS[part] for part in parts)),
        rows=tuple(
            (
                week.first,
                week.last,
                *(Minutes(week.of(kinds)) for _, kinds in groups),
                *(Minutes(week.of_these.get(part, 0)) for part in parts),
            )
            for week in dossier.weeks
        ),
        total=(
            wording.TOTAL,
            None,
            *(Minutes(dossier.total(*kinds)) for _, kinds in groups),
            *(Minutes(dossier.total_of(part)) for part in parts),
        ),
        wide=True,
    )


def _totals(dossier: HoursDossier) -> Table:
    rows: list[tuple[Cell, ...]] = [(name, Minutes(dossier.total(*kinds))) for name, kinds in _groups(dossier)]
    rows += [(wording.PARTS[part], Minutes(dossier.total_of(part))) for part in dossier.of_these]
    return Table(name="Totals", heading=wording.TOTALS, columns=(wording.KIND, wording.TIME), rows=tuple(rows))


def _asked(dossier: HoursDossier) -> Table:
    rows = tuple(
        (
            f"{one.asked.what.value}, in the last year" if one.asked.each_year else one.asked.what.value,
            float(hundredths(one.have)),
            float(one.asked.least),
            float(max(Fraction(0), Fraction(str(one.asked.least)) - hundredths(one.have))),
            float(hundredths(one.opening)) if one.opening else None,
        )
        for one in dossier.standings
    )
    columns = (wording.WHAT, wording.HAVE, wording.LEAST, wording.REST, wording.OF_OPENING)
    return Table(name="Asked", heading=wording.ASKED, columns=columns, rows=rows, note=wording.HUNDREDTHS)


def _months(dossier: HoursDossier) -> Table:
    rows = tuple(
        (
            month_in_words(one.first),
            Minutes(one.counted),
            Minutes(-(-one.least // 1)),
            Minutes(-(-one.missing // 1)) if one.missing is not None else wording.UNDER_WAY,
        )
        for one in dossier.months
    )
    columns = (wording.MONTH, wording.COUNTED, wording.LEAST, wording.MISSING)
    note = "" if dossier.preset.averaged else wording.NOT_AVERAGED
    return Table(name="Months", heading=wording.MONTHS, columns=columns, rows=rows, note=note)


def _gaps(dossier: HoursDossier) -> Table:
    rows = tuple(
        (one.after, one.until, one.days, wording.NO_MEETING if one.open else wording.NEXT_MEETING)
        for one in dossier.gaps
    )
    columns = (wording.AFTER, wording.UNTIL, wording.DAYS, wording.ENDED_BY)
    weeks = dossier.preset.weeks_between
    return Table(
        name="Gaps",
        heading=wording.GAPS,
        columns=columns,
        rows=rows,
        note=wording.at_least_every(weeks) if weeks else "",
    )


def _meetings(dossier: HoursDossier) -> Table:
    rows = tuple(
        (
            one.day,
            Minutes(one.minutes),
            Minutes(one.counted),
            wording.KINDS[one.kind.value].removeprefix("Supervision, "),
            one.supervisor,
            one.signed_on or wording.NOT_SIGNED,
            one.how.value if one.how is not None else "",
        )
        for one in dossier.meetings
    )
    columns = (
        wording.DAY, wording.SAT, wording.COUNTED, wording.FORMAT, wording.WITH, wording.SIGNED_ON, wording.HOW,
    )  # fmt: skip
    total: tuple[Cell, ...] = (
        wording.TOTAL, Minutes(sum(one.minutes for one in dossier.meetings)), Minutes(dossier.in_supervision), "", "",
        "", "",
    )  # fmt: skip
    return Table(name="Supervision", heading=wording.MEETINGS, columns=columns, rows=rows, total=total)


def _opening(dossier: HoursDossier) -> Table:
    rows = tuple(
        (one.what.value, one.amount, one.until, dossier.names.get(one.placement_id or "", ""), one.note, counts)
        for balances, counts in ((dossier.opening, wording.YES), (dossier.opening_before, wording.BEFORE))
        for one in balances
    )
    columns = (wording.WHAT, wording.AMOUNT, wording.UP_TO, wording.PLACE, wording.NOTED, wording.COUNTS)
    return Table(name="Opening balances", heading=wording.OPENING, columns=columns, rows=rows)


def _placements(dossier: HoursDossier) -> Table:
    rows = tuple(
        (
            one.name,
            one.setting.value,
            one.begins,
            one.ends,
            dossier.names.get(one.supervisor_id or "", ""),
            one.agreement_signed_on,
            (one.agreement_entered_on if one.entered_later else wording.SAME_DAY) if one.agreement_signed_on else None,
        )
        for one in dossier.placements
    )
    columns = (
        wording.NAME, wording.SETTING, wording.FROM, wording.TO, wording.SUPERVISOR, wording.AGREED,
        wording.WRITTEN_DOWN,
    )  # fmt: skip
    return Table(name="Placements", heading=wording.PLACEMENTS, columns=columns, rows=rows)


def assumed(dossier: HoursDossier) -> Iterator[str]:
    """Yield what the hours rest on, in the order in which a board would ask."""
    preset = dossier.preset
    yield wording.CLIENT_HOURS
    yield wording.ROUNDED
    if dossier.of_these:
        yield wording.OF_THESE
    if dossier.total_of(USUAL):
        yield wording.usual(dossier.total_of(USUAL))
    if dossier.total_of(FROM_FILE):
        yield wording.from_file(dossier.total_of(FROM_FILE))
    if dossier.unconfirmed:
        yield wording.unconfirmed(dossier.unconfirmed)
    rule = preset.group_rule
    yield wording.groups(rule.name, rule.small, rule.small_share) if rule is not None else wording.EVERY_MINUTE
    if not preset.peers_count:
        yield wording.NO_PEERS
    if preset.largest_group is not None:
        yield wording.largest(preset.largest_group)
    if dossier.left_out:
        yield wording.left_out(dossier.left_out)
    if dossier.unsized:
        yield wording.unsized(dossier.unsized)
    if preset.most_a_week is not None:
        yield wording.most(preset.most_a_week)
    yield wording.INDIRECT_APART if dossier.placement else wording.indirect(", ".join(sorted(preset.indirect)))
    if dossier.opening or dossier.opening_before:
        yield wording.OPENING_APART
    if not dossier.standings and preset.asked:
        yield wording.OTHER_DAYS
    if dossier.since is not None and dossier.since > dossier.first:
        yield wording.begins(dossier.since)
    comes_with = numbers_of(BY_KEY[preset.key])
    yield from (
        hours_wording.changed(name, dossier.changed[name], comes_with[name])
        for name in comes_with
        if name in dossier.changed
    )
    yield from preset.notes
    if preset.key != MY_BOARD.key:
        yield hours_wording.source(preset.source, preset.checked_on, preset.copy_of)
    yield CHECK_WITH_YOUR_BOARD
