"""The fields of a long leave: they belong to the plan of an absence, and are asked for on a page of their own."""

from __future__ import annotations

from dataclasses import fields

from journal.records.long_leave import LongLeave

NAMES = tuple(field.name for field in fields(LongLeave))


def is_one(name: str) -> bool:
    """Say whether an input is about a long leave, also the part of one ("leave_likely.turn")."""
    return name.partition(".")[0] in NAMES
