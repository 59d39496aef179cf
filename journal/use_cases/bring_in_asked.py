"""Unclear rows, those alike together, and what an answer makes of them: a rule "always", or a decision row by row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journal.exchange.bring_in.known import Outcome, Row, Why
from journal.exchange.bring_in.marks import Marks, plain
from journal.exchange.bring_in.match import Plan
from journal.presets.bring_in_words import SAYS_NOTHING
from journal.records.bring_in import Decision, Meaning, Same, TitleRule
from journal.store.journal import Journal
from journal.use_cases.bring_in_rules import with_title
from journal.use_cases.bringing import Bringing

OF_THE_TABLE = frozenset({Why.DATE_ORDER, Why.HOURS, Why.ROWS_ARE, Why.MOOD})
"""What is asked once for a whole file, and not of a row."""

_BY_TITLE = frozenset({Why.SLOT_ONCE, Why.SLOT_TWICE, Why.SEVERAL, Why.IN_TITLE, Why.MAY_MEAN, Why.NOBODY})
_STATUS = frozenset({Meaning.CANCELLED, Meaning.NO_SHOW})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a row means: a client, one's own time, nothing; or whether it is the session that is there."""

    meaning: Meaning | None = None
    client_id: str | None = None
    same: Same | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rows that are asked about with one question. `by_title`: an answer holds always, for this title."""

    rows: tuple[Row, ...]
    by_title: bool

    @property
    def first(self) -> Row:
        """The first of them; the others ask the same."""
        return self.rows[0]

    @property
    def key(self) -> str:
        """A name for it that says nothing, for the keys of inputs."""
        return self.first.identity

    @property
    def suggested(self) -> Answer | None:
        """The answer that the row itself suggests, or None."""
        unclear, why = self.first.unclear, self.first.why
        if unclear is None or why in OF_THE_TABLE or why is Why.NEAR:
            return None
        if unclear.meaning is not None:
            one = unclear.clients[0] if len(unclear.clients) == 1 else None
            if unclear.meaning in _STATUS:
                return Answer(meaning=unclear.meaning, client_id=one) if one else None
            return Answer(meaning=unclear.meaning) if why is Why.MAY_MEAN else None
        if len(unclear.clients) == 1 and why not in (Why.SLOT_TWICE, Why.WHOLE_DAYS):
            return Answer(meaning=Meaning.CLIENT, client_id=unclear.clients[0])
        return None


def grouped(plan: Plan) -> list[Group]:
    """Return the unclear rows, the largest groups first."""
    found: dict[tuple[object, ...], list[Row]] = {}
    for row in plan.of(Outcome.UNCLEAR):
        assert row.unclear is not None
        name = "" if row.why in (Why.DATE_ORDER, Why.HOURS, Why.ROWS_ARE) else plain(row.title)
        if row.why is Why.MOOD:
            name = plain(row.unclear.phrase)
        asked = (row.file, row.why, name, row.unclear.clients, row.unclear.meaning)
        found.setdefault(asked, []).append(row)
    groups = [Group(rows=tuple(rows), by_title=_by_title(rows[0])) for rows in found.values()]
    return sorted(groups, key=lambda group: (group.first.why not in OF_THE_TABLE, -len(group.rows)))


def answer(journal: Journal, bringing: Bringing, group: Group, said: Answer, *, keep_word: bool = False) -> None:
    """Answer a group: always, where its title tells it, else for each of its rows.

    With `keep_word` its title is to be kept as words that identify the client.
    """
    row = group.first
    if keep_word and said.meaning is Meaning.CLIENT and said.client_id is not None:
        bringing.keep_word(said.client_id, row.title)
    if group.by_title and said.meaning is not None and said.same is None:
        bringing.say(row.file, with_title(bringing.rules(row.file), _rule(journal, row, said)))
        return
    answer_rows(bringing, group.rows, said)


def answer_rows(bringing: Bringing, rows: Iterable[Row], said: Answer) -> None:
    """Answer single rows."""
    decision = Decision(meaning=said.meaning, client_id=said.client_id, same=said.same)
    bringing.decisions = {**bringing.decisions, **{row.identity: decision for row in rows}}


def agree(journal: Journal, bringing: Bringing, groups: Sequence[Group]) -> None:
    """Answer each group as it suggests; those that suggest nothing stay asked."""
    for group in groups:
        if group.suggested is not None:
            answer(journal, bringing, group, group.suggested)


def _by_title(row: Row) -> bool:
    return row.why in _BY_TITLE and plain(row.title) not in SAYS_NOTHING


def _rule(journal: Journal, row: Row, said: Answer) -> TitleRule:
    marks, meaning = Marks(journal.brought_in.key()), said.meaning
    assert meaning is not None
    if meaning in _STATUS and row.unclear is not None and row.unclear.phrase:
        return TitleRule(mark=marks.phrase(row.unclear.phrase), meaning=meaning, whole=False)
    client_id = said.client_id if meaning is Meaning.CLIENT else None
    return TitleRule(mark=marks.whole(row.title), meaning=meaning, client_id=client_id)
