"""What an input holds, as a draft keeps it in JSON, and what an entry gives its inputs to begin with."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from journal.records.entry import Entry


def values_of(entry: Entry) -> dict[str, Any]:
    """Return the value of each input of an entry's form, by name; times as a day and a clock."""
    values = {name: getattr(entry, name) for name in entry.__dataclass_fields__}
    for name, value in list(values.items()):
        if isinstance(value, datetime):
            local = value.astimezone(entry.at.tzinfo)
            values[f"{name}_day"], values[f"{name}_time"] = local.date(), local.time().replace(second=0, microsecond=0)
        else:
            values[name] = shown(value)
    return values


def shown(value: Any) -> Any:
    """Return a value as an input holds it: a choice as its word, several as a list.

    A member of an enum would be refused by inputs whose options are words.
    """
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple | list):
        return [shown(v) for v in value]
    return value


def encoded(value: Any) -> Any:
    """Return a value as JSON holds it; 0 and False are answers and stay."""
    if isinstance(value, datetime):
        return {"datetime": value.isoformat()}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, time):
        return {"time": value.isoformat()}
    if isinstance(value, list | tuple):
        return [encoded(v) for v in value]
    if isinstance(value, dict):
        return {name: encoded(v) for name, v in value.items()}
    return value


_READ: dict[str, Callable[[str], Any]] = {
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
}


def decoded(value: Any) -> Any:
    """Return what `encoded` was given; of what no version of the program wrote, the value as it stands."""
    if isinstance(value, dict):
        for kind, text in value.items():
            with contextlib.suppress(KeyError, ValueError, TypeError):
                return _READ[kind](text)
        return {name: decoded(v) for name, v in value.items()}
    if isinstance(value, list):
        return [decoded(v) for v in value]
    return value


# --- what an input can hold of a value, None for nothing ------------------------------------------


def same(value: Any) -> Any:
    """Take any value."""
    return value


def one(options: Collection[Any]) -> Callable[[Any], Any]:
    """Take one of `options`."""
    return lambda value: value if _among(value, options) else None


def some(options: Collection[Any]) -> Callable[[Any], Any]:
    """Take those of a list that are among `options`."""
    return lambda value: [v for v in value if _among(v, options)] if isinstance(value, list) else None


def of_type(*types: type) -> Callable[[Any], Any]:
    """Take a value of exactly one of `types`: True is no number here."""
    return lambda value: value if type(value) in types else None


def a_day(first: date, last: date) -> Callable[[Any], Any]:
    """Take a date from `first` to `last`."""
    return lambda value: value if type(value) is date and first <= value <= last else None


def _among(value: Any, options: Collection[Any]) -> bool:
    return any(type(value) is type(option) and value == option for option in options)
