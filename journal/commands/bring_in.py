"""`bring-in` and `undo`: files of other programs taken, and taken back. No title of a file is ever printed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from journal.commands.shared import Said
from journal.errors import FieldError
from journal.exchange.bring_in.found import Asked
from journal.exchange.bring_in.known import Outcome, Row
from journal.exchange.bring_in.marks import Marks
from journal.exchange.bring_in.read import Format
from journal.exchange.bring_in.understood import Dropped
from journal.records.bring_in import RowsAre as LinesAre
from journal.records.bring_in import Source
from journal.store.journal import Journal
from journal.use_cases import bring_back, bring_in_rules
from journal.use_cases import bring_in as use_case
from journal.use_cases.bring_in import Preview
from journal.wording import bring_back as back_wording
from journal.wording import bring_in as wording

OWN = Format.OWN_EXPORT.value

LOOKED_AT = 1_000
"""Bytes at a file's begin that tell whether it is a journal's own export."""

KINDS = (*(kind.value for kind in Format), *(kind.value for kind in LinesAre))
"""What --as may say: what a file is, or what the lines of a table are."""


def run(
    journal: Journal,
    files: Sequence[Path],
    kinds: Sequence[str],
    rules: Path | None,
    days: tuple[date | None, date | None],
    *,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Bring files in and tell what became of their rows. `days`: the first and the last of calendars, both in."""
    told = _rules(rules)
    if kinds == (OWN,) or (not kinds and any(map(_is_own, files))):
        if any(days):
            raise Said(back_wording.WHOLE)
        _bring_back(journal, files, dry_run=dry_run, as_json=as_json)
        return
    shown = _look(journal, files, kinds, told, _how(journal, days))
    done = None if dry_run else use_case.take(journal, shown)
    result = _result(journal, shown, [click.format_filename(file) for file in files], done.id if done else None)
    if as_json:
        click.echo(json.dumps(result, indent=1, ensure_ascii=False))
        return
    for line in wording.in_lines(result, {str(k): n for k, n in shown.plan.counts.items()}, dry_run=dry_run):
        click.echo(line)


def _bring_back(journal: Journal, files: Sequence[Path], *, dry_run: bool, as_json: bool) -> None:
    """Bring a journal's own export in and tell what became of its records."""
    if len(files) > 1:
        raise Said(back_wording.ALONE)
    exported = bring_back.read(_bytes(files[0]))
    compared = bring_back.compare(journal, exported)
    done = None if dry_run else bring_back.take(journal, exported).done
    problems = [
        {"file": click.format_filename(files[0]), "line": one.line, "why": one.why} for one in exported.problems
    ]
    if compared.other:
        problems.append(
            {"file": click.format_filename(files[0]), "line": 0, "why": back_wording.other(len(compared.other))}
        )
    result = {
        "new": compared.new_count,
        "changed": 0,
        "same": compared.same,
        "joined": 0,
        "unclear": [],
        "problems": problems,
        "undo": done.id if done else None,
    }
    if as_json:
        click.echo(json.dumps(result, indent=1, ensure_ascii=False))
        return
    counts = {"new": compared.new_count, "the same": compared.same}
    for line in wording.in_lines(result, counts, dry_run=dry_run):
        click.echo(line)


def _is_own(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            return bring_back.recognises(opened.read(LOOKED_AT))
    except OSError:
        return False  # said where it is read


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Said(f"A file could not be read ({type(error).__name__}). Nothing was changed.") from None


def undo(journal: Journal, import_id: str) -> None:
    """Take an import back, and name what stays."""
    undone = use_case.undo(journal, import_id)
    click.echo(wording.undone(undone.gone, undone.as_before, len(undone.stay)))
    for line in bring_in_rules.named(journal, undone.stay):
        click.echo(line)


def _how(journal: Journal, days: tuple[date | None, date | None]) -> Asked:
    how = use_case.asked(journal, *days)
    if how.last < how.first:
        raise Said(wording.DAYS_TURNED)
    return how


def _look(
    journal: Journal, files: Sequence[Path], kinds: Sequence[str], told: Mapping[str, Any], how: Asked
) -> Preview:
    what = next((Format(kind) for kind in kinds if kind in {f.value for f in Format}), None)
    lines = next((LinesAre(kind) for kind in kinds if kind in {r.value for r in LinesAre}), None)
    marks = Marks(journal.brought_in.key())
    sources: dict[str, Source] = {}
    dropped = []
    for path in files:
        read = use_case.read_file(click.format_filename(path.name), _bytes(path), how, what)
        source = sources.get(str(read.format)) or use_case.source_of(journal, read)
        rules = source.rules if lines is None else replace(source.rules, rows_are=lines)
        try:
            rules = bring_in_rules.with_told(rules, told, marks, journal.clients.all())
        except FieldError as error:
            raise Said(f"{error} Nothing was changed.") from None
        sources[str(read.format)] = source = replace(source, rules=rules)
        dropped.append(Dropped(name=read.name, source=source, found=read.found))
    return use_case.look(journal, dropped)


def _rules(file: Path | None) -> dict[str, Any]:
    if file is None:
        return {}
    try:
        told = json.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise Said(f"The file of rules could not be read ({type(error).__name__}). Nothing was changed.") from None
    except (ValueError, RecursionError):
        raise Said("The file of rules is not JSON in UTF-8. Nothing was changed.") from None
    if not isinstance(told, dict):
        raise Said("The file of rules is no JSON object. Nothing was changed.")
    return told


def _result(journal: Journal, shown: Preview, files: Sequence[str], undo_id: str | None) -> dict[str, Any]:
    counts, rows = shown.plan.counts, shown.plan.rows
    unclear = [
        {**_where(row, files), "why": bring_in_rules.asked_of(journal, row)}
        for row in rows
        if row.outcome is Outcome.UNCLEAR
    ]
    problems = [{**_where(row, files), "why": row.sentence} for row in rows if row.outcome is Outcome.PROBLEM]
    return {
        "new": counts[Outcome.NEW],
        "changed": counts[Outcome.CHANGED],
        "same": counts[Outcome.SAME],
        "joined": counts[Outcome.JOINED],
        "unclear": unclear,
        "problems": problems,
        "undo": undo_id,
    }


def _where(row: Row, files: Sequence[str]) -> dict[str, Any]:
    return {"file": files[row.file], "line": row.line}
