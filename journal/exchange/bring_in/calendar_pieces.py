"""A calendar file, cut into its events line by line: what is dropped is dropped here, before anything is parsed.

Attendees, descriptions, links, places and alarms are never looked at. A file of 60,000 events would take a parser
three times its size in memory; a cut event is a few short lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from journal.exchange.bring_in.encodings import as_utf8, line_as_text

EVENT, ZONE = "VEVENT", "VTIMEZONE"
_WHOLE = frozenset({EVENT, ZONE, "VTODO", "VJOURNAL", "VFREEBUSY", "VAVAILABILITY"})
"""What never stands inside of another component: where it does, the other one lost its end."""
_KEPT = frozenset({
    b"UID", b"SUMMARY", b"DTSTART", b"DTEND", b"DURATION", b"RRULE", b"RDATE", b"EXDATE", b"EXRULE", b"RECURRENCE-ID",
    b"STATUS", b"SEQUENCE", b"X-MICROSOFT-CDO-ALLDAYEVENT",
})  # fmt: skip
_NAME = re.compile(rb"\s*([A-Za-z][A-Za-z0-9-]*)\s*[;:]")
_BEFORE = re.compile(rb'^[^:"]*+(?:"[^"]*+"[^:"]*+)*+:')
"""A name and its parameters; a colon may stand in quotation marks."""
_LONGEST = 50_000
"""Bytes of one line that are kept. What lists more days than that is not read, a longer title is cut."""


@dataclass(slots=True)
class Piece:
    """One component: what it is, the line it begins on (from 1), its kept lines by name; `whole`: its end was seen."""

    kind: str
    line: int
    calendar: int
    lines: list[tuple[bytes, bytes]] = field(default_factory=list)
    whole: bool = False
    too_long: bool = False

    def value(self, name: bytes) -> str:
        """Return what the first line of that name says, behind its parameters; "" where there is none."""
        return next(
            (line_as_text(_BEFORE.sub(b"", line, count=1)).strip() for key, line in self.lines if key == name), ""
        )

    def has(self, *names: bytes) -> bool:
        """Say whether there is a line of one of these names."""
        return any(key in names for key, _ in self.lines)


@dataclass(slots=True)
class Calendar:
    """What a VCALENDAR says of itself: its zone where only some programs write it, and whether it calls all off."""

    zone: str = ""
    cancels: bool = False
    whole: bool = False


@dataclass(slots=True)
class Pieces:
    """A file in pieces, each kind in the order of the file. `zones` are no rows of it."""

    calendars: list[Calendar] = field(default_factory=list)
    rows: list[Piece] = field(default_factory=list)
    zones: list[Piece] = field(default_factory=list)


def cut(data: bytes) -> Pieces:
    """Cut a file; what stands outside of any component is passed over."""
    found = Pieces()
    piece: Piece | None = None
    for line, key, content in _content_lines(data):
        if key in (b"BEGIN", b"END"):
            kind = content.partition(b":")[2].strip().upper().decode("ascii", "replace")
            if kind == "VCALENDAR":
                piece = None
                _calendar(found, begins=key == b"BEGIN")
            elif key == b"BEGIN" and (piece is None or kind in _WHOLE):
                piece = Piece(kind, line, max(len(found.calendars) - 1, 0))
                (found.zones if kind == ZONE else found.rows).append(piece)
                inner = 0
            elif piece is not None and key == b"END" and kind == piece.kind:
                piece.whole, piece = True, None
            elif piece is not None:
                inner = inner + 1 if key == b"BEGIN" else max(inner - 1, 0)
                _keep(piece, key, content, kept=piece.kind == ZONE)
        elif piece is not None:
            _keep(piece, key, content, kept=piece.kind == ZONE or (not inner and piece.kind == EVENT and key in _KEPT))
        elif found.calendars and key in (b"X-WR-TIMEZONE", b"METHOD"):
            _say(found.calendars[-1], key, line_as_text(content.partition(b":")[2]).strip())
    return found


def _calendar(found: Pieces, *, begins: bool) -> None:
    if begins:
        found.calendars.append(Calendar())
    elif found.calendars:
        found.calendars[-1].whole = True


def _keep(piece: Piece, key: bytes, content: bytes, *, kept: bool) -> None:
    if not kept:
        return
    if len(content) > _LONGEST:
        piece.too_long = piece.too_long or key != b"SUMMARY"
        content = content[:_LONGEST].decode("utf-8", "ignore").encode()
    piece.lines.append((key, content))


def _say(calendar: Calendar, key: bytes, value: str) -> None:
    if key == b"METHOD":
        calendar.cancels = value.upper() == "CANCEL"
    else:
        calendar.zone = value


def _content_lines(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Yield (line it begins on, name, the line) with folds put together: as bytes, a fold may cut a letter in two."""
    data = as_utf8(data)
    if b"\n" not in data:
        data = data.replace(b"\r", b"\n")
    begins, parts = 0, list[bytes]()
    for number, raw in enumerate(BytesIO(data), start=1):
        text = raw.rstrip(b"\r\n")
        if text[:1] in (b" ", b"\t"):
            parts.append(text[1:])
        elif text:
            yield from _named(begins, parts)
            begins, parts = number, [text]
    yield from _named(begins, parts)


def _named(line: int, parts: list[bytes]) -> Iterator[tuple[int, bytes, bytes]]:
    """Yield a content line with its name; nothing where it has none, or says nothing."""
    content = parts[0] if len(parts) == 1 else b"".join(parts)
    name = _NAME.match(content)
    if name is not None and not content.endswith(b":"):
        yield line, name[1].upper(), content
