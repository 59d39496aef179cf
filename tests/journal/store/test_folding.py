"""Words as they are looked for: the same however they are written, each with its place in the text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journal.store import folding

ANY = st.text(alphabet=st.characters(), max_size=60)
"""Also broken characters, control characters and those not assigned yet."""

SCRIPTS = st.text(
    alphabet="aßŁée\u0301 \u00ad\u200dﬁ焦か\u3099ｶﾞ학\u1112\u1161\u11abㅠ😀👍🏽🇩"
    "ก\u0e31\u0e49न\u093c\u093fم\u064f½㍿ﷺ-'3",
    max_size=40,
)
"""What joins, parts and vanishes, close together."""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", []),
        ("… — ' \u00ad \u0301", []),
        ("Don't stop-now", ["don", "t", "stop", "now"]),
        ("他很 焦虑ok", ["他", "很", "焦", "虑", "ok"]),
        ("㍿x½", ["株", "式", "会", "社", "x", "1", "2"]),
        ("10℃", ["10", "°", "c"]),
        ("ＡＢＣ１２", ["abc12"]),
        ("\U0001faf8 \U0001fae9", ["\U0001faf8", "\U0001fae9"]),  # of Unicode 15 and 16
    ],
)
def test_the_words_of_a_text(text: str, told: list[str]) -> None:
    assert folding.words(text) == told


@given(st.one_of(ANY, SCRIPTS))
def test_each_word_has_its_place_and_holds_nothing_that_the_index_would_part(text: str) -> None:
    words = folding.words(text)
    spans = folding.spans(text, 0, len(words) + 1)
    assert len(spans) == len(words)
    for word, (start, end) in zip(words, spans, strict=True):
        assert 0 <= start < end <= len(text)
        assert word
        assert all(not c.isascii() or c.isalnum() for c in word)
        assert word == word.lower()
    assert spans == sorted(spans)


@given(st.one_of(ANY, SCRIPTS))
@example("울었다ㅠㅠ ㄱㅏ")
@example("\uac00\u1161")
@example("' \u093fa ㍿b 焦か\u3099")
def test_a_text_folded_in_one_go_has_the_words_it_has_one_by_one(text: str) -> None:
    assert folding.words(text) == [word for word, _ in folding._each(text)]


@given(st.one_of(ANY, SCRIPTS))
@example("\uac00\u1161")
def test_composed_and_decomposed_are_the_same(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert folding.folded(composed) == folding.folded(unicodedata.normalize("NFD", composed))


@given(st.one_of(ANY, SCRIPTS), st.one_of(ANY, SCRIPTS))
def test_what_stands_between_spaces_is_folded_alike_wherever_it_stands(one: str, other: str) -> None:
    assert folding.words(f"{one} {other}") == [*folding.words(one), *folding.words(other)]


@given(st.text(alphabet=st.characters(max_codepoint=127), max_size=60))
def test_plain_text_takes_the_short_way_to_the_same_words(text: str) -> None:
    assert folding.words(f"{text} é")[:-1] == folding.words(text)
    assert folding.spans(f"{text} é", 0, 99)[:-1] == folding.spans(text, 0, 99)
