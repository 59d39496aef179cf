"""The JSON that is taken out, as a JSON Schema; docs/export.schema.json is made of it."""

from __future__ import annotations

from typing import Any

from journal.exchange.take_out.taking import FORMAT, VERSION
from journal.records.taken_out import IN_TRASH, TABLES, Column, Part, Sort, Table, every_column

_SORTS: dict[Sort, dict[str, Any]] = {
    "text": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
    "time": {"type": "string"},
    "moment": {"type": "string", "format": "date-time"},
    "json": {"type": ["array", "object"]},
    "bytes": {"type": "string", "contentEncoding": "base64"},
}


def schema() -> dict[str, Any]:
    """Return the schema. Of a part of a journal, private fields and whole tables are not there."""
    about = {
        "type": "object",
        "required": ["format", "version", "made_at", "parts"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "made_at": _SORTS["moment"],
            "program": {"type": "string"},
            "zone": {"type": "string"},
            "parts": {"type": "array", "items": {"enum": sorted(Part)}},
            "from": {"type": ["string", "null"]},
            "to": {"type": ["string", "null"]},
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A journal, taken out",
        "type": "object",
        "required": ["about"],
        "additionalProperties": False,
        "properties": {
            "about": about,
            "settings": {"type": "object"},
            **{table.name: {"type": "array", "items": _row(table)} for table in TABLES},
        },
    }


def _row(table: Table) -> dict[str, Any]:
    columns = (*every_column(table), IN_TRASH) if table.name == "clients" else every_column(table)
    return {
        "type": "object",
        "required": ["id"],
        "additionalProperties": False,
        "properties": {column.name: _field(column) for column in columns},
    }


def _field(column: Column) -> dict[str, Any]:
    if column.choices:
        return {"enum": [*column.choices, *([None] if column.optional else [])]}
    told = dict(_SORTS[column.sort])
    if column.optional:
        told["type"] = [*(told["type"] if isinstance(told["type"], list) else [told["type"]]), "null"]
    return told
