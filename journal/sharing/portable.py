"""The portable pack: one HTML file that opens offline in any current browser, with words that were told by voice.

Readable in it are plotly's own script and the page around it, the same in
every file. Everything about the pack is locked. The page may run nothing but
these scripts and may ask no address for anything (its content security policy).
"""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files

import msgspec

from journal.charts.plotly_script import plotly_script
from journal.sharing.figures import figures
from journal.sharing.locked import ROUNDS, lock
from journal.sharing.pack import Made, Payload
from journal.sharing.sheet import MadeSheet
from journal.wording.dates import in_one_form
from journal.wording.sharing import WRONG_WORDS

_FOLDER = files("journal.sharing") / "portable"


def portable(made: Made, words: str, *, rounds: int = ROUNDS) -> str:
    """Return the page for a pack made for no key, locked with `words`.

    Raises ValueError for a pack that was made for someone's key: that one is sealed.
    """
    if made.pack.to is not None:
        raise ValueError("made for a key: it is sealed to it")
    if type(made.payload) is not Payload:  # types say so; what is at stake is worth a second look
        raise TypeError("not a payload")
    with in_one_form():
        content = {
            "pack": made.payload.bytes.decode("utf-8"),
            "hash": made.payload.hash,
            "light": figures(made.pack, dark=False),
            "dark": figures(made.pack, dark=True),
        }
    return page(lock(msgspec.json.encode(content), words, what="pack", rounds=rounds))


def portable_sheet(made: MadeSheet, words: str, *, rounds: int = ROUNDS) -> str:
    """Return the page for a sheet made for no key, locked with `words`. Raises ValueError as `portable` does."""
    if made.sheet.to is not None:
        raise ValueError("made for a key: it is sealed to it")
    if type(made.payload) is not Payload:  # types say so; what is at stake is worth a second look
        raise TypeError("not a payload")
    content = {"sheet": made.payload.bytes.decode("utf-8"), "hash": made.payload.hash}
    return page(lock(msgspec.json.encode(content), words, what="sheet", rounds=rounds), charts=False)


def page(locked: bytes, *, charts: bool = True) -> str:
    """Return the page around what is locked. Without `charts` it does not carry plotly's script."""
    plotly = plotly_script() if charts else ""
    script, style = _part("portable.js"), _part("portable.css")
    shell = _part("portable.html")
    parts = {
        "policy": _policy(plotly, script),
        "wrong-words": WRONG_WORDS,
        "style": style,
        "locked": locked.decode("ascii"),
        "plotly": plotly,
        "script": script,
    }
    out = []
    for piece in shell.split("{{"):
        name, closed, rest = piece.partition("}}")
        out += [parts[name], rest] if closed else [piece]
    return "".join(out)


def _policy(*scripts: str) -> str:
    # Plotly writes styles into the page as it draws; a style can fetch nothing here, as nothing may be fetched at all.
    hashes = " ".join(f"'sha256-{_hash(script)}'" for script in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; "
        "base-uri 'none'; form-action 'none'; frame-src 'none'"
    )


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")


def _part(name: str) -> str:
    """A browser reads every line end as one sign: so it stands here already, or the hash would not fit."""
    return (_FOLDER / name).read_text(encoding="utf-8").replace("\r\n", "\n")
