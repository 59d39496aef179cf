"""Packs of earlier forms, as the program of that day made and sealed them: read for good."""

from __future__ import annotations

import base64
import json
from pathlib import Path

from journal.sharing.keys import OwnKeys

FILES = Path(__file__).parents[2] / "files" / "packs"


class Earlier:
    """The packs of one form, by name, with the keys of both sides."""

    def __init__(self, file: str, version: int) -> None:
        told = json.loads((FILES / file).read_text(encoding="utf-8"))
        self.version = version
        self._packs = told["packs"]
        self.therapist, self.supervisor = (OwnKeys(**told[whose]) for whose in ("therapist", "supervisor"))
        self.names = [*self._packs]

    def payload(self, name: str) -> bytes:
        """Return the bytes that were signed."""
        return bytes(self._packs[name]["payload"].encode())

    def hash_then(self, name: str) -> str:
        """Return their hash, as the ledger has it."""
        return str(self._packs[name]["hash"])

    def sealed_then(self, name: str) -> bytes:
        """Return the file as it was sealed."""
        return base64.b64decode(self._packs[name]["sealed"])


FIRST, SECOND = Earlier("first_form.json", 1), Earlier("second_form.json", 2)
