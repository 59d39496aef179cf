"""Which column of a table holds what: by the rules of its source, else by the names that such columns usually have."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from journal.exchange.bring_in.marks import Marks, plain
from journal.presets.bring_in_words import COLUMNS
from journal.records.bring_in import Holds, RowsAre, Rules


def held_by(columns: Sequence[str], rules: Rules, marks: Marks) -> dict[Holds, int]:
    """Return what is held by which column, counted from 0; each of it by one column at most."""
    ruled = {rule.mark: rule.holds for rule in rules.columns}
    told = {n: ruled[mark] for n, name in enumerate(columns) if (mark := marks.column(name)) in ruled}
    found: dict[Holds, int] = {holds: n for n, holds in told.items() if holds is not Holds.NOTHING}
    free = [(n, name) for n, name in reversed([*enumerate(columns)]) if n not in told]
    names = {plain(re.sub(r"[(\[].*?[)\]]", " ", name)): n for n, name in free} | {plain(name): n for n, name in free}
    for holds, known in COLUMNS.items():
        if Holds(holds) in found:
            continue
        n = next((names[plain(name)] for name in known if plain(name) in names), None)
        if n is not None and n not in found.values():
            found[Holds(holds)] = n
    return found


def rows_are(held: Mapping[Holds, int], rules: Rules) -> RowsAre | None:
    """Return what the lines are: as the rules say, else as their columns tell; None: it must be asked."""
    if rules.rows_are is not None:
        return rules.rows_are
    if Holds.DAY not in held:
        return None
    if Holds.CLIENT in held:
        return RowsAre.SESSION
    if Holds.SUPERVISOR in held and Holds.ACTIVITY not in held:
        return RowsAre.SUPERVISION
    return RowsAre.DOWNTIME if Holds.CREDIT in held and Holds.ACTIVITY in held else None
