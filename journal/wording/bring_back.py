"""Sentences of bringing a journal's own export back in."""

from __future__ import annotations

NOT_OURS = (
    "This is no file that was taken out of a journal as JSON or SQLite, or it is damaged. Nothing was changed. "
    "A file from another program is brought in another way."
)
TOO_LARGE = (
    "This file is larger than 500 MB, and was not read. Nothing was changed. Take out shorter periods, one by one."
)
CODE_TAKEN = (
    "A client in the file has the code of another client here. Nothing was changed. "
    "Give one of the two another code, then bring the file in again."
)
DOES_NOT_FIT = "Something in the file does not fit to what is here. Nothing was changed."
