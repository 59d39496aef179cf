"""Looks for typed words in every file that program and browser wrote."""

from __future__ import annotations

import os
from pathlib import Path


def files_with(words: str, home: Path, temporary: Path, since: float) -> list[str]:
    """Return the files below `home`, and new ones in the temporary folder, that hold the words."""
    needles = [part.encode(coding) for part in (words, words[:16]) for coding in ("utf-8", "utf-16-le")]
    found = []
    for folder in (home, temporary):
        for place, _, names in os.walk(folder):  # unlike rglob, bears that other folders come and go meanwhile
            for path in (Path(place) / name for name in names):
                try:
                    if not path.is_file() or (folder is temporary and path.stat().st_mtime < since):
                        continue
                    raw = path.read_bytes()
                except OSError:
                    continue
                if any(needle in raw for needle in needles):
                    found.append(str(path))
    return found


def the_search_finds_what_is_there(words: str, home: Path, temporary: Path, since: float) -> None:
    """Make sure that the search would have found the words, had they been there."""
    planted = home / "planted"
    planted.write_bytes(b"\0\0" + words.encode("utf-16-le"))
    assert str(planted) in files_with(words, home, temporary, since)
