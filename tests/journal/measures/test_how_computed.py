"""What is said of the formulas is made from their constants, and the document says the same."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest

from journal.measures.how_computed import as_markdown, how_computed
from journal.measures.weights import DEFAULTS, Weights
from journal.measures.weights_in_force import every_weight

DOCUMENT = Path(__file__).parents[3] / "docs" / "measures.md"


def test_the_document_is_what_the_program_says() -> None:
    """Made again with `python -m journal measures > docs/measures.md`."""
    assert DOCUMENT.read_text(encoding="utf-8") == as_markdown(DEFAULTS)


@pytest.mark.parametrize("name", [weight.name for weight in every_weight(DEFAULTS)])
def test_each_weight_is_told(name: str) -> None:
    group, _, field = name.partition(".")
    before = getattr(getattr(DEFAULTS, group), field)
    other = replace(getattr(DEFAULTS, group), **{field: type(before)(before * 3 + 2)})
    assert as_markdown(replace(DEFAULTS, **{group: other})) != as_markdown(DEFAULTS)


def test_each_group_of_weights_has_its_subject() -> None:
    titles = {subject.title for subject in how_computed(Weights())}
    assert {"Emotional load", "Caseload intensity", "When supervision is suggested"} <= titles
    assert len(fields(Weights)) == 3
