"""`absences` lists what is planned, client by client, and never a number of a relationship."""

from __future__ import annotations

import json
from pathlib import Path

from tests.journal.command_line import run


def test_the_planned_absences_of_a_life(home: Path) -> None:
    ran = run("absences", "--home", str(home), "--json")
    assert ran.exit_code == 0
    told = json.loads(ran.stdout)
    assert told
    for absence in told:
        assert absence["first"] <= absence["last"]
        for one in absence["decisions"]:
            assert set(one) == {
                "client", "gap_days", "gated", "choice", "suggested", "factors", "slot", "offered", "told_on",
                "consent", "check_in",
            }  # fmt: skip
            assert set(one["factors"]) == {"need", "phase", "frequency"}
    lines = run("absences", "--home", str(home)).stdout.splitlines()
    assert len(lines) == sum(1 + len(absence["decisions"]) for absence in told)
