"""The journals that are measured: a fictional therapist's life of 1 and of 40 years, the same for the same seed."""

import shutil
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from journal.store import backup
from journal.store.opening import open_with_passphrase

ROOT = Path(__file__).parents[2]
MADE = Path(__file__).parent / ".lives"
SEED = 7
PASSPHRASE = "seven quiet hours between two clients"


class Lives:
    """Journals by length, each made once a day (a life ends today) and handed out as copies below `work`."""

    def __init__(self, work: Path) -> None:
        self.work = work
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
            with closing(open_with_passphrase(home, PASSPHRASE)) as journal:
                journal.settings.write(replace(journal.settings.read(), **chosen))
        return home

    def before_backup(self, years: int) -> Path:
        """Return a copy as it is on a new morning: the day's backup is still to be made."""
        home = self.copy(years)
        shutil.rmtree(backup.backups_folder(home))
        return home

    def _made(self, years: int) -> Path:
        today = datetime.now().astimezone().date()
        home = MADE / f"{today}-{years}"
        if not home.exists():
            MADE.mkdir(exist_ok=True)
            for stale in MADE.glob(f"*-{years}"):
                shutil.rmtree(stale)
            growing = MADE / f"growing-{years}"
            shutil.rmtree(growing, ignore_errors=True)
            began = time.perf_counter()
            command = [sys.executable, "-m", "journal", "demo", "--home", str(growing), "--years", str(years)]
            command += ["--seed", str(SEED), "--passphrase-file", str(self.passphrase_file)]
            subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
            with closing(open_with_passphrase(growing, PASSPHRASE)) as journal:
                backup.daily(journal, today)
            growing.rename(home)
            print(f"A life of {years} years made in {time.perf_counter() - began:.0f} s.", file=sys.stderr)
        return home
