"""A page a day, to be read by people: `2026/2026-10-22.md`, and the clients with their dated facts in `clients.md`."""

from __future__ import annotations

import heapq
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import MISSING, fields
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, lru_cache
from operator import attrgetter
from typing import IO, Any

from journal.exchange.take_out.taking import EVIDENCE, Seen, Taking, Tally, evidence_path
from journal.records.client import FACTS, Client
from journal.records.entry import Entry
from journal.records.kinds import BY_RECORD, in_a_line
from journal.records.taken_out import NAMED, Part, Table
from journal.wording import dates, labels
from journal.wording.direction import in_line
from journal.wording.values import ANOTHER_ENTRY, ENTRIES, in_words

CLIENTS, EVIDENCE_LIST = "clients.md", "evidence.md"

APART = timedelta(days=3)
"""A day is written once those after it have come so far: zones part a day by less."""

NOT_SAID = frozenset({"id", "at", "written_at", "edited_at", "zone", "client_id", "colour", "code", "source_kind"})
"""Fields that stand in the heading already, or say nothing to a reader."""


def write(taking: Taking, out: IO[bytes]) -> Tally:
    """Write the zip, day after day, and return what was written."""
    seen = Seen()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as files, dates.in_one_form():
        if NAMED["clients"] in taking.tables:
            files.writestr(CLIENTS, "\n".join(_clients(taking)))
        days: dict[date, list[str]] = {}
        for entry, private in _in_order(taking):
            day = entry.day
            days.setdefault(day, []).append(_told(taking, entry, private))
            if len(days) > APART.days:
                for past in [past for past in days if past < day - APART]:
                    _write_day(files, past, days.pop(past), seen)
        for day in sorted(days):
            _write_day(files, day, days[day], seen)
        if NAMED["evidence"] in taking.tables:
            _evidence(taking, files)
    return seen.tally


def read_back(file: bytes) -> Tally:
    """Return what stands in the zip, each file read to its end. Raises ValueError or zipfile.BadZipFile."""
    seen = Seen()
    with zipfile.ZipFile(io.BytesIO(file)) as files:
        for name in files.namelist():
            if name.startswith(EVIDENCE):
                files.read(name)
                continue
            text = files.read(name).decode("utf-8")
            if name not in (CLIENTS, EVIDENCE_LIST):
                seen.note("entries", name, text.count("\n## "))
    return seen.tally


def _write_day(files: zipfile.ZipFile, day: date, told: list[str], seen: Seen) -> None:
    name = f"{day.year}/{day.isoformat()}.md"
    seen.note("entries", name, len(told))
    files.writestr(name, f"# {dates.day_with_year(day)}\n\n" + "\n".join(told))


def _evidence(taking: Taking, files: zipfile.ZipFile) -> None:
    """Write the files that are kept as evidence, and a list of all there is with its sums."""
    lines = []
    for one in taking.records(NAMED["evidence"]):
        told = f"- {in_line(one.name)}" if one.name and taking.brings_files else "-"
        lines.append(f"{told} {one.size} bytes, SHA-256 {one.sha256}")
        if one.content is not None and taking.brings_files:
            files.writestr(evidence_path(one.id, one.name), one.content)
    if lines:
        files.writestr(EVIDENCE_LIST, "\n".join(["# Evidence", "", *lines, ""]))


def _in_order(taking: Taking) -> Iterator[tuple[Entry, frozenset[str]]]:
    """Yield every entry but clients, in order of time, each with the fields that stay behind."""

    def of(table: Table) -> Iterable[tuple[Any, str, int, frozenset[str]]]:
        left = frozenset() if Part.REFLECTIONS in taking.chosen.parts else frozenset(table.private)
        return ((record, table.name, n, left) for n, record in enumerate(taking.records(table)))

    entries = [of(table) for table in taking.tables if table.is_of_entries and table.record is not Client]
    for record, _, _, left in heapq.merge(*entries, key=lambda one: (one[0].at.timestamp(), one[1], one[2])):
        yield record, left


def _told(taking: Taking, entry: Entry, private: frozenset[str]) -> str:
    kind = BY_RECORD[type(entry)]
    at = f"{dates.clock(entry.at)} " if kind.at_an_hour else ""
    said = [part if part.isascii() else in_line(part) for part in in_a_line(entry, taking.around)]
    if private:
        said = [part for part in said if not _private_in_line(entry, part, private)]
    lines = [f"## {at}{' · '.join(said)}", ""]
    folded, bare = [part.casefold() for part in said], len(lines)
    for name, words, listed in _rest(entry):
        told = words.casefold() in folded or (name == kind.rating and any(part.endswith(words) for part in said))
        if name not in private and not told:
            lines += listed
    if len(lines) > bare:
        lines.append("")
    words = str(getattr(entry, kind.text)) if kind.text and kind.text not in private else ""
    if words.strip():
        lines += [*_quoted(words), ""]
    return "\n".join(lines)


def _quoted(words: str) -> list[str]:
    return [f"> {line}".rstrip() for line in words.splitlines()]


def _listed(name: str, words: str) -> tuple[str, ...]:
    """Return a field as a line of a list; a text of several lines stands below its name, line by line."""
    if "\n" in words or "\r" in words:
        return (f"- {labels.label(name)}:", "", *(f"  {line}" for line in _quoted(words)), "")
    return (f"- {labels.label(name)}: {_plain(words)}",)


def _plain(text: str) -> str:
    """Return words for a line with others; nearly all of them need no second look."""
    return text if text.isascii() else in_line(text)


def _private_in_line(entry: Entry, part: str, private: frozenset[str]) -> bool:
    """Say whether a part of the line tells a field that stays behind: a rating."""
    rating = BY_RECORD[type(entry)].rating
    return rating in private and bool(words := in_words(rating, getattr(entry, rating))) and part.endswith(words)


def _rest(entry: Entry) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the fields that hold something else than at the beginning: name, words, lines of a list."""
    every, values = _fields(type(entry))  # type: ignore[arg-type]  # a class can be hashed
    differ = [
        (name, v) for (name, usual), v in zip(every, values(entry)[1:], strict=True) if v is not None and v != usual
    ]
    for name, value in differ:
        if isinstance(value, _FEW):
            yield name, *_in_words(name, type(value), value)  # type: ignore[arg-type]  # a class can be hashed
        elif words := in_words(name, value):
            yield name, words, _listed(name, words)


_FEW = (int, StrEnum)
"""What has so few values that their words are kept."""


@lru_cache(4096)
def _in_words(name: str, kind: type, value: Any) -> tuple[str, tuple[str, ...]]:
    """Return a number's or a choice's words, and its line. Never what somebody typed: that would be kept here."""
    words = in_words(name, value)
    return words, _listed(name, words)


@cache
def _fields(record: type[Entry]) -> tuple[tuple[tuple[str, Any], ...], Callable[[Entry], tuple[Any, ...]]]:
    """Return the fields that are listed, each with its default, and what gives their values in an entry."""
    text = BY_RECORD[record].text
    told = [field for field in fields(record) if field.name not in NOT_SAID | ENTRIES | {text}]
    every = tuple((field.name, None if field.default is MISSING else field.default) for field in told)
    return every, attrgetter("id", *(name for name, _ in every))


def _clients(taking: Taking) -> Iterator[str]:
    yield "# Clients\n"
    facts: dict[str, list[Any]] = {}
    bare = Part.PRACTICE not in taking.chosen.parts
    for fact in taking.records(NAMED["client_facts"]) if not bare else ():
        facts.setdefault(fact.client_id, []).append(fact)
    named = {one.id: one.name for one in taking.records(NAMED["placements"])} if not bare else {}
    for client in taking.records(NAMED["clients"]):
        deleted = " (in the trash)" if client.id in taking.in_trash else ""
        yield f"## {in_line(client.code)}{deleted}\n"
        if bare:
            continue
        yield f"- Since: {dates.date_in_words(client.day)}"
        for _, _, listed in _rest(client):
            yield from listed
        for fact in facts.get(client.id, ()):
            known = [
                f"{labels.label(name)}: {words}"
                for name in FACTS
                if (words := in_words(name, getattr(fact, name), pointed_at=lambda one: named.get(one, ANOTHER_ENTRY)))
            ]
            yield f"- From {dates.date_in_words(fact.effective)}: {'; '.join(known)}"
        if client.note.strip() and Part.REFLECTIONS in taking.chosen.parts:
            yield from ("", *_quoted(client.note))
        yield ""
