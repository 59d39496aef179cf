"""Client codes for one person: fresh for them, the same each time, and telling nothing of one's own codes.

A table is kept, not a code derived from a secret: two clients can then never
meet in one code, the therapist can look up who "R47" is, a purged client
takes the row along, and no secret has to be guarded. Codes are drawn, not
counted: a number would tell who came first.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable, Mapping

from journal.records.alike import look

LETTERS = "ABCDEFGHKLMNPRSTUVWXYZ"
"""First signs; those that are easily misread are left out."""


def with_codes(kept: Mapping[str, str], clients: Iterable[str], *, own_codes: Collection[str] = ()) -> dict[str, str]:
    """Return `kept` (client id → code for this person) with a fresh code for each of `clients` that has none.

    A code once given stays. A fresh one looks like none that is kept and none
    of `own_codes`, so that nobody takes the one for the other. The caller keeps
    what is returned, before the pack leaves.
    """
    codes = dict(kept)
    taken = {look(code) for code in (*codes.values(), *own_codes)}
    free = [f"{a}{b}{n:02d}" for a in LETTERS for b in ("", *LETTERS) for n in range(10, 100)]
    short = [code for code in free if len(code) == 3 and look(code) not in taken]
    for client in clients:
        if client in codes:
            continue
        if not short:  # a caseload of thousands
            short = [code for code in free if look(code) not in taken]
        code = short.pop(secrets.randbelow(len(short)))
        taken.add(look(code))
        codes[client] = code
    return codes
