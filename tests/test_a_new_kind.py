"""A kind of entry is added in a copy of the program, as CONTRIBUTING.md says: five files, and the rest goes by them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.test_house import ROOT

RECORD = '''
"""What was handed over to a colleague."""

from __future__ import annotations

from dataclasses import dataclass

from journal.records import entry
from journal.records.entry import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover(Entry):
    """A handover. `calm` is a rating from 0 to 10."""

    to_whom: str
    calm: int | None = None

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        entry.line("to_whom", self.to_whom, required=True)
        entry.rating("calm", self.calm)
'''

DECLARED = """
HANDOVER = Kind(
    name="handover", table="handovers", record=Handover, title="Handover", called="A handover", page="handover",
    icon=":material/handshake:", searched=("to_whom",), rating="calm",
    line=lambda handover, _around: ["Handover", handover.to_whom, handover.calm],
)
KINDS = (
    HANDOVER,
"""

MIGRATION = '''

@migrations()
def m999_handovers(db: Database) -> None:
    """Handovers."""
    db.table("handovers").create({**_ENTRY, "to_whom": str, "calm": int}, pk="id", not_null=_ENTRY_NEEDED)
    db.table("handovers").create_index(["day"])
    db.table("handovers").create_index(["at"])


def pending('''

PAGE = '''
"""A handover: to whom, and how calm it was."""

from __future__ import annotations

import streamlit as st

from journal.records.handover import Handover
from pages.frame.unlocked import current_journal
from pages.parts.forms import fields
from pages.parts.forms.form import Form, begin

journal = current_journal()
st.title("Handover")
form = begin(journal, journal.table_of(Handover))
form.begins()
fields.when(form)
fields.line(form, "to_whom", "To whom")
fields.rating(form, "calm")


def build(form: Form[Handover]) -> Handover:
    """Make the record."""
    return Handover(at=form.moment(), to_whom=form["to_whom"] or "", calm=form["calm"], **form.identity())


form.save_button(build)
'''

USED = """
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from streamlit.testing.v1 import AppTest

from journal.measures.scales import scores_of
from journal.records.handover import Handover
from journal.records.kinds import Around, in_a_line
from journal.store import check, entry_feed, opening, search, trash
from journal.store.recovery_key import make_recovery_key
from pages.frame import unlocked
from pages.parts.menu import PLACES

with closing(opening.create(Path(sys.argv[1]), "a long enough passphrase", make_recovery_key())) as journal:
    cookie = unlocked.unlocked.let_in(journal)
    unlocked.browser_cookie = lambda: cookie
    handovers = journal.table_of(Handover)
    page = AppTest.from_file(str(PLACES["handover"].path), default_timeout=60).run()
    assert not page.exception, page.exception
    draft = next(b.key for b in page.button if b.label == "Save").removesuffix(".save")
    page.session_state[f"{draft}.to_whom"] = "Ohlsen"
    page.session_state[f"{draft}.calm"] = 7
    page.run()
    next(button for button in page.button if button.label == "Save").click()
    page.run()
    assert not page.error, page.error[0].value
    (kept,) = handovers.latest(5)
    assert (kept.to_whom, kept.calm) == ("Ohlsen", 7)
    handovers.update(replace(kept, calm=8))
    assert [change.change for change in handovers.history(kept.id)] == ["edited"]
    assert [hit.entry.id for hit in search.found(journal, "ohls", 5).hits] == [kept.id]
    lines = entry_feed.page(journal, entry_feed.since_end_of(kept.day), 5).lines
    assert [line.kind for line in lines] == ["handover"]
    around = Around(code_of=journal.clients.code_of, scores_of=scores_of)
    assert in_a_line(lines[0].entry, around) == ["Handover", "Ohlsen", "8"]
    handovers.delete(kept.id)
    assert [thing.kind for thing in trash.listed(journal, 5)] == ["handover"]
    handovers.restore(kept.id)
    assert handovers.count() == 1
    print("used")
"""


def put(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1, f"{path.name}: {before!r}"
    path.write_text(text.replace(before, after), encoding="utf-8")


def test_a_kind_is_added_in_five_files_and_is_written_found_listed_and_put_in_the_trash(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    for folder in ("journal", "pages"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "journal/records/handover.py").write_text(RECORD.lstrip(), encoding="utf-8")
    kinds = copy / "journal/records/kinds.py"
    put(kinds, "KINDS = (\n", DECLARED.lstrip())
    put(
        kinds,
        "from journal.records.on_call",
        "from journal.records.handover import Handover\nfrom journal.records.on_call",
    )
    put(copy / "journal/store/migrations.py", "\n\ndef pending(", MIGRATION)
    (copy / "pages/log/handover.py").write_text(PAGE.lstrip(), encoding="utf-8")
    put(copy / "journal/wording/labels.py", '    "title": "What to bring",\n',
        '    "title": "What to bring",\n    "to_whom": "To whom",\n    "calm": "How calm it was",\n')  # fmt: skip

    command = [sys.executable, "-c", USED, str(tmp_path / "home")]
    told = subprocess.run(command, cwd=copy, env={"PATH": "/usr/bin:/bin"}, capture_output=True, text=True, check=False)
    assert told.stdout.strip().endswith("used"), told.stderr[-3000:]
