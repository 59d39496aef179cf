"""Between Sessions as an installed package: the program lies in `payload`, where its folders meet no others' names."""

from __future__ import annotations

import sys
from pathlib import Path

PAYLOAD = Path(__file__).parent / "payload"


def run() -> int:
    """Start the program, or open the one that is running: `between-sessions`. Returns the exit status."""
    sys.path.insert(0, str(PAYLOAD))
    from pages.frame.launch import main

    return main()


def command() -> None:
    """Run the command line: `between-sessions-journal`."""
    sys.path.insert(0, str(PAYLOAD))
    from journal.__main__ import cli
    from journal.store.private import keep_private

    keep_private()
    cli(prog_name="between-sessions-journal")
