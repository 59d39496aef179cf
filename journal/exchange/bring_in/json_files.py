"""JSON of a stranger: whole, not nested without end, and each value of the kind that is looked for, or nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from journal.exchange.bring_in.encodings import as_text
from journal.exchange.bring_in.found import Asked, Found, Problem
from journal.wording import files_read

MOST_DEEP = 60
"""Objects and lists inside of one another; the deepest of the journals that are read has eight."""
_MARKS = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\Z)|([\[{])|([\]}])', re.DOTALL)


class BadJson(ValueError):
    """It cannot be read; its sentence says why."""


def parsed(data: bytes) -> Any:
    """Return what a JSON file holds. Raises BadJson."""
    text = as_text(data)
    depth = 0
    for match in _MARKS.finditer(text):
        if match[1]:
            depth += 1
            if depth > MOST_DEEP:
                raise BadJson(files_read.TOO_DEEP)
        elif match[2]:
            depth -= 1
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise BadJson(files_read.BAD_JSON) from None


def objects(holder: Any, name: str) -> list[Any]:
    """Return the list of that name, empty where there is none."""
    value = holder.get(name) if isinstance(holder, dict) else None
    return value if isinstance(value, list) else []


def text_of(holder: Any, *names: str) -> str:
    """Return the first text that is not empty of these names; a number is taken as text."""
    for name in names:
        value = holder.get(name) if isinstance(holder, dict) else None
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""


def texts_of(holder: Any, name: str) -> tuple[str, ...]:
    """Return the texts of a list, each once."""
    return tuple(
        dict.fromkeys(each.strip() for each in objects(holder, name) if isinstance(each, str) and each.strip())
    )


def each(
    data: bytes, file: str, asked: Asked, picked: Callable[[Any], list[Any]], entry: Callable[[Any, int], Found]
) -> Iterator[Found]:
    """Yield what `entry` makes of each of the objects that `picked` finds in a file, and of its place from 1."""
    try:
        found = picked(parsed(data))
    except BadJson as error:
        yield Problem(line=0, why=str(error), file=file)
        return
    if not found:
        yield Problem(line=0, why=files_read.NO_ENTRIES, file=file)
    for line, one in enumerate(found, start=1):
        if asked.stopped():
            return
        yield entry(one, line)
