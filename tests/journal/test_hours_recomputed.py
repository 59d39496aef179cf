"""Three dossiers of the demo agree with what is added up from the SQLite that was taken out, and re-add by hand.

Nothing here shares code with the measures: tables, dates and fractions alone.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from journal.commands.hours import as_json
from journal.demo.opening import open_demo
from journal.records.taken_out import Chosen
from journal.store.journal import Journal
from journal.use_cases.hours_dossier import dossier_of
from journal.use_cases.take_out import Format, made

TODAY = date(2026, 11, 29)
NOW = datetime(2026, 11, 29, 21, tzinfo=ZoneInfo("Europe/Berlin"))
SERVICE = "Counselling service in the town"
DAY = timedelta(days=1)
CASES = [
    ("bacp_student", SERVICE, date(2026, 1, 1), date(2026, 12, 31)),
    ("california_amft", None, None, None),
    ("bacp_accredited", None, date(2025, 12, 1), date(2026, 2, 3)),
]
"""The rule, the placement, the days; one of them crosses a year within a week."""

Sums = dict[tuple[date, str], Fraction]


@pytest.fixture(scope="module")
def demo() -> Iterator[Journal]:
    with closing(open_demo(TODAY, years=2)) as journal:
        yield journal


@pytest.fixture(scope="module")
def taken(demo: Journal, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    file: Path = tmp_path_factory.mktemp("taken") / "taken.sqlite"
    file.write_bytes(made(demo, Chosen(), Format.SQLITE, today=TODAY).content)
    with closing(sqlite3.connect(file)) as db:
        db.row_factory = sqlite3.Row
        yield db


def fact(db: sqlite3.Connection, client: str, name: str, day: str, *, back: bool = True) -> Any:
    """Return what was last said of a client by a day; of days before the first word, that one where it reaches back."""
    asked = f"SELECT {name} FROM client_facts WHERE client_id = ? AND member_id IS NULL AND {name} IS NOT NULL"  # noqa: S608  names of ours
    found = db.execute(f"{asked} AND effective <= ? ORDER BY effective DESC, written_at DESC", [client, day]).fetchone()
    if found is None and back:
        found = db.execute(f"{asked} ORDER BY effective, written_at DESC", [client]).fetchone()
    return found[0] if found else None


def monday(day: str) -> date:
    on = date.fromisoformat(day)
    return on - DAY * on.weekday()


def runs(db: sqlite3.Connection, placement: str, day: str) -> bool:
    asked = "SELECT 1 FROM placements WHERE id = ? AND begins <= ? AND (ends IS NULL OR ends >= ?)"
    return db.execute(asked, [placement, day, day]).fetchone() is not None


def of_clients(db: sqlite3.Connection, first: str, last: str, placement: str | None) -> Sums:
    """Add up sessions: a group whose members stand singly is one hour."""
    sums: Sums = defaultdict(Fraction)
    groups: set[tuple[str, int]] = set()
    asked = (
        "SELECT s.*, c.members FROM sessions AS s JOIN clients AS c ON c.id = s.client_id"
        " WHERE s.status = 'attended' AND c.role = 'therapy' AND s.day BETWEEN ? AND ? ORDER BY s.id"
    )
    for row in db.execute(asked, [first, last]).fetchall():
        day, client = row["day"], row["client_id"]
        where = row["placement_id"] or fact(db, client, "placement_id", day, back=False)
        if placement is not None and not (where == placement and runs(db, where, day)):
            continue
        unit = fact(db, client, "unit", day) or "individual"
        minutes = row["minutes"] or fact(db, client, "minutes", day) or 50
        if unit == "group" and row["members"] == "[]":
            if (row["at"], minutes) in groups:
                continue
            groups.add((row["at"], minutes))
        if unit == "individual" and fact(db, client, "child", day):
            unit = "child"
        sums[monday(day), unit] += minutes
        if row["medium"] in ("video", "phone"):
            sums[monday(day), "telehealth"] += minutes
        if row["minutes"] is None:
            sums[monday(day), "usual minutes"] += minutes
    return sums


def of_supervision(db: sqlite3.Connection, key: str, first: str, last: str, placement: str | None) -> list[Any]:
    """Return the meetings that the rule takes, as day, kind, minutes that count."""
    found = []
    for row in db.execute("SELECT * FROM supervisions WHERE day BETWEEN ? AND ? ORDER BY at, id", [first, last]):
        day, size, minutes = row["day"], row["group_size"], Fraction(row["minutes"])
        on_file = db.execute(
            "SELECT id FROM placements WHERE supervisor_id = ? AND begins <= ? AND (ends IS NULL OR ends >= ?)",
            [row["person_id"], day, day],
        ).fetchall()
        where = row["placement_id"] or (on_file[0][0] if len(on_file) == 1 else None)
        if placement is not None and where != placement:
            continue
        if row["format"] == "peer" and key != "bacp_accredited":
            continue
        if key.startswith("bacp") and row["format"] in ("group", "peer"):
            minutes = minutes / 2 if size <= 4 else minutes / size
        if row["counted_minutes"] is not None:
            minutes = Fraction(row["counted_minutes"])
        kind = {"group": "supervision, group", "peer": "supervision, among peers"}.get(
            row["format"], "supervision, individual"
        )
        if kind == "supervision, group" and size == 2:
            kind = "supervision, triadic"
        found.append((day, kind, minutes, row["signed_off_on"]))
    return found


@pytest.mark.parametrize(("key", "placement", "first", "last"), CASES)
def test_a_dossier_is_what_is_added_up_from_the_file(
    demo: Journal, taken: sqlite3.Connection, key: str, placement: str | None, first: date | None, last: date | None
) -> None:
    where = next((p.id for p in demo.placements.all() if p.name == placement), None)
    told = as_json(dossier_of(demo, key, now=NOW, placement_id=where, first=first, last=last))
    begin, end = told["first"], told["until"]
    sums = of_clients(taken, begin, end, where)
    meetings = of_supervision(taken, key, begin, end, where)
    for day, kind, minutes, _ in meetings:
        sums[monday(day), kind] += minutes
    if where is None:
        indirect = {"administration"} | ({"continuing education"} if key == "california_amft" else set())
        asked = "SELECT day, category, minutes FROM downtimes WHERE day BETWEEN ? AND ?"
        for day, category, minutes in taken.execute(asked, [begin, end]):
            sums[monday(day), "indirect"] += (minutes or 0) if category in indirect else 0
    assert sums
    weeks = {monday(week["first"]): {**week["minutes"], **week["of_these"]} for week in told["weeks"]}
    assert {at for at, _ in sums} <= set(weeks)
    for at, shown in weeks.items():
        names = {*shown, *(name for when, name in sums if when == at)}
        assert all(abs(shown.get(name, 0) - sums[at, name]) < 1 for name in names), (at, shown)
    for name in {name for _, name in sums}:
        exact = sum((value for (_, of), value in sums.items() if of == name), Fraction(0))
        total = {**told["totals"]["minutes"], **told["totals"]["of_these"]}[name]
        assert total == sum(shown.get(name, 0) for shown in weeks.values())
        assert abs(total - exact) <= Fraction(1, 2), name
    signed = sum((minutes for _, _, minutes, on in meetings if on), Fraction(0))
    assert abs(told["totals"]["signed"] - signed) < 2
    assert [one["day"] for one in told["meetings"]] == [day for day, *_ in meetings]


@pytest.mark.parametrize(("key", "placement", "first", "last"), CASES)
def test_every_total_adds_up_again_by_hand(
    demo: Journal, key: str, placement: str | None, first: date | None, last: date | None
) -> None:
    where = next((p.id for p in demo.placements.all() if p.name == placement), None)
    told = as_json(dossier_of(demo, key, now=NOW, placement_id=where, first=first, last=last))
    totals = told["totals"]
    kinds = totals["minutes"]
    assert kinds == {kind: sum(week["minutes"].get(kind, 0) for week in told["weeks"]) for kind in kinds}
    supervision = sum(minutes for kind, minutes in kinds.items() if kind.startswith("supervision"))
    assert totals["in_supervision"] == supervision == sum(one["counted"] for one in told["meetings"])
    clients = ("individual", "couple", "family", "group", "child")
    assert totals["with_clients"] == sum(kinds[kind] for kind in clients)
    assert totals["signed"] == sum(one["counted"] for one in told["meetings"] if one["signed_on"])


def test_no_client_stands_in_a_dossier(demo: Journal) -> None:
    codes = {client.code for client in demo.clients.all()}
    for key, *_ in CASES:
        words = set(json.dumps(as_json(dossier_of(demo, key, now=NOW)), ensure_ascii=False).replace('"', " ").split())
        assert not codes & words
