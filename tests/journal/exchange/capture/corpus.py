"""Lines with their meaning: those of tests/files/capture_corpus.txt, and those that are put together by rule.

A meaning is never read by the grammar: it is written down by hand, or it follows from what a line was made of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from journal.exchange.capture import Captured, parse
from journal.records.entry import Entry
from journal.records.person import Person, Relation
from tests.journal.command_line import ROOT
from tests.journal.store.journals import client

FILE = ROOT / "tests" / "files" / "capture_corpus.txt"
NOW = datetime(2026, 11, 25, 15, 0, tzinfo=ZoneInfo("Europe/London"))
"""A Wednesday."""
CLIENTS = [client(code) for code in ("K2", "AB", "M1", "R3", "JS", "G1", "C4")]
PEOPLE = [Person(at=NOW, name=name, relation=Relation.CLINICAL_SUPERVISOR) for name in ("Dana Miller", "Tom Ashby")]
ACTIVITIES = [("Pottery", "self-care")]

TEXT = {"reflection": "text", "supervision": "notes", "check-in": "line"}
"""Kind → the field that holds its words, where that is not `note`."""

PLAIN, EITHER, ASKED = "=", "~", "?"
_ASIDE = frozenset({"id", "client_id", "person_id", "written_at", "edited_at"})


@dataclass(frozen=True, slots=True)
class Line:
    """`kept` is what a record is to hold; every field that is not in it holds what it holds in an empty entry."""

    mark: str
    text: str
    kind: str = ""
    code: str = ""
    kept: tuple[tuple[str, str], ...] = ()


def by_hand() -> list[Line]:
    """Return the lines of the file."""
    told = [row for row in FILE.read_text(encoding="utf-8").splitlines() if row[:2] in ("= ", "~ ", "? ")]
    return [_line(row) for row in told]


def _line(row: str) -> Line:
    mark, rest = row[0], row[2:]
    if mark == ASKED:
        return Line(mark, rest)
    text, _, meaning = rest.partition(" => ")
    meaning, _, note = meaning.partition(" note: ")
    kind, *said = meaning.split()
    code = said.pop(0) if said and (said[0].isupper() or said[0] in [c.code for c in CLIENTS]) else ""
    pairs = [each.partition("=") for each in said]
    kept = [(name, value.replace("_", " ") or "True") for name, _, value in pairs]
    return Line(mark, text, kind, code, (*kept, *([(TEXT.get(kind, "note"), note)] if note else [])))


def read(line: str) -> Captured:
    return parse(line, now=NOW, clients=CLIENTS, people=PEOPLE, activities=ACTIVITIES)


def is_asked(captured: Captured) -> bool:
    """Say whether nothing is kept of a line before somebody looked at a sentence about it."""
    return not captured.good or bool(captured.doubts)


def wrong(line: Line, captured: Captured) -> str:
    """Return what a kept line holds that was not meant, or does not hold; "" where it is as it was meant."""
    record = captured.record
    if line.mark == ASKED or record is None:
        return "kept" if captured.good else "not kept"
    code = next((c.code for c in CLIENTS if c.id == getattr(record, "client_id", None)), "")
    if captured.new_client is not None:
        code = captured.new_client.code
    differs = [f"{name} is {have!r}, not {want!r}" for name, have, want in _compared(line, record) if have != want]
    if (captured.kind, code) != (line.kind, line.code):
        differs.append(f"{captured.kind} of {code or 'nobody'}")
    return "; ".join(differs)


def _compared(line: Line, record: Entry) -> Iterator[tuple[str, str, str]]:
    kept = dict(line.kept)
    yield "at", f"{record.at:%Y-%m-%d %H:%M}", _moment(kept.pop("at", ""))
    for field in fields(record):
        if field.name not in _ASIDE and field.name != "at":
            empty = field.default if field.name != "minutes" else None
            yield field.name, _as_text(getattr(record, field.name)), kept.pop(field.name, _as_text(empty))
    yield from ((name, "no field", value) for name, value in kept.items())


def _as_text(value: Any) -> str:
    if isinstance(value, tuple):
        return "+".join(str(each) for each in value)
    if isinstance(value, bool) and not isinstance(value, StrEnum):
        return "True" if value else "no"
    return "" if value is None else str(value)


def _moment(said: str) -> str:
    day, _, clock = said.rpartition("/")
    if not clock:
        return f"{NOW:%Y-%m-%d %H:%M}"
    return f"{day if day.count('-') == 2 else f'2026-{day}' if day else f'{NOW:%Y-%m-%d}'} {clock}"


# --- by rule --------------------------------------------------------------------------------------

_CLOCKS = {
    "14:00": "14:00", "9:30am": "09:30", "2 pm": "14:00", "at 10:15": "10:15", "1.45pm": "13:45", "11 a.m.": "11:00",
    "12pm": "12:00",
}  # fmt: skip
_DAYS = {
    "": 25, "yesterday": 24, "on mon": 23, "20.11.": 20, "19/11": 19, "2026-11-18": 18, "17 nov": 17, "16 november": 16,
    "tue 24 nov": 24, "fri,": 20, "14.11.2026": 14,
}  # fmt: skip
_LENGTHS = {
    "": "", "50m": "50", "50 min": "50", "1h": "60", "1h30": "90", "1.5h": "90", "1 hour 15 minutes": "75", "90'": "90",
    "45 mins.": "45", "1h 10m": "70", "1,5 hours": "90", "55min,": "55", "1 hr": "60",
}  # fmt: skip
_RATINGS = {"": "", "7": "7", "6/10": "6", "5 of 10": "5", "0": "0"}
_NOTES = {
    "": "", "so quiet": "so quiet", "- she left at 14:30, 3 times": "she left at 14:30, 3 times",
    "– M1 next door": "M1 next door",
}  # fmt: skip
_STATUS = {
    "session {}": "attended", "{} attended": "attended", "no-show {}": "no-show", "{} DNA": "no-show",
    "{} cancelled": "cancelled", "cxl {}": "cancelled", "late cancel {}": "cancelled late",
    "{} cancelled late": "cancelled late", "emergency {}": "attended", "held {}": "attended",
}  # fmt: skip
_FEELINGS = {"worry": "worry", "sad": "sadness", "Guilty": "guilt", "anger fear": "anger+fear", "hope,": "hope"}
_PLACES = {"": "", "in bed": "bed", "commute": "commute", "at home": "home"}
_CHANNELS = {"call": "phone", "email": "email", "text": "message", "voicemail": "phone", "letter": "letter"}
_PURPOSES = {"": "", "scheduling": "scheduling", "support": "support or crisis", "homework": "homework"}
_ACTIVITIES = {
    "walk": ("walk", "self-care"), "rest": ("rest", "short break"), "Reading": ("reading", "continuing education"),
    "billing": ("billing", "administration"), "pottery": ("Pottery", "self-care"),
}  # fmt: skip
_ENERGIES = {"": ("", ""), "3>6": ("3", "6"), "5 > 4": ("5", "4"), "2→9": ("2", "9"), "energy 1->0": ("1", "0")}
_SETTINGS = {"": "", "at the bakery": "bakery", "gym": "gym", "on the bus": "bus", "waiting room": "waiting room"}
_WINDOWS = {"20:00-08:00": ("20:00", "720"), "8pm to 8am": ("20:00", "720"), "9:00 – 17:30": ("09:00", "510")}


def by_rule(most: int = 800) -> list[Line]:
    """Return lines put together of parts as the guide has them, each with what its parts mean."""
    made = [_made(n) for n in range(most)]
    return list({line.text: line for line in made}.values())


def _made(n: int) -> Line:
    return (_session, _reflection, _contact, _encounter, _supervision, _downtime, _on_call, _check_in)[n % 8](n // 8)


def _nth(parts: Mapping[str, Any], n: int, step: int = 1) -> tuple[str, Any]:
    """Return one of the parts; the step makes one kind of part turn slower than another."""
    return list(parts.items())[(n // step) % len(parts)]


def _when(n: int) -> tuple[list[str], str]:
    (clock, hour), (day, number) = _nth(_CLOCKS, n), _nth(_DAYS, n, 2)
    written = [clock, day] if n % 3 else [day, clock]
    return written, f"11-{number}/{hour}"


def _of(kind: str, code: str, words: Sequence[str], **kept: str) -> Line:
    text = " ".join(word for word in words if word)
    return Line(PLAIN, text, kind, code, tuple((name, value) for name, value in kept.items() if value))


def _session(n: int) -> Line:
    (begins, status), (length, minutes), (note, kept) = _nth(_STATUS, n), _nth(_LENGTHS, n), _nth(_NOTES, n, 3)
    rating, demand = _nth(_RATINGS, n, 5) if status == "attended" else ("", "")
    code = CLIENTS[n % 7].code
    when, at = _when(n)
    emergency = "True" if begins.startswith("emergency") else ""
    parts = [begins.format(code), *when, rating, length] if n % 2 else [*when, begins.format(code), length, rating]
    line = _of(
        "session", code, [*parts, note], status=status, minutes=minutes, demand=demand, at=at, note=kept,
        emergency=emergency,
    )  # fmt: skip
    is_either_week = "cancelled" in status and {"mon", "fri,"} & set(line.text.split())
    return replace(line, mark=EITHER) if is_either_week else line


def _reflection(n: int) -> Line:
    (word, feelings), (length, minutes), (rating, strong) = _nth(_FEELINGS, n), _nth(_LENGTHS, n), _nth(_RATINGS, n, 2)
    (place, where), (note, text), code = _nth(_PLACES, n, 3), _nth(_NOTES, n, 4), CLIENTS[n % 7].code
    when, at = _when(n)
    return _of(
        "reflection", code, [code.lower() if n % 4 else f"@{code}", word, rating, length, *when, place, note],
        feelings=feelings, intensity=strong, minutes=minutes, place=where, text=text, at=at,
    )  # fmt: skip


def _contact(n: int) -> Line:
    (word, channel), (length, minutes), (rating, demand) = _nth(_CHANNELS, n), _nth(_LENGTHS, n), _nth(_RATINGS, n, 3)
    (said, purpose), code = _nth(_PURPOSES, n, 2), CLIENTS[n % 7].code
    joined, began = (("from", "client"), ("to", "therapist"), ("", ""))[n % 3]
    when, at = _when(n)
    return _of(
        "contact", code, [word, joined, code, rating, length, said, *when],
        channel=channel, initiator=began, demand=demand, minutes=minutes, purpose=purpose, at=at,
    )  # fmt: skip


def _encounter(n: int) -> Line:
    (place, setting), (rating, discomfort), (note, kept) = _nth(_SETTINGS, n), _nth(_RATINGS, n, 2), _nth(_NOTES, n, 3)
    code, (when, at) = CLIENTS[n % 7].code, _when(n)
    return _of(
        "encounter", code, ["ran into", code, place, rating, *when, note],
        setting=setting, discomfort=discomfort, note=kept, at=at,
    )  # fmt: skip


def _supervision(n: int) -> Line:
    (length, minutes), (rating, helped), (note, notes) = _nth(_LENGTHS, n), _nth(_RATINGS, n, 2), _nth(_NOTES, n, 4)
    named, name = (("Dana", "Dana Miller"), ("with Tom Ashby", "Tom Ashby"), ("", ""))[n % 3]
    said, form, size = (("", "", ""), ("group of 5", "group", "5"), ("peer", "peer", ""))[(n // 2) % 3]
    note, notes = (note, notes) if note.startswith(("-", "–")) else ("", "")  # one word alone may be a name
    when, at = _when(n)
    return _of(
        "supervision", "", ["sup", length or "60m", said, named, *when, rating, note], minutes=minutes or "60",
        supervisor=name, format=form, group_size=size, helpfulness=helped, notes=notes, at=at,
    )  # fmt: skip


def _downtime(n: int) -> Line:
    (word, (activity, category)), (length, minutes) = _nth(_ACTIVITIES, n), _nth(_LENGTHS, n)
    (change, (before, after)), (note, kept) = _nth(_ENERGIES, n, 2), _nth(_NOTES, n, 3)
    when, at = _when(n)
    return _of(
        "downtime", "", [word, change, length, *when, note], activity=activity, category=category, minutes=minutes,
        energy_before=before, energy_after=after, note=kept, at=at,
    )  # fmt: skip


def _on_call(n: int) -> Line:
    (window, (begins, minutes)), (day, number) = _nth(_WINDOWS, n), _nth(_DAYS, n, 2)
    called = "called out" if n % 2 else ""
    return _of(
        "on-call", "", ["on-call", day, window, called], minutes=minutes, at=f"11-{number}/{begins}",
        called_out="True" if called else "",
    )  # fmt: skip


def _check_in(n: int) -> Line:
    numbers = {"heavy": n % 11, "energy": (n // 2) % 11, "sleep": (n // 3) % 11}
    said = [name for place, name in enumerate(numbers) if (n + place) % 3]
    ending = ("", "/10", " of 10", ",")[n % 4]
    (note, line), (day, number) = _nth(_NOTES, n, 3), _nth(_DAYS, n, 2)
    return _of(
        "check-in", "", [*(f"{name} {numbers[name]}{ending}" for name in said), day, note], line=line,
        at=f"11-{number}/21:00" if day else "", **{name: str(numbers[name]) for name in said},
    )  # fmt: skip
