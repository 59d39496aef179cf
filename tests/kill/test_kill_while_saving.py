"""A process that is killed while it saves loses nothing that was acknowledged."""

from __future__ import annotations

from pathlib import Path

import pytest

from journal.store.connection import connect
from journal.store.journal import Journal
from tests.journal.store import journals
from tests.kill.kill_while_saving import Acknowledged, differences, kill

ROUNDS = 25


def test_after_each_kill_all_that_was_acknowledged_is_there_and_check_is_content(tmp_path: Path) -> None:
    tally = kill(ROUNDS, seed=20261122, folder=tmp_path)
    assert tally.problems == []
    assert tally.rounds == ROUNDS
    # Otherwise nothing was killed in the middle of anything.
    assert tally.acknowledged > 20 * ROUNDS
    assert tally.logs_left > ROUNDS / 2


@pytest.mark.parametrize(
    ("change", "length", "problem"),
    [("added", 5, "lost"), ("edited", 5, "lost"), ("added", 6, "not as"), ("deleted", 0, "not as")],
)
def test_a_loss_would_be_seen(tmp_path: Path, change: str, length: int, problem: str) -> None:
    journal = journals.make(tmp_path / "journal")
    thought = journals.reflection("words")
    journal.reflections.add(thought)
    if problem == "lost":
        journal.reflections.delete(thought.id)
    told: Acknowledged = {thought.id: (change, "reflection", length)}
    assert [problem in found for found in differences(journal, told, last=None)] == [True]
    journal.close()


def test_a_journal_killed_in_the_middle_opens_with_its_own_connection_too(tmp_path: Path) -> None:
    kill(1, seed=3, folder=tmp_path)
    journal = Journal(
        journals.JOURNAL_ID,
        tmp_path / "0",
        connect(tmp_path / "0" / "journal.db", journals.DATA_KEY),
        journals.DATA_KEY,
    )
    assert journal.clients.count() == 1
    journal.close()
