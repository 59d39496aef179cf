"""Evidence: a name that harms nobody, a kind by content, a sum that holds."""

from __future__ import annotations

import hashlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import FieldError
from journal.records.evidence import LARGEST_KEPT, LONGEST_NAME, Evidence, kind_of, safe_name

OF = "a" * 32


def evidence(content: bytes, **more: object) -> Evidence:
    told = {"size": len(content), "sha256": hashlib.sha256(content).hexdigest(), "held": True, **more}
    return Evidence(cpd_id=OF, content=content, **told)  # type: ignore[arg-type]  # as given


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("certificate.pdf", "certificate.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\papers\\k2.pdf", "k2.pdf"),
        ("course\u202efdp.exe", "coursefdp.exe"),
        ("a\nb\x00.pdf", "ab.pdf"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
        ("y" * 300, "y" * 200),
        (" ... ", "file"),
        ("", "file"),
        ("עברית.pdf", "עברית.pdf"),
    ],
)
def test_a_name_is_a_name_and_nothing_else(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(st.text(max_size=400))
def test_whatever_the_name_it_leads_nowhere_turns_nothing_and_stays_as_it_is_the_second_time(name: str) -> None:
    safe = safe_name(name)
    assert 0 < len(safe) <= LONGEST_NAME
    assert not set(safe) & set("/\\\0\n\r")
    assert not any(unicodedata.category(sign) in ("Cc", "Cf", "Cs") for sign in safe)
    assert safe_name(safe) == safe
    evidence(b"x", name=safe)


@pytest.mark.parametrize(
    ("begins", "kind"),
    [
        (b"%PDF-1.7", "PDF"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"PK\x03\x04", "document or archive"),
        (b"MZ\x90", "program"),
        (b"plain words", "text"),
        (b"\x00\x01\x02", "another kind of file"),
        (b"\xc3\x28", "another kind of file"),
    ],
)
def test_what_a_file_is_goes_by_its_content(begins: bytes, kind: str) -> None:
    assert kind_of(begins) == kind


def test_a_sum_of_another_file_an_empty_one_and_one_too_large_are_refused() -> None:
    for values in ({"sha256": "0" * 64}, {"size": 2}, {"sha256": "words"}):
        with pytest.raises(FieldError):
            evidence(b"x", **values)
    with pytest.raises(FieldError):
        evidence(b"")
    with pytest.raises(FieldError):
        evidence(b"x" * (LARGEST_KEPT + 1))


def test_nothing_of_a_file_stands_where_a_record_is_shown() -> None:
    assert "secret" not in repr(evidence(b"secret"))
