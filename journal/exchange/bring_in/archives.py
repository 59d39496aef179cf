"""Zip files, read in memory and never unpacked: what is let in goes by its ending, what is too much is refused.

Names are looked at only; nothing is ever written under one.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from journal.wording import files_read

MOST_MEMBERS = 20_000
MOST_MEMBER_BYTES = 20_000_000
MOST_BYTES = 100_000_000
"""Of all members that are read, together."""
_MOST_RATIO = 200
_SMALL = 1_000_000
"""Bytes up to which a ratio says nothing: a short text of one letter shrinks a thousandfold."""
_CHUNK = 1 << 16


class Refused(ValueError):
    """A zip, or a member of one, is not read; the sentence says why."""


class Archive:
    """An open zip. Raises Refused and zipfile.BadZipFile where it is none, or none that is read."""

    def __init__(self, data: bytes, *, most_bytes: int = MOST_BYTES) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._members = {member.filename: member for member in self._zip.infolist() if not member.is_dir()}
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
            raise Refused(files_read.BAD_ZIP) from None
        if len(self._zip.infolist()) > MOST_MEMBERS:
            raise Refused(files_read.too_many_members(MOST_MEMBERS))
        self._left = most_bytes

    def names(self) -> list[str]:
        """Return the names of the files in it, in its order."""
        return list(self._members)

    def read(self, name: str) -> bytes:
        """Return a member's bytes. Raises Refused."""
        if outside(name):
            raise Refused(files_read.OUTSIDE_ZIP)
        if self._members[name].file_size > MOST_MEMBER_BYTES:
            raise Refused(files_read.member_too_large(MOST_MEMBER_BYTES // 1_000_000))
        return b"".join(self.chunks(name, _CHUNK))

    def weigh(self, name: str) -> None:
        """Read a member without keeping it. Raises Refused where it is more than it may be."""
        for _ in self.chunks(name, _CHUNK):
            pass

    def chunks(self, name: str, size: int) -> Iterator[bytes]:
        """Yield a member's bytes piece by piece. Raises Refused as soon as there are too many."""
        member = self._members[name]
        if member.flag_bits & 1:
            raise Refused(files_read.ENCRYPTED_MEMBER)
        if _grows(member.file_size, member.compress_size) or member.file_size > self._left:
            raise Refused(files_read.BOMB)
        try:
            with self._zip.open(member) as stream:
                while piece := stream.read(size):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise Refused(files_read.BOMB)
                    yield piece
        except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError, RuntimeError) as e:
            if isinstance(e, Refused):
                raise
            raise Refused(files_read.BAD_MEMBER) from None


def outside(name: str) -> bool:
    """Say whether a member's name leads out of the folder that it would be unpacked into."""
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or (len(name) > 1 and name[1] == ":")


def ending(name: str) -> str:
    """Return what a name ends in, in small letters without the dot; "" for none, and for hidden and system files."""
    path = PurePosixPath(name.replace("\\", "/"))
    if path.name.startswith(".") or "__MACOSX" in path.parts:
        return ""
    return path.suffix.lower().lstrip(".")


def _grows(size: int, packed: int) -> bool:
    return size > _SMALL and size > _MOST_RATIO * max(packed, 1)
