"""A table a file, with a datapackage.json (Frictionless Data Package) that says what each column holds, in one zip."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import IO, Any

from journal.exchange.take_out.taking import EVIDENCE, Seen, Taking, Tally, evidence_path
from journal.records.taken_out import NAMED, Column, Sort, Table

DESCRIPTION = "datapackage.json"

_SORTS: dict[Sort, dict[str, Any]] = {
    "text": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]},
    "date": {"type": "date", "format": "default"},
    "time": {"type": "time", "format": "any"},
    "moment": {"type": "datetime", "format": "any"},
    "json": {"type": "array"},
    "bytes": {"type": "string", "format": "binary"},
}


def write(taking: Taking, out: IO[bytes]) -> Tally:
    """Write the zip, row after row, and return what was written."""
    seen = Seen()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as files:
        for table in taking.tables:
            columns = taking.cells(table)
            nested = [column.name for column in columns if column.sort == "json"]
            with files.open(f"{table.name}.csv", "w", force_zip64=True) as binary:
                text = io.TextIOWrapper(binary, encoding="utf-8", newline="", write_through=False)
                lines = csv.writer(text)
                lines.writerow([column.name for column in columns])
                for row in taking.rows(table, seen):
                    row.pop("content", None)  # lies in a folder of its own
                    for name in nested:
                        if row[name] is not None:
                            row[name] = json.dumps(row[name], ensure_ascii=False)
                    lines.writerow(
                        [_SAID.get(value, value) if value.__class__ is bool else value for value in row.values()]
                    )
                text.flush()
                text.detach()
        if taking.brings_files:
            for one in taking.records(NAMED["evidence"]):
                if one.content is not None:
                    files.writestr(evidence_path(one.id, one.name), one.content)
        if taking.settings is not None:
            files.writestr("settings.json", json.dumps(taking.settings, ensure_ascii=False, indent=1))
        files.writestr(DESCRIPTION, json.dumps(_package(taking), ensure_ascii=False, indent=1))
    return seen.tally


_SAID = {True: "true", False: "false"}


def read_back(file: bytes) -> Tally:
    """Return what stands in the zip. Raises zipfile.BadZipFile, KeyError, ValueError for one that is not whole."""
    seen = Seen()
    with zipfile.ZipFile(io.BytesIO(file)) as files:
        for resource in json.loads(files.read(DESCRIPTION))["resources"]:
            with files.open(resource["path"]) as binary:
                rows = csv.reader(io.TextIOWrapper(binary, encoding="utf-8", newline=""))
                header = next(rows)
                place, width = header.index("id"), len(header)
                for row in rows:
                    if len(row) != width:
                        raise ValueError(resource["path"])
                    seen.note(resource["name"], row[place])
        for name in files.namelist():
            if name.startswith(EVIDENCE):
                files.read(name)  # by its own check
    return seen.tally


def _package(taking: Taking) -> dict[str, Any]:
    return {
        "name": "between-sessions-journal",
        "title": "A journal of Between Sessions",
        "created": taking.about["made_at"],
        "about": taking.about,
        "resources": [_resource(taking, table) for table in taking.tables],
    }


def _resource(taking: Taking, table: Table) -> dict[str, Any]:
    taken = {other.name for other in taking.tables}
    keys = [
        {"fields": [name], "reference": {"resource": other, "fields": ["id"]}}
        for name, other in table.points.items()
        if other in taken
    ]
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column) for column in taking.cells(table)],
            "missingValues": [""],
            "primaryKey": ["id"],
            **({"foreignKeys": keys} if keys else {}),
        },
    }


def _field(column: Column) -> dict[str, Any]:
    told = {"name": column.name, **_SORTS[column.sort]}
    if column.sort == "json" and column.optional:
        told["type"] = "any"  # one thing with parts, or none
    asked: dict[str, Any] = {"required": True} if column.name == "id" else {}
    if column.choices:
        asked["enum"] = list(column.choices)
    return {**told, "constraints": asked} if asked else told
