"""A life as an encrypted jrnl journal: the same notes, searched by one command.

[2026-10-22 20:00] The letter came back on the train. …
"""

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from journal.store.opening import open_with_passphrase
from tests.bench import peers
from tests.bench.ledger import FIRST, LAST
from tests.bench.lives import PASSPHRASE

# No keyring of this computer is asked, and no terminal: the password comes from standard input.
ENVIRONMENT: Mapping[str, str] = {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring", "NO_COLOR": "1"}
VERSION = re.compile(r"jrnl v(\S+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Notebook:
    """A jrnl journal in `folder`."""

    folder: Path

    @property
    def config(self) -> Path:
        """Where its settings lie."""
        return self.folder / "jrnl.yaml"

    @property
    def file(self) -> Path:
        """Where its entries lie."""
        return self.folder / "journal.txt"

    def run(self, *arguments: str, typed: str) -> str:
        """Run a jrnl command, answer its questions with `typed`, and return what it printed."""
        ran = subprocess.run(
            [str(peers.program("jrnl")), "--config-file", str(self.config), *arguments],
            input=typed, capture_output=True, text=True, check=True, cwd=self.folder,
            env={**os.environ, **ENVIRONMENT}, start_new_session=True,
        )  # fmt: skip
        return ran.stdout

    def search(self, word: str, most: int) -> str:
        """Return what jrnl prints for the newest entries that contain a word, one line each."""
        return self.run("-contains", word, "-n", str(most), "--short", typed=f"{PASSPHRASE}\n")


def write(home: Path, folder: Path) -> Notebook:
    """Write every note of a journal into a new encrypted jrnl journal in `folder`."""
    folder.mkdir()
    book = Notebook(folder=folder)
    journal = open_with_passphrase(home, PASSPHRASE)
    try:
        lines = sorted(
            f"[{record.at:%Y-%m-%d %H:%M}] {' '.join(body.split())}\n\n"
            for table in journal.tables
            if table.searched
            for record in table.between(FIRST, LAST)
            if (body := table.note_of(record))
        )
    finally:
        journal.close()
    book.file.write_text("".join(lines), encoding="utf-8")
    version = VERSION.search(book.run("--version", typed=""))
    book.config.write_text(
        "journals:\n  default:\n    journal: " + str(book.file) + "\n"
        "colors:\n  body: none\n  date: none\n  tags: none\n  title: none\n"
        "default_hour: 9\ndefault_minute: 0\neditor: ''\nencrypt: false\nhighlight: false\nindent_character: '|'\n"
        "linewrap: 79\ntagsymbols: '#@'\ntemplate: false\ntimeformat: '%F %R'\n"
        f"version: v{version[1] if version else ''}\n",
        encoding="utf-8",
    )
    book.run("--encrypt", typed=f"{PASSPHRASE}\n{PASSPHRASE}\nn\n")
    return book
