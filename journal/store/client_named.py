"""Where a client's code stands in texts that are none of the client's own: found, and taken out.

    "With K2 as with M1"  ──K2 is erased──▶  "With … as with M1"

What is looked at is what a person typed. Choices, ids and time zones are the
program's words, whatever the code is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from sqlite_utils import Database

from journal.presets.ordinary_words import places

LEFT_OUT = "…"
"""Stands where a code stood: no longer than any code, so that no text grows too long for its field."""

_OURS = frozenset({"id", "zone", "colour", "scale", "form", "code", "source_kind", "kind", "member_id"})
"""Fields whose text is the program's own, or another client's code."""

Replace = Callable[[str], str]


def replacing(codes: Iterable[str], others: Iterable[str]) -> Replace:
    """Return what takes `codes` out of a text; `others` are codes that stay, also where one begins with one of these.

    However it is written, unless it is a letter or an everyday word: then only as the code is.
    """
    found = sorted({*codes}, key=len, reverse=True)
    if not found:
        return lambda text: text
    gone = {code.casefold() for code in found}
    stay = [other for other in others if other.casefold() not in gone and any(c in other.casefold() for c in gone)]
    each = "|".join(_pattern(code) for code in sorted({*found, *stay}, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?:{each})(?!\w)")
    return lambda text: pattern.sub(lambda hit: LEFT_OUT if hit[0].casefold() in gone else hit[0], text)


def _pattern(code: str) -> str:
    plain = re.escape(code)
    everyday = len(code) < 2 or any(code.casefold() in places(language) for language in ("english", "german"))
    return plain if everyday else f"(?i:{plain})"


def without(value: Any, replace_in: Replace, name: str = "") -> Any:
    """Return a record, or a part of one, whose typed texts were replaced; the very same if none was."""
    if type(value) is str:
        return value if _is_ours(name) else replace_in(value)
    if isinstance(value, tuple):
        parts = tuple(without(one, replace_in, name) for one in value)
        return value if parts == value else parts
    if is_dataclass(value) and not isinstance(value, type):
        told = {f.name: getattr(value, f.name) for f in fields(value)}
        changed = {n: new for n, old in told.items() if (new := without(old, replace_in, n)) != old}
        return replace(value, **changed) if changed else value
    return value


def without_in_json(value: Any, replace_in: Replace, name: str = "") -> Any:
    """Return what JSON holds, its texts replaced."""
    if isinstance(value, str):
        return value if _is_ours(name) else replace_in(value)
    if isinstance(value, list):
        return [without_in_json(one, replace_in, name) for one in value]
    if isinstance(value, dict):
        return {n: without_in_json(one, replace_in, n) for n, one in value.items()}
    return value


def _is_ours(name: str) -> bool:
    last = name.rpartition(".")[2]
    return last in _OURS or last.endswith(("_id", "_ids", "zone"))


def rows_holding(db: Database, table: str, columns: Sequence[str], words: Iterable[str]) -> list[dict[str, Any]]:
    """Return the rows in whose columns one of the words stands, as letters in a row, whatever their case."""
    told = [word.lower() for word in words]
    conditions, parameters = [], []
    for word in told:
        if not word.isascii():  # SQLite folds the case of these alone
            return list(db.query(f"SELECT * FROM {table}"))
        for spelled in {word, json.dumps(word)[1:-1]}:
            conditions += [f"instr(lower({name}), ?)" for name in columns]
            parameters += [spelled] * len(columns)
    if not conditions:
        return []
    return list(db.query(f"SELECT * FROM {table} WHERE {' OR '.join(conditions)}", parameters))


def without_client(value: Any, client_id: str) -> Any:
    """Return what JSON holds without what it says of a client: elements of lists, and names of fields."""
    if isinstance(value, list):
        return [without_client(one, client_id) for one in value if not _is_of(one, client_id)]
    if isinstance(value, dict):
        return {n: without_client(one, client_id) for n, one in value.items() if client_id not in n}
    return None if value == client_id else value


def _is_of(one: Any, client_id: str) -> bool:
    return one == client_id or (isinstance(one, dict) and one.get("client_id") == client_id)
