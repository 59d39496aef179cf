"""Packs of the first form, as the program of that day made and sealed them: read for good."""

from __future__ import annotations

import base64
import json
from pathlib import Path

from journal.sharing.keys import OwnKeys

_TOLD = json.loads((Path(__file__).parents[2] / "files" / "packs" / "first_form.json").read_text(encoding="utf-8"))

THERAPIST, SUPERVISOR = (OwnKeys(**_TOLD[whose]) for whose in ("therapist", "supervisor"))
NAMES = [*_TOLD["packs"]]


def payload(name: str) -> bytes:
    """Return the bytes that were signed."""
    return bytes(_TOLD["packs"][name]["payload"].encode())


def hash_then(name: str) -> str:
    """Return their hash, as the ledger has it."""
    return str(_TOLD["packs"][name]["hash"])


def sealed_then(name: str) -> bytes:
    """Return the file as it was sealed."""
    return base64.b64decode(_TOLD["packs"][name]["sealed"])
