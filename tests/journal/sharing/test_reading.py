"""What is read is bounded, and what the schema says is what the program reads."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from journal.sharing.locked import Locked
from journal.sharing.pack_format import Answer, Pack, Sheet, SheetAnswer
from journal.sharing.reading import LARGEST_PAYLOAD, canonical, limited, read
from journal.sharing.refusals import TooLarge
from tests.journal.sharing.packs import full, of_hours, small

SCHEMA = Path(__file__).parents[3] / "docs" / "pack.schema.json"


def as_program_reads() -> dict[str, Any]:
    kinds, definitions = msgspec.json.schema_components(
        [Pack, Answer, Sheet, SheetAnswer, Locked], ref_template="#/$defs/{name}"
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Between Sessions: packs, answers, sheets and locked files",
        "oneOf": list(kinds),
        "$defs": definitions,
    }


def test_the_schema_file_is_what_the_program_reads() -> None:
    """To write it anew: see the message."""
    told = json.dumps(as_program_reads(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    assert SCHEMA.read_text(encoding="utf-8") == told, f"docs/pack.schema.json should be:\n{told}"


@pytest.mark.parametrize("payload", [full().payload.bytes, small(to=None).payload.bytes, of_hours().payload.bytes])
def test_packs_match_the_schema(payload: bytes) -> None:
    jsonschema = pytest.importorskip("jsonschema")  # comes along with Streamlit's charts
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(payload), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**json.loads(payload), "more": 1}, schema)


def test_a_pack_is_written_in_one_way_only() -> None:
    payload = full().payload.bytes
    assert canonical(read(payload, Pack)) == payload
    assert (
        payload == json.dumps(json.loads(payload), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    )


class Endless(io.RawIOBase):
    """A file of a gigabyte that is never in memory: it counts what is asked of it."""

    asked = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        self.asked += size
        assert 0 < size < 100 * 1024 * 1024
        return bytes(size)


def test_a_file_of_a_gigabyte_is_left_after_a_few_megabytes() -> None:
    file = Endless()
    with pytest.raises(TooLarge):
        limited(file)  # type: ignore[arg-type]
    assert file.asked < 6 * 1024 * 1024


def test_a_payload_beyond_the_limit_is_not_parsed() -> None:
    with pytest.raises(TooLarge):
        read(b" " * (LARGEST_PAYLOAD + 1), Pack)
