"""Run the command line in this process or as one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from journal.__main__ import cli
from tests.journal.store import journals

ROOT = Path(__file__).parents[2]


def run(*arguments: str, passphrase: str = journals.PASSPHRASE) -> Result:
    """Run a command with the passphrase on standard input, and see that it told no traceback and no note."""
    opens = arguments[0] not in ("restore",)
    given = ("--passphrase-file", "-") if opens else ()
    ran = CliRunner().invoke(cli, [*arguments, *given], input=passphrase + "\n")
    assert ran.exit_code in (0, 1, 2, 3)
    assert "Traceback" not in ran.output
    assert ran.exception is None or isinstance(ran.exception, SystemExit), ran.exception
    return ran


def process(*arguments: str, **told: str) -> subprocess.CompletedProcess[str]:
    """Run a command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "journal", *arguments],
        cwd=ROOT, capture_output=True, text=True, check=False, input=told.get("input", ""),
        env={**os.environ, **{k: v for k, v in told.items() if k.isupper()}},
    )  # fmt: skip
