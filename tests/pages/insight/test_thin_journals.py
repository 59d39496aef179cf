"""Nothing is said on thin data: every dashboard, Today, the referral and a pack, walked on young journals.

Each statement has its own number here, apart from the program's: what a page
renders must not hold it before the journal has as many.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from journal.measures import enough
from journal.records.check_in import CheckIn
from journal.records.client import Client
from journal.records.contact import Contact, Initiator
from journal.records.downtime import Downtime, DowntimeCategory
from journal.records.encounter import Encounter
from journal.records.reflection import Feeling, Place, Reflection
from journal.records.session import Session, SessionStatus
from journal.records.supervision import Supervision
from journal.sharing.allowed_parts import Part
from journal.sharing.summary import Weeks
from journal.store.journal import Journal
from journal.use_cases.choose_to_share import Choice
from journal.use_cases.summarise import summary_of
from tests.pages.conftest import PAGES, Page, SetClock, moment
from tests.pages.sharing.test_shown_pack import of, seen

TODAY = date(2026, 10, 14)  # a Wednesday
JOURNALS = [(0, 1), (1, 2), (3, 1), (7, 2), (12, 1), (20, 2)]
"""Days, and clients who came on each of them."""

LOOKED_AT: tuple[tuple[str, dict[str, object]], ...] = (
    ("today/today.py", {}),
    ("insight/board.py", {}),
    ("insight/emotional_load.py", {"load_view": "By day", "table.emotional_load": True, "weight_band": True}),
    ("insight/emotional_load.py", {"load_view": "Against your usual", "table.against_usual": True}),
    ("insight/caseload_intensity.py", {"table.caseload_intensity": True, "weight_band": True}),
    ("insight/asks_most.py", {"table.asks_most": True}),
    ("insight/on_my_mind.py", {"table.still_with_me": True}),
    ("insight/recovery.py", {"table.recovery": True}),
    ("insight/recovery.py", {"table.recovery": True, "recovery_by": "Category"}),
    ("insight/hours_between.py", {"table.hours_between": True}),
    ("insight/contact_pattern.py", {"table.contact_clients": True}),
    ("insight/contact_pattern.py", {"table.contact_answers": True, "contact_view": "Answers"}),
    ("ahead/referral.py", {"referral.gut": "yes", "table.referral": True}),
    ("supervision/hours.py", {}),
)


@dataclass(frozen=True)
class Young:
    """A journal of so many days: on each of them, each client came, wrote, and was thought of; one walk, one meal."""

    days: int
    clients: int

    @property
    def entries(self) -> int:
        """Sessions, thoughts or contacts in all."""
        return self.days * self.clients


@dataclass(frozen=True)
class Statement:
    """What may be rendered only where `speaks`: a sentence, or any cell below a table's head."""

    name: str
    speaks: Callable[[Young], bool]
    says: str = ""
    heads: tuple[str, ...] = ()


def never(_: Young) -> bool:
    """No journal of twenty days has four weeks, eight weeks or three clients."""
    return False


STATEMENTS = (
    Statement("what was after a walk", lambda j: j.days >= 8, r"After \d+ (walks|meals|times)|nergy was (higher|lower)",
              ("Typical minutes", "Sessions after it, rated", "Planned: change", "Fell free: change")),
    Statement("who asks most", never, r"of the logged demand|Nobody stands out",
              ("Part of the demand (%)", "Part of the hours (%)", "Beyond the hours, chance taken off (%)")),
    Statement("part of the thoughts", lambda j: j.entries >= 5, r"% of these thoughts"),
    Statement("where thoughts came", lambda j: j.days >= 5, r"it surfaced here", ("Where", "Came by itself (%)",
              "Typical intensity (0–10)")),
    Statement("where most thoughts came", lambda j: j.entries >= 5, r"written down, most often"),
    Statement("thoughts to a session", lambda j: j.entries >= 5, r"to a session \("),
    Statement("hours between by the week", never, r"hours a week went|% of what you logged",
              ("Of what you logged (%)",)),
    Statement("contacts a week", never, r"in a logged week", ("A week", "Minutes a week")),
    Statement("contact lately", never, r"(more|less) contact lately", ("Trend (a week, each week)", "Trend, from")),
    Statement("middle answer", lambda j: j.days >= 5, r"the middle answer", ("Answered after (hours)",
              "In the record (%)")),
    Statement("a typical week", never, r"in a typical week|; typically"),
    Statement("usual", never, r"\(usual |four weeks before\.", ("Usual, low", "Spreads above the middle")),
    Statement("what the last weeks came to", never, r"last (logged )?weeks came to|in the middle of your logged weeks"),
    Statement("the own rating", lambda j: j.days >= 20, r"agreement [−0-9]|Hours alone"),
    Statement("the claim", never, r"Higher than your usual"),
    Statement("trauma, recorded for nobody", never, r"% with clients whose work", ("Trauma share (%)",)),
    Statement("coming weeks of 0", never, r"as usual: ([\d, ]*, )?0\b"),
    Statement("where hours would end", never, r"straight line"),
)  # fmt: skip


def fill(journal: Journal, young: Young) -> None:
    """Log everything there is, on every one of the last days."""
    clients = [Client(at=moment(date(2026, 1, 1)), code=code) for code in ("K2", "M1")[: young.clients]]
    journal.clients.add_many(clients)
    journal.settings.write(replace(journal.settings.read(), hours_preset="pacfa"))
    with journal.day_sums.postponed():
        for n in range(young.days):
            day = TODAY - timedelta(days=n)
            for place, client in enumerate(clients):
                log(journal, client, day, 9 + place)
            for activity, category in (("walk", DowntimeCategory.SELF_CARE), ("meal", DowntimeCategory.SHORT_BREAK)):
                journal.downtimes.add(
                    Downtime(at=moment(day, "08:00"), activity=activity, category=category, minutes=20,
                             energy_before=3, energy_after=6)
                )  # fmt: skip
            journal.supervisions.add(Supervision(at=moment(day, "16:00"), minutes=60, helpfulness=7))
            journal.check_ins.add(CheckIn(at=moment(day, "20:00"), heavy=3 + n % 5))
    if clients:
        journal.sessions.add(Session(at=moment(TODAY, "19:00"), client_id=clients[0].id))


def log(journal: Journal, client: Client, day: date, hour: int) -> None:
    """Log a client's session, thought, contact and encounter."""
    journal.sessions.add(
        Session(at=moment(day, f"{hour:02}:00"), client_id=client.id, minutes=50,
                demand=3 * (hour - 8) + day.day % 3,
                status=SessionStatus.ATTENDED)
    )  # fmt: skip
    journal.reflections.add(
        Reflection(at=moment(day, "17:00"), client_id=client.id, intensity=6, feelings=(Feeling.WORRY,),
                   place=Place.COMMUTE, spontaneous=True, minutes=10)
    )  # fmt: skip
    journal.contacts.add(
        Contact(at=moment(day, "15:00"), client_id=client.id, minutes=5, initiator=Initiator.CLIENT,
                response_actual=60, response_promised=30, in_record=True)
    )  # fmt: skip
    journal.encounters.add(Encounter(at=moment(day, "14:00"), client_id=client.id, discomfort=3))


def opened(page: str, chosen: dict[str, object]) -> Page:
    """Open a page on which something was chosen before."""
    at = AppTest.from_file(str(PAGES / page), default_timeout=20)
    for name, value in chosen.items():
        at.session_state[name] = value
    return Page(at).run()


def rendered(journal: Journal) -> Iterator[tuple[str, Page]]:
    """Yield everything that can be looked at, with its tables open, and a pack of these weeks."""
    for page, chosen in LOOKED_AT:
        yield page, opened(page, chosen)
    codes = {client.id: f"R{40 + n}" for n, client in enumerate(journal.clients.all())}
    parts = frozenset({Part.LOAD, Part.CASELOAD, Part.THEMES, Part.STILL_WITH_ME, Part.CONTACT})
    weeks = Weeks(first=date(2026, 9, 14), last=date(2026, 10, 12))
    yield "pack", seen(of(summary_of(journal, Choice(weeks=weeks, parts=parts), {}, codes, exact=True, today=TODAY)))


def tables(page: Page) -> Iterator[dict[str, str]]:
    """Yield the rows of every table, by head."""
    for html in page.at.get("html"):
        body = str(html.value)  # type: ignore[union-attr]
        heads = re.findall(r"<th[^>]*>(.*?)</th>", body)
        for row in body.split("<tr>")[2:]:
            yield dict(zip(heads, re.findall(r"<td[^>]*>(.*?)</td>", row), strict=True))


def broken(young: Young, page: str, shown: Page) -> list[str]:
    """Return which statements a page makes that it may not make yet."""
    heads = (str(e.value) for e in (*shown.at.title, *shown.at.header))
    said = "\n".join([shown.said, *heads, *(one["sentence"] for one in shown.questions.values())])
    rows = list(tables(shown))
    found = []
    for statement in STATEMENTS:
        cells = {row[head] for row in rows for head in statement.heads if head in row}
        told = any(cells) or (bool(statement.says) and re.search(statement.says, said) is not None)
        if told and not statement.speaks(young):
            found.append(f"{statement.name} on {page}")
    found += [f"N of M workdays on {page}" for workdays in workdays_of(said, rows) if workdays > max(1, young.days)]
    changes = {(row["Typical change"], row["From"], row["To"]) for row in rows if row.get("Typical change")}
    if young.days < 8 and changes - {(f"{young.days} of 8", "", "")}:
        found.append(f"a change on {page}")
    return found


def workdays_of(said: str, rows: list[dict[str, str]]) -> list[int]:
    """Return every M of "N of M workdays"."""
    cells = [cell for row in rows for head in ("Workdays with entries", "Logged workdays") if (cell := row.get(head))]
    found = re.findall(r"of (\d+) workday", said) + [cell.split(" of ")[1] for cell in cells]
    return [int(m) for m in found]


@pytest.mark.parametrize(("days", "clients"), JOURNALS)
def test_nothing_is_said_or_shown_before_there_is_enough(
    days: int, clients: int, journal: Journal, set_clock: SetClock
) -> None:
    set_clock(TODAY, "18:00")
    young = Young(days, clients)
    fill(journal, young)
    for page, shown in rendered(journal):
        assert shown.errors == [], page
        assert broken(young, page, shown) == []


@pytest.mark.parametrize(
    ("days", "clients", "lowered", "found"),
    [
        (
            7,
            2,
            enough.Line.met,
            {"what was after a walk", "a change", "who asks most", "hours between by the week", "contacts a week",
             "a typical week", "usual", "what the last weeks came to", "the own rating"},
        ),
        (2, 1, enough.SHARE, {"part of the thoughts", "where thoughts came", "where most thoughts came",
                              "thoughts to a session", "middle answer"}),
    ],
)  # fmt: skip
def test_what_a_lower_line_lets_through_is_found(
    days: int,
    clients: int,
    lowered: object,
    found: set[str],
    journal: Journal,
    set_clock: SetClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The walk sees each statement that it looks for, as soon as a page makes it: here at one of its kind."""
    set_clock(TODAY, "18:00")
    young, met = Young(days, clients), enough.Line.met
    fill(journal, young)
    monkeypatch.setattr(enough.Line, "met", lambda line, have: have >= 1 if lowered in (met, line) else met(line, have))
    seen_now = {one.split(" on ")[0] for page, shown in rendered(journal) for one in broken(young, page, shown)}
    assert seen_now >= found
