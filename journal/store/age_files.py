"""What an age file must look like before it is tried with a key: whoever wrote it."""

from __future__ import annotations

AGE_HEADER = b"age-encryption.org/v1"
HEADER_END = b"\n--- "
LONGEST_HEADER = 1024
"""Bytes within which the header ends: one recipient, and one that is made up, as age programs add.

Each recipient more is tried with all the others, and nothing else of the
program runs meanwhile: a small file with thousands would stop it for minutes.
"""


def may_be_tried(file: bytes) -> bool:
    """Say whether this is an age file for a recipient or two; any other is refused before a key is tried on it."""
    return file.startswith(AGE_HEADER) and HEADER_END in file[:LONGEST_HEADER]
