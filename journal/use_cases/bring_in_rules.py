"""Rules of a source as they are told: in a file of rules, or row by row; and rows that are asked about, in words.

{"titles": {"Anna M.": "K2", "Team": "ignore"}, "words": {"abgesagt": "cancelled"}, "columns": {"Datum": "day"},
 "lines": "session", "dates": "dmy", "hours": true, "moods": {"rad": 1}, "usual_slot": true, "before_start": false}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from journal.errors import FieldError
from journal.exchange.bring_in.known import Row
from journal.exchange.bring_in.marks import Marks
from journal.records import kinds
from journal.records.alike import folded
from journal.records.bring_in import ColumnRule, Holds, Meaning, MoodRule, RowsAre, Rules, TitleRule
from journal.records.client import Client
from journal.records.entry import Entry
from journal.records.kinds import Around
from journal.records.settings import DateOrder
from journal.store.journal import Journal
from journal.wording import bring_in as wording
from journal.wording import dates

_SWITCHES = ("usual_slot", "before_start", "codes")
_KNOWN = {"titles", "words", "columns", "lines", "dates", "hours", "moods", *_SWITCHES}


def with_told(rules: Rules, told: Mapping[str, Any], marks: Marks, clients: Iterable[Client]) -> Rules:
    """Return the rules with those that a file tells beside them. Raises FieldError, which names the part of it."""
    if unknown := sorted({*told} - _KNOWN):
        raise FieldError("rules", f"have a part that is not known, beside {len(told) - len(unknown)} that are")
    codes = {folded(client.code): client.id for client in clients}
    for part, whole in (("titles", True), ("words", False)):
        for words, means in _pairs(told, part):
            rules = with_title(rules, _title(marks, words, means, codes, whole=whole))
    for name, holds in _pairs(told, "columns"):
        rules = with_column(rules, marks.column(name), _one_of(Holds, holds, "columns"))
    for mood, heavy in _pairs(told, "moods"):
        rules = with_mood(rules, marks.mood(mood), heavy)
    if "lines" in told:
        rules = replace(rules, rows_are=_one_of(RowsAre, told["lines"], "lines"))
    if "dates" in told:
        rules = replace(rules, date_order=_one_of(DateOrder, told["dates"], "dates"))
    for name in (*_SWITCHES, "hours"):
        if name in told:
            if not isinstance(told[name], bool):
                raise FieldError(name, "must be true or false")
            rules = replace(rules, **{"lengths_in_hours" if name == "hours" else name: told[name]})
    return rules


def with_title(rules: Rules, rule: TitleRule) -> Rules:
    """Return the rules with one about words, in place of what was said of them before."""
    others = (one for one in rules.titles if one.mark != rule.mark)
    return replace(rules, titles=(*others, rule))


def with_column(rules: Rules, mark: str, holds: Holds) -> Rules:
    """Return the rules with one about a column; what another column was said to hold, it holds no more."""
    others = (
        one for one in rules.columns if one.mark != mark and (one.holds is Holds.NOTHING or one.holds is not holds)
    )
    return replace(rules, columns=(*others, ColumnRule(mark=mark, holds=holds)))


def with_mood(rules: Rules, mark: str, heavy: int | None) -> Rules:
    """Return the rules with one about a mood. Raises FieldError unless it is 0 to 10, or None."""
    others = (one for one in rules.moods if one.mark != mark)
    return replace(rules, moods=(*others, MoodRule(mark=mark, heavy=heavy)))


def asked_of(journal: Journal, row: Row) -> str:
    """Return what is asked of an unclear row, without a word of its file."""
    clients = row.unclear.clients if row.unclear is not None else ()
    codes = [journal.clients.code_of(client_id) for client_id in clients]
    meaning = str(row.unclear.meaning) if row.unclear is not None and row.unclear.meaning else ""
    return wording.unclear(str(row.why), wording.either(codes), meaning)


def named(journal: Journal, entries: Sequence[Entry]) -> Iterator[str]:
    """Yield a line for each entry: its day, and what stands out in it."""
    around = Around(code_of=journal.clients.code_of, scores_of=lambda _filled: {})
    for entry in entries:
        yield f"{dates.in_figures(entry.day)}  {', '.join(kinds.in_a_line(entry, around))}"


def _pairs(told: Mapping[str, Any], part: str) -> Iterator[tuple[str, Any]]:
    pairs = told.get(part, {})
    if not isinstance(pairs, Mapping):
        raise FieldError(part, "must be an object of names and what they mean")
    yield from pairs.items()


def _title(marks: Marks, words: str, means: Any, codes: Mapping[str, str], *, whole: bool) -> TitleRule:
    mark = marks.whole(words) if whole else marks.phrase(words)
    if means in {meaning.value for meaning in Meaning} - {Meaning.CLIENT.value}:
        return TitleRule(mark=mark, meaning=Meaning(means), whole=whole)
    client_id = codes.get(folded(str(means)))
    if client_id is None:
        raise FieldError("titles", "say something that is neither a client's code nor one of the meanings")
    return TitleRule(mark=mark, meaning=Meaning.CLIENT, client_id=client_id, whole=whole)


def _one_of(kind: Any, value: Any, part: str) -> Any:
    try:
        return kind(value)
    except ValueError:
        raise FieldError(part, f"must be one of: {', '.join(one.value for one in kind)}") from None
