"""In which encoding a file was written: what it says first, UTF-8 where it is that, and else what fits best."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32", codecs.BOM_UTF32_BE: "utf-32", codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16",
}  # fmt: skip
_LOOKED_AT = 200_000
"""Bytes that the encoding is told from; a whole file of 20 MB would take half a minute."""
_OLD = "cp1252"
"""What Western programs wrote before UTF-8; it has all of Latin-1's letters."""
_WESTERN = {"cp1252", "latin_1", "iso8859_15", "cp850", "cp437", "mac_roman", "ascii"}


def as_text(data: bytes) -> str:
    """Return a file's text. A line that is not UTF-8 in a file that otherwise is, is read by itself."""
    for mark, name in _MARKS.items():
        if data.startswith(mark):
            return data.decode(name, "replace").replace("\x00", "")
    try:
        return data.decode("utf-8").replace("\x00", "")
    except UnicodeDecodeError:
        pass
    if _mostly_utf8(data):
        return "".join(line_as_text(line) for line in data.splitlines(keepends=True)).replace("\x00", "")
    return data.decode(_likely(data), "replace").replace("\x00", "")


def line_as_text(line: bytes) -> str:
    """Return one line's text: UTF-8 where it is that."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode(_OLD, "replace")


def as_utf8(data: bytes) -> bytes:
    """Return a file's bytes without its mark; those of UTF-16 and UTF-32 as UTF-8."""
    for mark, name in _MARKS.items():
        if data.startswith(mark):
            return data[len(mark) :] if name == "utf-8-sig" else data.decode(name, "replace").encode("utf-8", "replace")
    return data


def _mostly_utf8(data: bytes) -> bool:
    """Say whether more of a file's lines beyond ASCII are UTF-8 than are not."""
    good = bad = 0
    for line in data.splitlines():
        if line.isascii():
            continue
        try:
            line.decode("utf-8")
            good += 1
        except UnicodeDecodeError:
            bad += 1
    return good > bad


def _likely(data: bytes) -> str:
    best = from_bytes(data[:_LOOKED_AT]).best()
    if best is None or best.encoding in _WESTERN:
        return _OLD
    return best.encoding
