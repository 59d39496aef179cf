"""How much of what identifies is found, on notes made for it. The figures stand in docs/pack-format.md."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from journal.sharing.redaction import Review, review
from tests.journal.sharing.planted import OWN, OWN_WORDS, PLAIN, planted, unmarked

DOCS = Path(__file__).parents[3] / "docs" / "pack-format.md"


def reviewed(text: str) -> Review:
    return review(text, own_words=OWN_WORDS, codes={"K2": "R47"}, habitual=())


def outcome(note: Review, start: int, end: int) -> str:
    """Every letter and digit of an identifier has to lie in some span; one that is asked sends it to review."""
    over = {n: s for n, s in enumerate(note.spans) if s.start < end and start < s.end}
    for place in range(start, end):
        if note.text[place].isalnum() and not any(s.start <= place < s.end for s in over.values()):
            return "missed"
    return "sent to review" if any(s.asked for s in over.values()) else "caught alone"


def figures() -> Counter[str]:
    return Counter(outcome(reviewed(note.text), *span) for note in planted() for span in note.identifiers)


def test_the_planted_notes_are_as_they_say() -> None:
    notes = planted()
    assert len(notes) >= 200
    assert all(note.identifiers and reviewed(note.text).text == note.text for note in notes)


def test_most_identifiers_are_caught_alone_or_sent_to_review(capsys: pytest.CaptureFixture[str]) -> None:
    found = figures()
    with capsys.disabled():
        print(f"\nredaction, {len(planted())} planted notes, {found.total()} identifiers: {dict(found)}")  # noqa: T201  # the figures are to be seen
    assert found["caught alone"] >= 0.44 * found.total()
    assert found["missed"] <= 0.06 * found.total()


def test_what_the_therapist_named_is_found_in_nearly_every_spelling() -> None:
    notes = [unmarked(text) for text in OWN]
    missed = [n.text[s:e] for n in notes for s, e in n.identifiers if outcome(reviewed(n.text), s, e) == "missed"]
    assert missed == []


def test_notes_without_identifiers_are_hardly_cut() -> None:
    spans = [(note, note[s.start : s.end]) for note in PLAIN for s in reviewed(note).spans if not s.asked]
    assert spans == []


def test_the_docs_state_these_figures() -> None:
    found = figures()
    said = re.search(
        r"(\d+) notes with (\d+) identifiers: (\d+) caught alone, (\d+) sent to review, (\d+) missed",
        DOCS.read_text(encoding="utf-8"),
    )
    assert said is not None, found
    told = [len(planted()), found.total(), found["caught alone"], found["sent to review"], found["missed"]]
    assert [int(n) for n in said.groups()] == told
