"""A life as CSV files, one for each kind of entry, as apps keep it that grew from a spreadsheet.

sessions.csv:  id,at,client_id,minutes,status,…
               6f…,2026-10-22 14:00:00,a1…,50,attended,…
"""

import csv
from contextlib import closing
from dataclasses import fields
from datetime import datetime
from pathlib import Path

from journal.store.opening import open_with_passphrase
from tests.bench.ledger import FIRST, LAST
from tests.bench.lives import PASSPHRASE

WRITTEN = ("session", "reflection", "downtime", "contact", "supervision", "scale", "time off")
"""Kinds of entry that the dashboards are drawn from."""


def write(home: Path, folder: Path) -> None:
    """Write the entries of a journal into CSV files in a new `folder`, and its clients with what is known of them."""
    folder.mkdir()
    with closing(open_with_passphrase(home, PASSPHRASE)) as journal:
        for table in journal.tables:
            if table.kind in WRITTEN:
                names = [field.name for field in fields(table.record)]
                rows = [[_cell(getattr(record, name)) for name in names] for record in table.between(FIRST, LAST)]
                _write(folder / f"{table.table}.csv", names, rows)
        today = datetime.now().astimezone().date()
        known = [(client, journal.clients.state_on(client.id, today)) for client in journal.clients.all()]
        of_clients = [[client.id, client.code, state.acuity] for client, state in known]
        _write(folder / "clients.csv", ["client_id", "code", "acuity"], of_clients)


def _write(path: Path, names: list[str], rows: list[list[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(names)
        lines.writerows(rows)


def _cell(value: object) -> object:
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat(" ", "seconds")
    if isinstance(value, tuple):
        return "+".join(f"{one[0]}:{one[1]}" if isinstance(one, tuple) else str(one) for one in value)
    return value
