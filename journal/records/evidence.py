"""Evidence of an activity: a file that lies in the journal, or only its name and sum."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date, datetime

from journal.errors import FieldError
from journal.records import entry
from journal.records.entry import new_id, now_utc
from journal.wording.direction import without_turns

LARGEST_KEPT = 10 * 1024 * 1024
"""Bytes of a file that is kept."""

LARGEST_SUMMED = 20 * 1024 * 1024
"""Bytes of a file of which name and sum are noted."""

LONGEST_NAME = 200
"""Characters of a file's name."""

_SUM = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One file. `name` is "" where it did not come along; `size` in bytes, `sha256` as 64 hex digits.

    `content` None: it is not read here, or only name and sum were noted; `held`
    says which. `kind` names what its first bytes say it is.
    """

    id: str = field(default_factory=new_id)
    cpd_id: str
    name: str = ""
    kind: str = ""
    size: int
    sha256: str
    held: bool
    added_at: datetime = field(default_factory=now_utc)
    content: bytes | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        entry.identity("id", self.id)  # part of a file's path where evidence is taken out
        entry.line("file_name", self.name)
        entry.line("kind", self.kind)
        entry.moment("added_at", self.added_at)
        entry.whole("size", self.size, 1, LARGEST_KEPT if self.held else LARGEST_SUMMED)
        if not _SUM.fullmatch(self.sha256):
            raise FieldError("sha256", "is not a sum of 64 hex digits")
        if self.content is not None and not self.is_of(self.content):
            raise FieldError("content", "is not the file that the sum was made of")

    @property
    def day(self) -> date:
        """The day on which it was added, in UTC."""
        return self.added_at.date()

    def is_of(self, content: bytes) -> bool:
        """Say whether these bytes are the file."""
        return len(content) == self.size and hashlib.sha256(content).hexdigest() == self.sha256


def safe_name(name: str) -> str:
    """Return a file's name without folders, signs that turn or are not seen, at most 200 characters; its ending stays.

    "../../K2\\u202etxt.pdf" → "K2txt.pdf"
    """
    last = re.split(r"[/\\]", without_turns(name))[-1]
    seen = "".join(sign for sign in last if unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Zl", "Zp"))
    bare = re.sub(r'[<>:"|?*]', "_", seen).strip(" .")
    if len(bare) > LONGEST_NAME:
        stem, dot, ending = bare.rpartition(".")
        is_ending = dot and stem and len(ending) <= 10
        bare = f"{stem[: LONGEST_NAME - len(ending) - 1]}.{ending}" if is_ending else bare[:LONGEST_NAME]
    return bare or "file"


_SIGNS = (
    (b"%PDF-", "PDF"), (b"\x89PNG\r\n\x1a\n", "picture"), (b"\xff\xd8\xff", "picture"), (b"GIF8", "picture"),
    (b"PK\x03\x04", "document or archive"), (b"\xd0\xcf\x11\xe0", "document"), (b"{\\rtf", "document"),
    (b"MZ", "program"), (b"\x7fELF", "program"), (b"#!", "program"),
)  # fmt: skip


def kind_of(content: bytes) -> str:
    """Return what a file is by how it begins, never by its name; nothing of it is opened or run."""
    for sign, kind in _SIGNS:
        if content.startswith(sign):
            return kind
    if (content[:4] == b"RIFF" and content[8:12] == b"WEBP") or content[4:12] in (b"ftypheic", b"ftypmif1"):
        return "picture"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "another kind of file"
    return "another kind of file" if b"\0" in content else "text"
