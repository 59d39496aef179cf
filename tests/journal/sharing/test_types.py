"""Text that nobody reviewed does not reach a pack: the type checker says so, and so does the program."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from journal.records.agenda import AgendaState
from journal.sharing.pack import made
from journal.sharing.sealing import sealed_payload
from journal.sharing.summary import OnAgenda, Summary
from tests.journal.sharing.packs import AT, PACK_ID, SUPERVISOR, THERAPIST, WEEKS, thread

ROOT = Path(__file__).parents[3]

SNIPPET = """
from datetime import date
from journal.records.agenda import AgendaState
from journal.sharing.keys import OwnKeys
from journal.sharing.pack import Payload
from journal.sharing.redaction import Redacted, Review, review
from journal.sharing.sealing import sealed_payload
from journal.sharing.summary import ChosenText, OnAgenda

own = OwnKeys.fresh()
going = review("text", own_words=(), codes={}, habitual=())
OnAgenda(entry_id="", title=going.confirm(shown="text"), want=None, state=AgendaState.WAITING)
OnAgenda(entry_id="", title="text", want=None, state=AgendaState.WAITING)  # line 13
ChosenText(entry_id="", week=date(2026, 1, 5), kind="reflection", text="text")  # line 14
ChosenText(entry_id="", week=date(2026, 1, 5), kind="reflection", text=going)  # line 15
ChosenText(entry_id="", week=date(2026, 1, 5), kind="reflection", text=going.result())  # line 16
Redacted("text")  # line 17
Review(text="text", spans=())  # line 18
sealed_payload(b"text", own, own.public)  # line 19
Payload(b"text")  # line 20
class Mine(Redacted): pass  # line 21
"""


def test_a_plain_text_where_a_reviewed_one_belongs_is_a_type_error(tmp_path: Path) -> None:
    snippet = tmp_path / "snippet.py"
    snippet.write_text(SNIPPET, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", "pyproject.toml", str(snippet)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    wrong = {int(line) for line in re.findall(r"snippet\.py:(\d+): error", run.stdout)}
    assert wrong == set(range(13, 22)), run.stdout


def test_the_program_itself_refuses_a_plain_text() -> None:
    item = OnAgenda(entry_id="a" * 32, title="Maria", want=None, state=AgendaState.WAITING)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        made(Summary(weeks=WEEKS, agenda=(item,)), thread(), id=PACK_ID, sequence=1, at=AT)


def test_the_program_itself_refuses_bytes_that_are_no_payload() -> None:
    with pytest.raises(TypeError):
        sealed_payload(b"{}", THERAPIST, SUPERVISOR.public)  # type: ignore[arg-type]
