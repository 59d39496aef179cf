"""A small journal with every trap in it, and its files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from journal.records.taken_out import TABLES, Chosen
from journal.store import taking_out
from journal.store.journal import Journal
from journal.use_cases.take_out import Format, TakenOut, made
from tests.journal.store import journals

TODAY = date(2026, 11, 22)
FORMULA = '=HYPERLINK("http://example.org","K1")'
LONG = "All of it, and more. " * 3_000 + "🕯"
TEXTS = (FORMULA, 'a "quoted", comma;\r\nand\ttab', "日本語 🕯 עברית \x0b_x0041_", LONG, "+1", "@x", "-")


@contextmanager
def opened(home: Path) -> Iterator[Journal]:
    """Open the journal in a folder."""
    journal = journals.reopen(home)
    try:
        yield journal
    finally:
        journal.close()


def with_traps(journal: Journal) -> None:
    """Add what files tend to lose: formulas, line breaks, other scripts, a text that no cell holds, an hour twice."""
    client = journal.clients.all()[0]
    for n, text in enumerate(
        (FORMULA, 'a "quoted", comma;\r\nand\ttab', "日本語 🕯 עברית \x0b_x0041_", LONG, "+1", "@x", "-")
    ):
        journal.reflections.add(journals.reflection(text, clock=f"20:{n:02}", client_id=client.id))
    twice = journals.session(client.id, date(2026, 10, 25), "02:30")
    journal.sessions.add_many([twice, replace(journals.session(client.id), at=twice.at.replace(fold=1))])


def file_of(journal: Journal, form: str, chosen: Chosen | None = None, **how: Any) -> TakenOut:
    """Take a journal out, in memory."""
    return made(journal, chosen or Chosen(), Format(form), today=TODAY, **how)


def live(journal: Journal) -> Mapping[str, list[Any]]:
    """Return every live record by table."""
    return {table.name: list(taking_out.records(journal, table, Chosen())) for table in TABLES}
