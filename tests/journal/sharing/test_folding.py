"""A text as it is read, and the way back to where its signs were written."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.sharing.folding import folded_text, seen
from journal.sharing.redaction import review

SIGNS = "aZé\u0301\u0308o\u200b\u034f\u202e\u2066\u200f\u061c\u02bc’-\u2011ﬁß\uff21 \n\r\t\u00a0佐\U0001f468\u200d1½"
"""Signs that are joined, dropped, composed or read as others."""


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Ko\u200bwalska", "Kowalska"),
        ("Ko\u034fwalska", "Kowalska"),
        ("Zoe\u0308", "Zoë"),
        ("Ann\u02bcs", "Ann's"),
        ("Müller\u2011Meier", "Müller-Meier"),
        ("\uff21nn\uff41", "Anna"),
        ("o\ufb03ce", "office"),
        ("a\u00a0b", "a b"),
        ("\u202eannA\u202c", "annA"),
    ],
)
def test_a_text_is_read_as_it_is_seen(written: str, read: str) -> None:
    assert folded_text(written).text == read


@given(st.text(alphabet=SIGNS, max_size=40) | st.text(max_size=40))
def test_every_sign_leads_back_to_where_it_was_written(written: str) -> None:
    read = folded_text(written)
    assert len(read.text) == len(read.starts) == len(read.ends)
    assert list(read.starts) == sorted(read.starts)
    for place, sign in enumerate(read.text):
        start, end = read.written(place, place + 1)
        assert 0 <= start < end <= len(written)
        if sign.isascii() and sign.isalnum():
            assert sign in unicodedata.normalize("NFKC", written[start:end])


@given(st.text(alphabet=SIGNS, max_size=40))
def test_what_would_leave_has_no_sign_that_is_not_seen(written: str) -> None:
    going = review(written, own_words=("Zoe",), codes={"a1": "R47"}, habitual=())
    assert "".join(piece.before for piece in going.pieces()) == written
    for span in range(len(going.spans)):
        if going.spans[span].why != "code":
            going = going.decide(span, cut=False)
    left = going.result()
    assert not any(unicodedata.category(c) in ("Cf", "Cs", "Co") or c == "\u034f" for c in left)
    assert seen(left) == left
