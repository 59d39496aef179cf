"""Kill a process at a random moment while it saves; look whether anything acknowledged is lost.

    python -m tests.kill.kill_while_saving 200

Each round: start → save → kill −9 → open again → compare → check. A kill
shows what a crash of the program does; a power cut it cannot show.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from journal.errors import EntryNotFound
from journal.store import check
from journal.store.journal import Journal
from journal.store.opening import open_with_passphrase
from tests.journal.store import journals

ROOT = Path(__file__).parents[2]

ROUNDS_OF_A_JOURNAL = 12
"""After so many rounds a fresh journal: checking a larger one would take longer than killing."""

MOST_SAVED = 60
"""Changes that are waited for before the kill, at most."""

LONGEST_DELAY = 0.015
"""Seconds from there to the kill, at most: about what a few changes take, so that it falls anywhere within one."""

Acknowledged = dict[str, tuple[str, str, int]]
"""By id: the last change, the kind, and the length of the text."""


@dataclass
class Tally:
    """What was seen: rounds, changes acknowledged, kills that left a log to take up, and what went wrong."""

    rounds: int = 0
    acknowledged: int = 0
    logs_left: int = 0
    problems: list[str] | None = None


def start(folder: Path, seed: int) -> subprocess.Popen[str]:
    """Start a process that loads what it needs and waits for the word to begin."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.kill.saver", str(folder), str(seed)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def kill_while_saving(saver: subprocess.Popen[str], chance: random.Random) -> list[str]:
    """Let it save for a moment, kill it, and return the lines it printed whole."""
    assert saver.stdin
    assert saver.stdout
    saver.stdin.write("begin\n")
    saver.stdin.flush()
    assert saver.stdout.readline() == "open\n"
    told = "".join(saver.stdout.readline() for _ in range(chance.randrange(MOST_SAVED + 1)))
    time.sleep(chance.random() * LONGEST_DELAY)
    saver.kill()
    told += saver.stdout.read()
    saver.wait()
    saver.stdin.close()
    saver.stdout.close()
    return told[: told.rfind("\n") + 1].splitlines()


def differences(journal: Journal, acknowledged: Acknowledged, last: str | None) -> list[str]:
    """Return what is not as acknowledged. Of the `last` entry a further change may have been under way."""
    found = []
    tables = {"reflection": journal.reflections, "session": journal.sessions}
    for entry_id, (change, kind, length) in acknowledged.items():
        try:
            record = tables[kind].get(entry_id)  # type: ignore[attr-defined]
            says = len(record.text if kind == "reflection" else record.note)
        except EntryNotFound:
            if change != "deleted" and entry_id != last:
                found.append(f"{kind} lost after it was {change}")
            continue
        if entry_id != last and (change == "deleted" or says != length):
            found.append(f"{kind} not as it was {change}")
    return found


def kill(rounds: int, seed: int, folder: Path) -> Tally:
    """Kill `rounds` times, on journals made below `folder`, and return what was seen."""
    chance = random.Random(seed)
    tally = Tally(problems=[])
    assert tally.problems is not None
    home, acknowledged = folder / "0", Acknowledged()
    saver: subprocess.Popen[str] | None = None
    try:
        for number in range(rounds):
            if number % ROUNDS_OF_A_JOURNAL == 0:
                home, acknowledged = folder / str(number), Acknowledged()
                journal = journals.make(home)
                journal.clients.add(journals.client())
                journal.close()
                saver = None
            saver = saver or start(home, seed + number)
            lines = kill_while_saving(saver, chance)
            # The next one loads while this one's work is looked at; it opens nothing before it is told.
            following = (number + 1) % ROUNDS_OF_A_JOURNAL and number + 1 < rounds
            saver = start(home, seed + number + 1) if following else None
            last = None
            for line in lines:
                change, kind, last, length = line.split()
                acknowledged[last] = (change, kind, int(length))
            tally.rounds += 1
            tally.acknowledged += len(lines)
            log = home / "journal.db-wal"
            tally.logs_left += log.exists() and log.stat().st_size > 0
            journal = open_with_passphrase(home, journals.PASSPHRASE)
            found = differences(journal, acknowledged, last) + list(check.problems(journal))
            if last is not None:
                acknowledged.pop(last)
            journal.close()
            tally.problems += [f"round {number}: {problem}" for problem in found]
    finally:
        if saver is not None:
            saver.kill()
            saver.communicate()
    return tally


def main() -> None:
    """Kill as often as the first argument says, 25 times without one."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 25
    seed = random.SystemRandom().randrange(10**9)
    with tempfile.TemporaryDirectory() as folder:
        tally = kill(rounds, seed, Path(folder))
    print(  # noqa: T201 a script tells
        f"{tally.rounds} kills (seed {seed}), {tally.acknowledged:,} acknowledged changes, "
        f"{tally.logs_left} logs taken up, {len(tally.problems or [])} problems"
    )
    for problem in tally.problems or []:
        print(problem)  # noqa: T201 a script tells
    sys.exit(bool(tally.problems))


if __name__ == "__main__":
    main()
