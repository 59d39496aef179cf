"""`renew-keys`: a new passphrase, a new recovery key, and the journal written anew under a key that nobody had."""

from __future__ import annotations

import secrets
from datetime import datetime

import click

from journal.commands.shared import Said
from journal.store.journal import Journal
from journal.store.recovery_key import make_recovery_key, recovery_groups
from journal.store.strength import TOO_WEAK, strength
from journal.use_cases import all_keys_anew
from journal.wording import all_keys_anew as wording

GROUPS_ASKED = 2
NOT_TYPED_BACK = "That is not what was shown. Nothing was changed; the key that was shown opens nothing."
PRINT_IT = "Write down the new recovery key, or print it; it is shown this once:"


def check(passphrase: str) -> None:
    """Refuse a new passphrase that is guessed too quickly."""
    if strength(passphrase).refused:
        raise Said(f"{TOO_WEAK} Nothing was changed.")


def run(journal: Journal, passphrase: str, *, replaces_backups: bool, yes: bool) -> None:
    """Renew the keys, once two groups of the new recovery key were typed back; with `yes` nothing is asked."""
    recovery_key = make_recovery_key()
    if not yes:
        click.echo(wording.ABOUT)
    click.echo(f"{PRINT_IT} {recovery_key}")  # before it holds: whatever happens to what is printed, nobody is shut out
    if not yes:
        _ask_back(recovery_key)
    click.echo("One moment: the whole journal is written anew.")
    today = datetime.now().astimezone().date()
    click.echo(all_keys_anew.renew(journal, passphrase, recovery_key, today, replaces_backups=replaces_backups))


def _ask_back(recovery_key: str) -> None:
    groups = recovery_groups(recovery_key)
    for place in sorted(secrets.SystemRandom().sample(range(len(groups)), GROUPS_ASKED)):
        if recovery_groups(str(click.prompt(f"Type back group {place + 1} of {len(groups)}"))) != [groups[place]]:
            raise Said(NOT_TYPED_BACK)
