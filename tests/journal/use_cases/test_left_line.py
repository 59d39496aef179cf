"""What becomes of a line that was left: all of it in one go, and nothing twice."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from journal.errors import CannotWrite
from journal.records.reflection import Waits
from journal.records.session import Session
from journal.store import inbox, inbox_key
from journal.store import inbox_files as files
from journal.store.inbox import Line
from journal.store.journal import Journal
from journal.use_cases import capture_line, left_line
from journal.use_cases.left_line import LineGone

SUNDAY = date(2026, 12, 6)


def left(journal: Journal, text: str) -> Line:
    inbox_key.make_ready(journal)
    files.leave(journal.folder, text)
    (line,) = inbox.opened(journal).lines
    return line


def keep(journal: Journal, line: Line, until: date | None = None) -> capture_line.Kept:
    captured = capture_line.understand(journal, line.text, line.left_at.astimezone(ZoneInfo("Europe/Berlin")))
    return left_line.keep(journal, line, captured, lambda _reflection: until)


def test_a_thought_that_waits_is_given_its_day_and_the_time_at_which_it_was_left(journal: Journal) -> None:
    line = left(journal, "K2 worry 7 #supervision")
    left_line.change(journal, line, "K2 worry 8")
    keep(journal, line, SUNDAY)
    kept = journal.reflections.get(line.entry_id)
    assert (kept.written_at, kept.waits_until) == (line.left_at, SUNDAY)
    assert journal.drafts.all() == []
    assert not line.path.exists()


def test_a_line_settles_what_was_planned_that_day_whatever_the_hour(journal: Journal) -> None:
    client = journal.clients.by_code("K2")
    assert client is not None
    line = left(journal, "session K2 00:05 6")
    planned = Session(client_id=client.id, at=line.left_at.astimezone(ZoneInfo("Europe/Berlin")).replace(hour=22))
    journal.sessions.add(planned)
    keep(journal, line)
    (kept,) = journal.sessions.latest(5)
    assert (kept.id, kept.demand, f"{kept.at:%H:%M}") == (planned.id, 6, "00:05")


def test_a_line_is_made_one_thing_only(journal: Journal) -> None:
    line = left(journal, "walk 20m")
    keep(journal, line)
    with pytest.raises(LineGone):
        keep(journal, line)
    with pytest.raises(LineGone):
        left_line.begin_reflection(journal, line, "walk 20m", {})
    with pytest.raises(LineGone):
        left_line.throw_away(journal, line)
    assert (journal.downtimes.count(), journal.drafts.all()) == (1, [])


def test_where_it_cannot_be_written_the_line_stays(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise CannotWrite("The disk is full.")

    line = left(journal, "walk 20m")
    left_line.change(journal, line, "walk 25m")
    monkeypatch.setattr(inbox, "mark_done", full)
    with pytest.raises(CannotWrite):
        keep(journal, line)
    assert journal.downtimes.count() == 0
    assert left_line.changed_text(journal, line) == "walk 25m"
    assert inbox.opened(journal).lines == (line,)


def test_the_words_of_a_line_that_is_gone_wait_as_a_reflection(journal: Journal) -> None:
    line = left(journal, "walk 20m")
    assert left_line.change(journal, line, "walk 25m")
    sealed = left_line.throw_away(journal, line)
    assert not left_line.change(journal, line, "walk 30m")
    assert [(draft.kind, draft.texts) for draft in journal.drafts.all()] == [("reflection", {"text": "walk 30m"})]
    inbox.put_back(journal, line, sealed)
    assert inbox.opened(journal).lines == (line,)


def test_a_reflection_is_begun_with_the_words_and_what_is_known(journal: Journal) -> None:
    line = left(journal, "K2 the blue door")
    draft_id = left_line.begin_reflection(journal, line, line.text, {"waits": str(Waits.NOWHERE)})
    draft = journal.drafts.get(draft_id)
    assert draft is not None
    assert (draft.kind, draft.texts, draft.fields["waits"]) == ("reflection", {"text": line.text}, Waits.NOWHERE)
    assert inbox.opened(journal).lines == ()
