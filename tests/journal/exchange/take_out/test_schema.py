"""What is taken out as JSON is what its schema says, and the schema stands in docs."""

from __future__ import annotations

import json

from journal.exchange.take_out.schema import schema
from tests.test_house import ROOT

SCHEMA = ROOT / "docs" / "export.schema.json"


def test_docs_hold_the_schema() -> None:
    told = json.dumps(schema(), indent=1) + "\n"
    assert SCHEMA.read_text(encoding="utf-8") == told, f"docs/export.schema.json should be:\n{told}"
