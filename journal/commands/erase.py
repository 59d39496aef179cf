"""`erase`: a client and everything about them, taken out; sealed for seven days, or gone at once."""

from __future__ import annotations

import sys

import click

from journal.commands.shared import Said
from journal.records.alike import folded
from journal.records.client import Client
from journal.records.entry import now_utc
from journal.store import erasing, holds
from journal.store.journal import Journal
from journal.use_cases.erase_client import said_after, said_before
from journal.wording import erasing as wording

NOT_CONFIRMED = "That is not the code. Nothing was changed."


def read_code(passphrase_file: str | None) -> str:
    """Ask for the code, so that no shell remembers it."""
    if not sys.stdin.isatty() and passphrase_file == "-":
        raise click.UsageError("Standard input holds the passphrase. Give the code after the command, or a file.")
    return str(click.prompt("Code", prompt_suffix=": " if sys.stdin.isatty() else "\n"))


def run(journal: Journal, code: str, *, at_once: bool, yes: bool) -> None:
    """Erase the client with this code, once it was confirmed."""
    client = _client(journal, code)
    holds.refuse(journal, journal.settings, client.id)
    found = erasing.look(journal, client.id)
    if not yes:
        for sentence in (*said_before(journal, found), wording.ASK_FIRST):
            click.echo(sentence)
        if folded(str(click.prompt("Type the code again to erase it")).strip()) != folded(client.code):
            raise Said(NOT_CONFIRMED)
    now = now_utc()
    sealed = erasing.seal(journal, client.id, now)
    if at_once:
        erasing.purge(journal, sealed.id, now)
        click.echo(f"{wording.GONE} {wording.FORGOTTEN_PAGES}")
    else:
        click.echo(wording.sealed_until(sealed.goes_on, by_deadline=False))
    for sentence in said_after(journal, found):
        click.echo(sentence)
    if yes:
        click.echo(wording.NOT_THE_RECORD)


def _client(journal: Journal, code: str) -> Client:
    found = [client for client in journal.clients.all() if folded(client.code) == folded(code.strip())]
    if not found:
        raise Said(wording.NO_SUCH)
    if len(found) > 1:
        raise Said(wording.TWO_SUCH)
    return found[0]
