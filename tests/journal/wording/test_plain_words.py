"""No sentence that stands in the open asks for statistics; what needs them is folded, in "How to read this"."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]

BANNED = re.compile(
    r"\b(index|indices|median|interval|baseline|percentile|quantile|correlation|regression|variance|on trial"
    r"|standard deviation|worth a look|its middle|rho|cii)\b|ρ|± ?\d",
    re.IGNORECASE,
)

FOLDED = {
    "emotional_load.CAUTION": "how to read emotional load",
    "recovery.REGRESSION": "how to read recovery",
    "weights.BAND_MEANS": "how to read what was asked for with How sure is this?",
    "against_usual.HOW_TO_READ": "how to read the weeks against your usual",
    "scales.SIZE_MEANS": "below, where one puts in the size of a real change",
    "scales.SD": "below, where one puts in the size of a real change",
    "scales.real_marks": "how to read scales",
}
"""Sentence → where it stands that nobody reads without asking."""

WORDING = (
    "against_usual", "asks_most", "baseline", "caseload_intensity", "contact_pattern", "day_detail", "emotional_load",
    "hours_between", "load_calendar", "nine_questions", "on_my_mind", "own_rating", "recovery", "referral", "scales",
    "sleep_and_energy", "suggestions", "week", "weights", "word_tone",
)  # fmt: skip
FILES = [
    *(ROOT / "journal" / "wording" / f"{name}.py" for name in WORDING),
    *(file for file in sorted((ROOT / "pages" / "insight").glob("*.py")) if file.stem != "__init__"),
    ROOT / "pages" / "parts" / "dashboards" / "chart.py",
    ROOT / "pages" / "parts" / "dashboards" / "picture.py",
]


def sentences(file: Path) -> Iterator[tuple[str, str]]:
    """Yield each text of a file that a page may show, with the name it stands under; docstrings are none."""
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        target = node.targets[0] if isinstance(node, ast.Assign) else node
        name = f"{file.stem}.{getattr(target, 'id', getattr(target, 'name', ''))}"
        defined = [inner for inner in ast.walk(node) if isinstance(inner, ast.FunctionDef | ast.ClassDef)]
        unseen = {id(one.body[0].value) for one in defined if isinstance(one.body[0], ast.Expr)}
        unseen |= {id(key) for inner in ast.walk(node) if isinstance(inner, ast.Dict) for key in inner.keys}
        for inner in ast.walk(node):
            if isinstance(inner, ast.Constant) and isinstance(inner.value, str) and id(inner) not in unseen:
                yield name, inner.value


def needs_statistics(text: str) -> bool:
    """Say whether a text is a sentence or a label, and holds such a word; single words are names in the code."""
    return " " in text.strip() and BANNED.search(text) is not None


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_sentence_in_the_open_holds_no_word_of_statistics(file: Path) -> None:
    told = [(name, text) for name, text in sentences(file) if name not in FOLDED]
    assert told
    assert [(name, text) for name, text in told if needs_statistics(text)] == []


def test_only_what_needs_such_words_is_let_through() -> None:
    assert {name for file in FILES for name, text in sentences(file) if needs_statistics(text)} == set(FOLDED)
