"""`log`: a capture line kept, or explained, from the shell.

What a line means is decided by the use case of the capture bar, so planned
sessions, ratings and what is there already are settled alike. What is told of
a line goes to standard output; standard error never holds a word of it.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from journal.commands.shared import Said, printable, read_passphrase
from journal.errors import InboxFull, InboxUnavailable, JournalBusy, JournalError, NoJournal, WrongPassphrase
from journal.exchange.capture import HELP, WHEN, Captured, Chip, moment_in_words, parse_alone, said_fields
from journal.planning.computer_zone import computer_zone
from journal.planning.whose_zone import clocks, whose_zone
from journal.records.alike import folded
from journal.records.entry import local_time, now_utc
from journal.records.kinds import BY_NAME
from journal.store import inbox_files, opening
from journal.store.journal import Journal
from journal.use_cases import capture_line
from journal.wording.labels import label

STDIN = "-"
CLOCK = re.compile("[0-9]{2}:[0-9]{2}(:[0-9]{2})?")
SOON = timedelta(minutes=1)
"""How far ahead of now --at may lie: clocks differ."""

ONE_ARGUMENT = "Give one line, in quotes: your shell takes > and # for itself. Nothing was kept."
NOTHING_KEPT = "Nothing was kept."
ONLY_ASKED = f"{NOTHING_KEPT} It asks something; --yes keeps it as it is."
SEALED = "Sealed into the inbox; it waits in the program, to be confirmed."
BUSY = "The journal is open in the program."
NO_PASSPHRASE = "No passphrase was given."
NOT_SEALED = "The inbox takes no line at the moment, so it was not kept. Unlock the journal in the program once."
ALONE = "Read without the journal: what looks like a code is taken for a client; own words and people are not known."
UNFINISHED = "Not kept. The line waits, unfinished, in the program's own line."


class _NothingKept(Exception):
    """One of the lines is not to be kept, so none is: takes the transaction back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """The options; `at` as it was typed."""

    at: str | None
    yes: bool
    dry_run: bool
    as_json: bool

    def keeps(self, captured: Captured) -> bool:
        return captured.good and (self.yes or not captured.doubts)


def run(home: Path, line: Sequence[str], passphrase_file: str | None, how: How) -> None:
    """Keep or explain a line. Raises a ClickException, or a JournalError; then nothing was kept but what was sealed."""
    if len(line) > 1:
        raise click.UsageError(ONE_ARGUMENT)
    if line == (STDIN,) and passphrase_file == STDIN:
        raise click.UsageError("Standard input holds either the passphrase or the lines.")
    at_keyboard = not line
    if at_keyboard and not sys.stdin.isatty():
        raise click.UsageError("There is no keyboard to ask for the line. Give it in quotes, or '-' to have it read.")
    if not opening.exists(home):
        raise NoJournal
    _moment(how.at, None)  # before anything is typed
    proved = _proved(home, passphrase_file)
    lines = _lines(line)
    if proved is None:
        _without(home, lines, how, NO_PASSPHRASE)
        return
    try:
        journal = opening.open_proved(home, proved)
    except JournalBusy:
        _without(home, lines, how, BUSY)
        return
    except JournalError:
        if at_keyboard:  # typed, and nowhere else
            _seal(home, lines, how)
            click.echo(SEALED, err=True)
        raise
    try:
        if at_keyboard and not how.dry_run:
            _ask(journal, lines[0], how)
        else:
            _keep(journal, lines, how)
    finally:
        journal.close()


def _proved(home: Path, passphrase_file: str | None) -> opening.Proved | None:
    """Return what the passphrase gives, None without one. It is asked for before the line, and until it fits."""
    if passphrase_file is not None:
        return opening.prove_passphrase(home, read_passphrase(passphrase_file))
    while sys.stdin.isatty():
        asked = "Passphrase (Enter alone seals the line into the inbox)"
        typed = click.prompt(asked, hide_input=True, default="", show_default=False)
        if not typed:
            return None
        try:
            return opening.prove_passphrase(home, typed)
        except WrongPassphrase as error:
            click.echo(str(error), err=True)
    return None


def _lines(given: Sequence[str]) -> list[str]:
    if not given:
        return [str(click.prompt("Line"))]
    if given[0] != STDIN:
        return [given[0]]
    try:
        lines = sys.stdin.buffer.read().decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise Said(f"What was read is not text in UTF-8. {NOTHING_KEPT}") from None
    if not any(map(str.strip, lines)):
        raise Said("There was no line to keep.")
    return [line for line in lines if line.strip()]


# --- in the journal -------------------------------------------------------------------------------


def _keep(journal: Journal, lines: Sequence[str], how: How) -> None:
    """Keep all the lines or none, each understood beside those before it, and tell what they mean."""
    now, read = _moment(how.at, journal), []
    with suppress(_NothingKept), journal.transaction():
        for line in lines:
            read.append(capture_line.understand(journal, line, now))
            if how.keeps(read[-1]):
                capture_line.keep(journal, read[-1])
        if how.dry_run or not all(map(how.keeps, read)):
            raise _NothingKept
    _tell_all(read, how)
    if not how.as_json:
        click.echo("It would be kept." if how.dry_run else "Kept.")


def _ask(journal: Journal, line: str, how: How) -> None:
    """Keep a line that was typed, once what it asks was seen; what is not kept waits as unfinished."""
    seen = ""
    try:
        now = _moment(how.at, journal)
        while True:
            captured = capture_line.understand(journal, line, now)
            _tell(captured, how)
            if how.keeps(captured) or (captured.good and line == seen):
                capture_line.keep(journal, captured)
                break
            seen = line
            asked = "Enter keeps it; or write it anew" if captured.good else "Write it anew"
            line = str(click.prompt(asked, default=line, show_default=False))
    except BaseException:
        capture_line.keep_unfinished(journal, line, before="")
        click.echo(UNFINISHED, err=True)
        raise
    if not how.as_json:
        click.echo("Kept.")


# --- beside the journal ---------------------------------------------------------------------------


def _without(home: Path, lines: Sequence[str], how: How, why: str) -> None:
    """Seal the lines into the inbox, or explain what they mean to somebody who does not know the journal."""
    now = _moment(how.at, None)
    read = [parse_alone(line, now=now) for line in lines]
    if how.dry_run or any(folded(line) in HELP for line in lines):
        click.echo(f"{why} {ALONE}", err=True)
        _tell_all(read, how)
        return
    _seal(home, lines, how)
    if how.as_json:
        for captured in read:
            _tell(captured, how)
    click.echo(f"{why} {SEALED}", err=how.as_json)


def _seal(home: Path, lines: Sequence[str], how: How) -> None:
    for line in lines:
        inbox_files.on_one_line(line)  # all of them, before the first is left
    for n, line in enumerate(lines):
        try:
            inbox_files.leave(home, line, left_at=None if how.at is None else _moment(how.at, None))
        except (InboxFull, InboxUnavailable):
            before = f" {n} of {len(lines)} lines were sealed before it." if n else ""
            raise Said(f"{NOT_SEALED}{before}") from None


# --- what is told, and when it is -----------------------------------------------------------------


def _tell_all(read: Sequence[Captured], how: How) -> None:
    """Tell what the lines mean. Raises Said where one of them is not to be kept."""
    for captured in read:
        _tell(captured, how)
    if not all(map(how.keeps, read)):
        raise Said(ONLY_ASKED if all(captured.good for captured in read) else NOTHING_KEPT)


def _tell(captured: Captured, how: How) -> None:
    if how.as_json:
        click.echo(json.dumps(_as_json(captured), default=lambda day: day.isoformat()))
        return
    said = [f"{chip.label}: {_value(chip, captured)}" if chip.label else chip.value for chip in captured.chips]
    offers = [f"{offer.label}: {offer.line}" for offer in captured.offers]
    for told in (" · ".join(said), *captured.problems, *captured.doubts, *offers):
        if told:
            click.echo(printable(told))


def _value(chip: Chip, captured: Captured) -> str:
    """Return a chip's value; of "today" what is today, and not what was when the line was written."""
    if chip.label != WHEN or captured.record is None:
        return chip.value
    at = captured.record.at
    return moment_in_words(at, now_utc().astimezone(at.tzinfo))


def _as_json(captured: Captured) -> dict[str, Any]:
    record, asked = captured.record, [*captured.problems, *captured.doubts]
    if record is None or captured.kind is None:
        return {"kind": None, "fields": {}, "doubts": asked, "note": captured.note}
    text = BY_NAME[captured.kind].text
    client = {chip.label: chip.value for chip in captured.chips}.get(label("client_id"))
    code = captured.new_client.code if captured.new_client else client
    fields = {"at": record.at, **({"client": code} if code else {})}
    fields |= {name: getattr(record, name) for name in said_fields(record) if name != text}
    note = getattr(record, text) if text else ""
    return {"kind": captured.kind, "fields": fields, "doubts": asked, "note": note}


def _moment(said: str | None, journal: Journal | None) -> datetime:
    """Return when the lines were written, in the zone of whoever writes them."""
    now = now_utc()
    zone = ZoneInfo(_zone(journal, now))
    if said is None:
        return now.astimezone(zone)
    try:
        at = datetime.fromisoformat(f"{now.astimezone(zone):%Y-%m-%d}T{said}" if CLOCK.fullmatch(said) else said)
    except ValueError:
        raise click.UsageError("Write --at as 14:00, or as 2026-11-25T14:00.") from None
    if at.tzinfo is None:
        at = local_time(at.date(), at.time(), zone.key, field_name="at")
    if at > now + SOON or at.year < inbox_files.EARLIEST_YEAR:
        raise click.UsageError("--at is when the line was written, and lies ahead or long ago.")
    return at.astimezone(zone)


def _zone(journal: Journal | None, now: datetime) -> str:
    """Return the computer's zone, held against the settings as a browser's is; without a journal, the computer's."""
    here = computer_zone()
    if journal is None:
        return here or "UTC"
    settings = journal.settings.read()
    return whose_zone(
        now,
        browser=here,
        setting=settings.zone,
        computer=clocks(here, now) if here else (),
        trusted=settings.zones_trusted,
        passed_over=settings.zones_passed_over,
    ).zone
