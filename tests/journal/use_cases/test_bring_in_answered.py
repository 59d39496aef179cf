"""After each answer the rows stand as if all had been matched anew by everything that was said until then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from journal.exchange.bring_in.appointment import Appointments
from journal.exchange.bring_in.found import Appointment, Writing
from journal.exchange.bring_in.known import Meant, Outcome
from journal.exchange.bring_in.marks import Marks
from journal.exchange.bring_in.match import Plan
from journal.exchange.bring_in.understood import Dropped
from journal.records.bring_in import Decision, Meaning, MoodRule, Rules, Same, Source, TitleRule
from journal.records.entry import Entry
from journal.records.session import SessionStatus
from journal.store.journal import Journal
from journal.use_cases import bring_in as use_case
from journal.use_cases.bring_in import Looking
from journal.use_cases.bring_in_rules import with_mood, with_title
from tests.journal.calendars import MONDAY, add_client, calendar, dropped, event, look, whole_days
from tests.journal.practice import at
from tests.journal.store import journals

TITLES = ("K5", "M3", "K5 M3", "Anna", "anna!", "Anna cancelled", "Appointment", "Leave", "Team 7")
MOODS = ("", "meh", "rad")

clocks = st.sampled_from(["09:00", "10:00", "10:10", "12:00"])
events = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from(TITLES), st.integers(0, 3), clocks), max_size=9
)  # fmt: skip
lines = st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["09:00", "10:00", ""]), st.sampled_from(TITLES)))
evenings = st.lists(st.tuples(st.integers(0, 3), st.sampled_from(MOODS), st.sampled_from(["", "line"])))
answers = st.lists(
    st.one_of(
        st.tuples(st.just("title"), st.sampled_from([*TITLES, "cancelled"]), st.sampled_from(Meaning), st.booleans()),
        st.tuples(st.just("row"), st.integers(0, 20), st.sampled_from(Meaning), st.sampled_from([None, *Same])),
        st.tuples(st.just("mood"), st.sampled_from(MOODS[1:]), st.sampled_from([None, 2, 9])),
        st.tuples(st.just("switch"), st.sampled_from(["usual_slot", "before_start", "codes"])),
    ),
    min_size=1,
    max_size=5,
)


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    journal = journals.make(tmp_path_factory.mktemp("practice") / "journal")
    k5 = add_client(journal, "K5", (1, "10:00"), (2, "10:00"))
    m3 = add_client(journal, "M3", (1, "10:00"), (3, "09:00"), since=MONDAY + timedelta(days=2))
    journal.sessions.add(journals.session(k5.id, MONDAY + timedelta(days=1), "12:00", note="by hand"))
    journal.sessions.add(journals.session(m3.id, MONDAY + timedelta(days=3), "09:05"))
    brought = calendar(*(event(uid, "K5", MONDAY + timedelta(days=n), "09:00") for n, uid in enumerate("ab")))
    use_case.take(journal, look(journal, brought))
    settled = journal.sessions.between(MONDAY, MONDAY)[0]
    journal.sessions.update(replace(settled, status=SessionStatus.ATTENDED))
    yield journal
    journal.close()


def feed(drawn: list[tuple[str, str, int, str]]) -> bytes:
    found = []
    for uid, title, n, clock in drawn:
        day = MONDAY + timedelta(days=n)
        leave = title == "Leave"
        found.append(whole_days(uid, title, day, day) if leave else event(uid, title, day, clock))
    return calendar(*found)


def table(drawn: list[tuple[int, str, str]]) -> bytes:
    told = (f"{MONDAY + timedelta(days=day)},{clock},{who},50" for day, clock, who in drawn)
    return "\n".join(("Date,Time,Client,Minutes", *told, "")).encode()


def diary(drawn: list[tuple[int, str, str]]) -> list[Writing]:
    return [
        Writing(
            line=n, uid="", at=at(MONDAY + timedelta(days=day), "21:00"), has_time=True, title="", text=text, mood=mood
        )
        for n, (day, mood, text) in enumerate(drawn)
    ]  # fmt: skip


def seen(plan: Plan) -> list[object]:
    """Return all that a plan says, but what is drawn anew for each record that is made."""
    return [
        (replace(row, steps=()), [(s.identity, s.outcome, s.said, _told(s.entry), _told(s.before)) for s in row.steps])
        for row in plan.rows
    ]


def _told(entry: Entry | None) -> dict[str, object]:
    told = {} if entry is None else asdict(entry)
    return {name: value for name, value in told.items() if name not in ("id", "written_at", "edited_at")}


def said(journal: Journal, rules: Rules, answer: tuple[object, ...]) -> Rules:
    """Return the rules with an answer about titles or moods, or with a switch turned."""
    marks, client = Marks(journal.brought_in.key()), journal.clients.all()[0]
    match answer:
        case ("title", str(title), Meaning() as meaning, bool(whole)):
            mark = marks.whole(title) if whole else marks.phrase(title)
            client_id = client.id if meaning is Meaning.CLIENT else None
            return with_title(rules, TitleRule(mark=mark, meaning=meaning, client_id=client_id, whole=whole))
        case ("mood", str(mood), int() | None as heavy):
            return with_mood(rules, marks.mood(mood), heavy)
        case ("switch", str(name)):
            switched: dict[str, Any] = {name: not getattr(rules, name)}
            return replace(rules, **switched)
    return rules


@settings(max_examples=100, deadline=None)
@given(drawn=events, newer=events, told=lines, written=evenings, answered=answers)
@example(  # once Anna is K5, the first file has "c", and "d" of the second is no longer the session that "c" was there
    drawn=[("c", "Anna", 0, "12:00")],
    newer=[("c", "K5", 2, "09:00"), ("d", "K5", 2, "09:00")],
    told=[],
    written=[],
    answered=[("title", "Anna", Meaning.CLIENT, True)],
)
@example(  # once one of two is left out, the other one alone stands at K5's time
    drawn=[("a", "Appointment", 1, "10:00"), ("b", "Team 7", 1, "10:00")],
    newer=[],
    told=[],
    written=[],
    answered=[("title", "Team 7", Meaning.IGNORE, True)],
)
def test_each_answer_leads_where_matching_all_anew_leads(
    life: Journal,
    drawn: list[tuple[str, str, int, str]],
    newer: list[tuple[str, str, int, str]],
    told: list[tuple[int, str, str]],
    written: list[tuple[int, str, str]],
    answered: list[tuple[object, ...]],
) -> None:
    rules = Rules(moods=(MoodRule(mark=Marks(life.brought_in.key()).mood("meh"), heavy=4),))
    files = [
        *dropped(life, feed(drawn), feed(newer), rules=rules),
        *dropped(life, table(told), name="hours.csv", source=Source(id="t", format="table")),
        Dropped(name="diary", source=Source(id="w", format="journal", rules=rules), found=diary(written)),
    ]
    looking, decisions = Looking(), dict[str, Decision]()
    rows = looking.look(life, files, decisions).plan.rows
    for answer in answered:
        if answer[0] == "row" and rows:
            row, meaning = rows[int(str(answer[1])) % len(rows)], answer[2]
            client_id = life.clients.all()[-1].id if meaning is Meaning.CLIENT else None
            same = answer[3] if isinstance(answer[3], Same) else None
            decisions[row.identity] = Decision(meaning=Meaning(str(meaning)), client_id=client_id, same=same)
        files = [
            replace(file, source=replace(file.source, rules=said(life, file.source.rules, answer))) for file in files
        ]
        plan = looking.look(life, files, decisions).plan
        assert seen(plan) == seen(use_case.look(life, files, decisions).plan)
        rows = plan.rows


def test_an_answer_about_one_title_reads_no_other_row_again(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    add_client(journal, "K5", (2, "10:00"))
    weeks = [MONDAY + timedelta(weeks=n) for n in range(20)]
    file = calendar(
        *(event(f"k{n}", "K5", day) for n, day in enumerate(weeks)), event("a", "Supervision", weeks[0], "18:00")
    )
    files, looking = dropped(journal, file), Looking()
    before = looking.look(journal, files, {}).plan
    assert before.counts[Outcome.UNCLEAR] == 1
    anew, meant = [], Appointments.meant

    def noted(self: Appointments, one: Appointment, decision: Decision | None) -> Meant:
        anew.append(one.title)
        return meant(self, one, decision)

    monkeypatch.setattr(Appointments, "meant", noted)
    rule = TitleRule(mark=Marks(journal.brought_in.key()).whole("Supervision"), meaning=Meaning.SUPERVISION)
    told = tuple(replace(file, source=replace(file.source, rules=Rules(titles=(rule,)))) for file in files)
    after = looking.look(journal, told, {}).plan
    assert after.counts[Outcome.NEW] == len(weeks) + 1
    assert anew == ["Supervision"]
    assert [row for row in after.rows if row in before.rows] == [*after.rows[:-1]]
