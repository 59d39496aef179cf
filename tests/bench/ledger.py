"""A life as a plain-text ledger of minutes, which Fava shows.

2026-10-22 * "K2" "session"
  Time:Session:K2   50 MIN
  Time:Available   -50 MIN
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from journal.store.journal import Journal
from journal.store.opening import open_with_passphrase
from tests.bench.lives import PASSPHRASE

FIRST, LAST = date(1950, 1, 1), date(2190, 12, 31)


def write(home: Path, path: Path) -> None:
    """Write the journal's sessions, downtime and reflections as one ledger, in order of time."""
    journal = open_with_passphrase(home, PASSPHRASE)
    try:
        lines = sorted(_transactions(journal))
        accounts = sorted({account for *_, account, _ in lines} | {"Income:Available"})
        with path.open("w", encoding="utf-8") as file:
            file.write('option "title" "A life"\noption "operating_currency" "MIN"\n\n')
            file.writelines(f"1970-01-01 open {account}\n" for account in accounts)
            for day, payee, text, account, minutes in lines:
                file.write(f'\n{day} * "{payee}" "{text}"\n  {account}  {minutes} MIN\n  Income:Available\n')
    finally:
        journal.close()


def _transactions(journal: Journal) -> Iterator[tuple[date, str, str, str, int]]:
    codes = {client.id: client.code for client in journal.clients.all()}
    for session in journal.sessions.between(FIRST, LAST):
        code = codes[session.client_id]
        yield session.day, code, session.status, f"Expenses:Session:{_account(code)}", session.minutes or 50
    for downtime in journal.downtimes.between(FIRST, LAST):
        yield downtime.day, "", _plain(downtime.activity), "Expenses:Downtime", downtime.minutes or 15
    for reflection in journal.reflections.between(FIRST, LAST):
        text = _plain(reflection.text)
        yield reflection.day, "", text, "Expenses:Reflection", reflection.minutes or 5


def _account(code: str) -> str:
    return "X" + "".join(letter for letter in code.title() if letter.isalnum())


def _plain(text: str) -> str:
    return text.replace("\\", " ").replace('"', "'").replace("\n", " ")
