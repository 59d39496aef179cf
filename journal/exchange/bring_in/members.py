"""What is read of a zip, by ending; the rest is left out and counted. What is wrong with one file costs that file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from journal.exchange.bring_in.archives import Archive, Refused, ending, outside
from journal.exchange.bring_in.found import Asked, Found, Left, LeftOut, Problem
from journal.wording import files_read

_PICTURES = frozenset({"jpg", "jpeg", "png", "gif", "heic", "heif", "webp", "tif", "tiff", "bmp", "svg", "avif"})
ZIP = b"PK\x03\x04"
Member = Callable[[bytes, str, Asked], Iterator[Found]]


def is_zip(data: bytes) -> bool:
    """Say whether a file is a zip; an empty one begins otherwise."""
    return data[:4] in (ZIP, b"PK\x05\x06")


def json_members(data: bytes, asked: Asked, member: Member) -> Iterator[Found]:
    """Read a JSON file, or each that is in a zip, with `member`. What lies beside it is told of by the entries."""
    if not is_zip(data):
        yield from member(data, "", asked)
        return
    yield from _members(data, asked, {"json"}, member, counted=False)


def members(data: bytes, asked: Asked, endings: Iterable[str], member: Member) -> Iterator[Found]:
    """Read each file of a zip that ends in one of `endings` with `member`; count what was left out by its kind."""
    yield from _members(data, asked, endings, member, counted=True)


def _members(data: bytes, asked: Asked, endings: Iterable[str], member: Member, *, counted: bool) -> Iterator[Found]:
    try:
        archive = Archive(data)
    except Refused as error:
        yield Problem(line=0, why=str(error))
        return
    wanted, left, taken = frozenset(endings), Counter[LeftOut](), 0
    for name in archive.names():
        if asked.stopped():
            return
        kind = ending(name)
        if outside(name):
            yield Problem(line=0, why=files_read.OUTSIDE_ZIP, file=name)
        elif kind not in wanted:
            left[LeftOut.PICTURE if kind in _PICTURES else LeftOut.NOT_READ] += 1
        else:
            try:
                content = archive.read(name)
            except Refused as error:
                yield Problem(line=0, why=str(error), file=name)
                continue
            taken += 1
            yield from member(content, name, asked)
    if counted:
        yield from (Left(why=why, count=count) for why, count in left.items())
    if not taken:
        yield Problem(line=0, why=files_read.NO_ENTRIES)
