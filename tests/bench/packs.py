"""Packs of many supervisees, and a process that opens them, as Review does.

python -m tests.bench.packs <home> <folder>      each line of its input is one way, each line of its output seconds

open   unseal, check, place among those that came, keep in the journal   {"seconds": 0.31, "peak": 112000000}
alone  unseal and parse, nothing else                                    {"seconds": 0.22, "peak": 112000000}
"""

import io
import json
import resource
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from journal.records.agenda import AgendaState
from journal.records.person import Relation
from journal.records.reflection import Feeling
from journal.records.share import Supervisee
from journal.records.supervision import Want
from journal.sharing import signing
from journal.sharing.keys import OwnKeys
from journal.sharing.pack import Thread, made
from journal.sharing.pack_format import PACK, Pack
from journal.sharing.redaction import Redacted, review
from journal.sharing.sealing import sealed, unseal
from journal.sharing.summary import (
    CaseloadOfWeek,
    ChosenText,
    ContactOfWeek,
    LoadOfWeek,
    OnAgenda,
    StillWithMe,
    Summary,
    Theme,
    Weeks,
)
from journal.store.journal import Journal
from journal.store.opening import open_with_passphrase
from journal.use_cases.open_packs import bring_in
from tests.bench.lives import PASSPHRASE, ROOT

WEEKS, CLIENTS, TEXTS, ITEMS = 13, 12, 3, 5
"""What is in a pack: a quarter of weeks, a dozen clients, a few texts of 1,500 characters, a few items to speak of."""

LAST_MONDAY = date(2026, 9, 28)
AT = datetime(2026, 10, 5, 16, 30, tzinfo=UTC)
SENTENCE = "the letter came back on the train and it stayed with me until the evening walk "
KIB = 1024


def write(home: Path, folder: Path, many: int) -> None:
    """Write `many` sealed packs into a new folder, each of another supervisee whom the journal in `home` knows."""
    folder.mkdir()
    own, summary = OwnKeys.fresh(), _summary()
    with closing(open_with_passphrase(home, PASSPHRASE)) as journal, journal.transaction():
        journal.sharing.keep_own_keys(own.opens, own.signs)
        for number in range(1, many + 1):
            theirs = OwnKeys.fresh()
            thread = Thread(
                id=f"{number:032x}",
                name=f"Supervisee {number}",
                own=theirs.public,
                theirs=own.public,
                relation=Relation.CLINICAL_SUPERVISOR,
                line=f"{number:032x}",
            )
            pack = made(summary, thread, id=f"{many + number:032x}", sequence=1, at=AT)
            (folder / f"{number}.age").write_bytes(sealed(pack, theirs))
            journal.reviewing.keep(
                Supervisee(thread=thread.id, name=thread.name, keys=theirs.public.text, compared_on=AT.date())
            )


def open_all(journal: Journal, files: list[bytes]) -> None:
    """Bring packs in as the page does when they are all of people one knows."""
    told = bring_in(journal, [io.BytesIO(file) for file in files], wait=lambda _pack: None)
    if not all(one.kept for one in told):
        raise RuntimeError("Not every pack came in.")


def unsealed_alone(own: OwnKeys, files: list[bytes]) -> None:
    """Unseal and parse packs; nothing is checked, and nothing is kept."""
    for file in files:
        payload, _, _ = signing.apart(unseal(file, own), format=PACK)
        msgspec.json.decode(payload, type=Pack)


def forget_all(journal: Journal) -> None:
    """Have no pack here, so that they can come again."""
    with journal.transaction() as db:
        db.execute("DELETE FROM arrived_packs")


class PackRuns:
    """The process, as the bench holds it."""

    def __init__(self, home: Path, folder: Path, log: Path) -> None:
        self.home, self.folder, self.log = home, folder, log

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "tests.bench.packs", str(self.home), str(self.folder)]
        with self.log.open("w", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True
            )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.communicate()

    def run(self, way: str) -> dict[str, float]:
        """Go one way and return the seconds, and the most memory that the process ever held."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(way + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"The packs could not be opened.\n{self.log.read_text(encoding='utf-8')[-2000:]}")
        told: dict[str, float] = json.loads(line)
        return told


def main() -> None:
    """Go the ways that are asked for, until the input ends."""
    home, folder = Path(sys.argv[1]), Path(sys.argv[2])
    with closing(open_with_passphrase(home, PASSPHRASE)) as journal:
        keys = journal.sharing.own_keys()
        if keys is None:
            raise RuntimeError("The journal has no keys of its own.")
        own = OwnKeys(opens=keys[0], signs=keys[1])
        files = [path.read_bytes() for path in sorted(folder.glob("*.age"))]
        for line in sys.stdin:
            if line.strip() == "open":
                forget_all(journal)
            began = time.perf_counter()
            if line.strip() == "open":
                open_all(journal, files)
            else:
                unsealed_alone(own, files)
            taken = time.perf_counter() - began
            print(json.dumps({"seconds": taken, "peak": peak_bytes()}), flush=True)


def peak_bytes() -> int:
    """Return the most memory that this process ever held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * KIB


def _summary() -> Summary:
    mondays = [LAST_MONDAY - timedelta(weeks=n) for n in reversed(range(WEEKS))]
    codes = [f"R{n:02d}" for n in range(10, 10 + CLIENTS)]
    text = _let_go(SENTENCE * (1_500 // len(SENTENCE)))
    parts = {"sessions": 17.5, "no_shows": 0.5, "contacts": 0.25, "runs": 0.25}
    return Summary(
        weeks=Weeks(first=mondays[0], last=mondays[-1]),
        load=tuple(LoadOfWeek(week=m, demand=20.5, recovery=4.25, logged=4, workdays=5) for m in mondays),
        caseload=tuple(CaseloadOfWeek(week=m, cii=95.5, parts=parts, finished=True) for m in mondays),
        themes=tuple(Theme(feeling=feeling, count=7) for feeling in Feeling),
        still_with_me=tuple(StillWithMe(code=code, count=4) for code in codes),
        contact=tuple(ContactOfWeek(code=code, week=m, inside=3, outside="1–2") for m in mondays for code in codes),
        agenda=tuple(
            OnAgenda(entry_id=_id(n), title=_let_go("the ending"), want=Want.DECIDE, state=AgendaState.WAITING)
            for n in range(ITEMS)
        ),
        texts=tuple(ChosenText(entry_id=_id(n), week=mondays[-1], kind="reflection", text=text) for n in range(TEXTS)),
    )


def _let_go(text: str) -> Redacted:
    """Return a text as if its therapist had gone through it and kept every word."""
    going = review(text, own_words=(), codes={}, habitual=lambda _word: True)
    for place in range(len(going.spans)):
        going = going.decide(place, cut=False)
    return going.confirm(shown=going.result())


def _id(number: int) -> str:
    return f"{number:032x}"


if __name__ == "__main__":
    main()
