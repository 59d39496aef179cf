"""Names that a file of someone's holds never change: they stand in journals, backups, packs and bookmarks.

A new name is written into tests/files/kept_names.json by hand. One that is there already is never taken out: what a
journal of three years ago says must be read in three years.
"""

import ast
import importlib
import inspect
import json
import pkgutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import StrEnum
from pathlib import Path

import msgspec

from journal import records
from journal.records.settings import Settings
from journal.records.taken_out import Part
from journal.sharing import locked, pack_format
from journal.store import bring_in, inbox, inbox_key, letting_go, second_place, sharing, tried_copy
from journal.store.drafts import LAST_KEYS
from journal.store.journal import Journal
from journal.use_cases import capture_line, left_line
from pages.parts.menu import MENU
from pages.sharing.review import review_answer
from tests.test_house import ROOT

KEPT = ROOT / "tests" / "files" / "kept_names.json"

Names = dict[str, list[str]]


def names(open_journal: Journal) -> Names:
    """Return every name that is kept somewhere, as it is today."""
    own_drafts = [capture_line.DRAFT_KIND, left_line.DRAFT, inbox.KEPT, review_answer.KIND, LAST_KEYS]
    kinds = [table.kind for table in open_journal.tables]
    told: Names = {
        "kinds": kinds,
        "tables": [table.table for table in open_journal.tables],
        "draft kinds": [*kinds, *own_drafts],
        "own keys": [
            inbox_key._PRIVATE,
            inbox_key._NOTICED,
            sharing._OPENS,
            sharing._SIGNS,
            letting_go._LAST,
            letting_go._MARKED,
            bring_in._KEY,
            second_place._NOTED,
            tried_copy._NOTED,
        ],
        "settings": [field.name for field in fields(Settings)],
        "page addresses": [place.address for places in MENU.values() for place in places],
        "chart keys": [*_chart_keys()],
        "parts taken out": list(Part),
    }
    for module in (pack_format, locked):
        for name, struct in vars(module).items():
            if inspect.isclass(struct) and issubclass(struct, msgspec.Struct) and struct.__struct_fields__:
                told[f"pack: {name}"] = list(struct.__struct_fields__)
    for name, kind in _records():
        if is_dataclass(kind):
            told[f"record: {name}"] = [field.name for field in fields(kind)]
        else:
            told[f"words: {name}"] = [member.value for member in kind]  # type: ignore[attr-defined]  # a StrEnum
    return {name: sorted({*of}) for name, of in told.items()}


def test_every_kept_name_is_as_it_was(journal: Journal) -> None:
    was: Names = json.loads(KEPT.read_text(encoding="utf-8"))
    now = names(journal)
    gone = {name: sorted({*of} - {*now.get(name, [])}) for name, of in was.items()}
    assert {name: of for name, of in gone.items() if of} == {}
    new = {name: sorted({*of} - {*was.get(name, [])}) for name, of in now.items()}
    assert {name: of for name, of in new.items() if of} == {}, "write it down in tests/files/kept_names.json"


def _records() -> Iterator[tuple[str, type]]:
    """Yield every class of records that a row, a draft or a setting can hold."""
    for found in pkgutil.iter_modules(records.__path__):
        if found.name in ("kinds", "taken_out"):  # say of each what it is; none of it is written anywhere
            continue
        module = importlib.import_module(f"journal.records.{found.name}")
        for name, kind in vars(module).items():
            ours = inspect.isclass(kind) and kind.__module__ == module.__name__
            if ours and (is_dataclass(kind) or issubclass(kind, StrEnum)):
                yield name, kind


def _chart_keys() -> Iterator[str]:
    """Yield the name of each chart; it is in the names of pictures that were saved."""
    for path in sorted(Path(ROOT / "pages").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "chart.show":
                yield ast.unparse(node.args[0]).removeprefix("f").strip("'")
