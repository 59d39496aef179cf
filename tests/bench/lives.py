"""The journals that are measured: a fictional therapist's life of 1 and of 40 years, the same for the same seed."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from journal.store import backup

ROOT = Path(__file__).parents[2]
MADE = Path(__file__).parent / ".lives"
SEED = 7
PASSPHRASE = "seven quiet hours between two clients"

OPENED = """
import json, sys
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo
from journal.store import backup
from journal.store.opening import open_with_passphrase
chosen = json.loads(sys.argv[3])
with closing(open_with_passphrase(Path(sys.argv[1]), sys.argv[2])) as journal:
    {line}
"""


class Lives:
    """Journals by length, each made once a day (a life ends today) and handed out as copies below `work`.

    `root` is the checkout whose program makes and opens them: an earlier one
    cannot open what a later one wrote.
    """

    def __init__(self, work: Path, root: Path = ROOT) -> None:
        self.work, self.root = work, root
        self.passphrase_file = work / "passphrase"
        self.passphrase_file.write_text(PASSPHRASE + "\n", encoding="utf-8")
        self._copies = 0

    def copy(self, years: int, **chosen: Any) -> Path:
        """Return the folder of a fresh copy of the journal of `years`, with `chosen` settings.

        Today's backup is made in it already.
        """
        self._copies += 1
        home = self.work / f"life-{years}-{self._copies}"
        shutil.copytree(self._made(years), home)
        if chosen:
            self._run("journal.settings.write(replace(journal.settings.read(), **chosen))", home, chosen)
        return home

    def before_backup(self, years: int) -> Path:
        """Return a copy as it is on a new morning: the day's backup is still to be made."""
        home = self.copy(years)
        shutil.rmtree(backup.backups_folder(home))
        return home

    def plan_an_hour_ago(self, home: Path) -> None:
        """Put a planned session, over by now, into a journal."""
        self._run(
            "from journal.records.session import Session; "
            "at = datetime.now().astimezone().astimezone(ZoneInfo('UTC')) - timedelta(hours=1); "
            "journal.sessions.add(Session(at=at, client_id=journal.clients.all()[0].id, minutes=30))",
            home,
        )

    def _made(self, years: int) -> Path:
        today = datetime.now().astimezone().date()
        home = self._kept_in / f"{today}-{years}"
        if not home.exists():
            self._kept_in.mkdir(exist_ok=True)
            for stale in self._kept_in.glob(f"*-{years}"):
                shutil.rmtree(stale)
            growing = self._kept_in / f"growing-{years}"
            shutil.rmtree(growing, ignore_errors=True)
            began = time.perf_counter()
            command = [sys.executable, "-m", "journal", "demo", "--home", str(growing), "--years", str(years)]
            command += ["--seed", str(SEED), "--passphrase-file", str(self.passphrase_file)]
            subprocess.run(command, cwd=self.root, check=True, stdout=subprocess.DEVNULL)
            self._run("backup.daily(journal, date.today())", growing)
            growing.rename(home)
            print(f"A life of {years} years made in {time.perf_counter() - began:.0f} s.", file=sys.stderr)
        return home

    @property
    def _kept_in(self) -> Path:
        return MADE if self.root == ROOT else self.root / MADE.name

    def _run(self, line: str, home: Path, chosen: Mapping[str, Any] | None = None) -> None:
        """Do one thing with an open journal, in a process of the checkout it belongs to."""
        command = [sys.executable, "-c", OPENED.format(line=line), str(home), PASSPHRASE, json.dumps(chosen or {})]
        subprocess.run(command, cwd=self.root, check=True, stdout=subprocess.DEVNULL)
