"""Taken out in memory: sealed as wished, and never of two moments."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyrage
import pytest
from pyrage import passphrase, x25519

from journal.errors import FieldError
from journal.exchange.take_out import as_json
from journal.records.kinds import KINDS
from journal.records.taken_out import TABLES, Chosen, Part, columns_of
from journal.store.journal import Journal
from journal.use_cases import take_out
from journal.use_cases.take_out import Format, NotTakenOut, counted
from tests.journal.exchange.take_out import taken
from tests.journal.store import journals


@pytest.fixture
def journal(home: Path) -> Iterator[Journal]:
    with taken.opened(home) as opened:
        yield opened


def test_every_kind_of_entry_is_taken_out() -> None:
    assert {kind.table for kind in KINDS} <= {table.name for table in TABLES}


def test_every_text_of_ones_own_goes_with_the_reflections_or_with_self_care() -> None:
    practice = frozenset({Part.PRACTICE})
    for kind in KINDS:
        table = next(table for table in TABLES if table.record is kind.record)
        if table.part is Part.PRACTICE and (kind.quick or kind.text == "note"):
            left = {column.name for column in columns_of(table, practice)}
            assert not left & {kind.text, kind.rating}, kind.name


def test_six_words_open_what_was_sealed_by_them(journal: Journal) -> None:
    out = taken.file_of(journal, "json", seal="words")
    assert out.name.endswith(".json.age")
    assert len(out.words.split()) == 6
    assert as_json.read_back(passphrase.decrypt(out.content, out.words))
    assert out.words not in repr(out)


def test_a_key_opens_what_was_sealed_to_it(journal: Journal) -> None:
    own = x25519.Identity.generate()
    out = taken.file_of(journal, "csv", seal="key", key=f" {own.to_public()}\n")
    assert pyrage.decrypt(out.content, [own]).startswith(b"PK")
    with pytest.raises(FieldError) as refused:
        taken.file_of(journal, "csv", seal="key", key="AGE-SECRET-KEY-1")
    assert refused.value.field == "key"


def test_what_is_written_meanwhile_stops_it(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    read = take_out.READERS[Format.JSON]
    written = as_json.write

    def meanwhile(taking, out):  # type: ignore[no-untyped-def]
        journal.clients.add(journals.client("NEW"))
        return written(taking, out)

    monkeypatch.setattr(as_json, "write", meanwhile)
    with pytest.raises(NotTakenOut, match="try once more"):
        taken.file_of(journal, "json")
    assert read is as_json.read_back


@pytest.mark.parametrize("parts", [{Part.PRACTICE}, {Part.REFLECTIONS}, {Part.SELF_CARE}, set(Part)])
def test_what_is_previewed_is_what_is_in_it(journal: Journal, parts: set[Part]) -> None:
    chosen = Chosen(parts=frozenset(parts))
    assert taken.file_of(journal, "json", chosen).count == sum(counted(journal, chosen).values())
