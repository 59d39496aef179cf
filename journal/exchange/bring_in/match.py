"""Rows that were found, held against the journal: what is new, changed, the same, joined, unclear, left out.

A row that came before is known by the mark of its identity, and changes only what it said itself. What was changed by
hand since stays. A session that is there at that time with that client is joined: never doubled, never touched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from journal.errors import FieldError
from journal.exchange.bring_in.found import Left, Problem
from journal.exchange.bring_in.known import Known, Meant, NotTaken, Outcome, Row, Step, Unclear, Wanted, Why, Wrong
from journal.exchange.bring_in.there import fields_of, is_there, kind_of, nearby, said_by
from journal.exchange.bring_in.understood import Dropped, Understanding, Understood
from journal.records.bring_in import BroughtIn, Decision, Same, worded_at
from journal.records.entry import Entry, now_utc
from journal.records.session import Session, SessionStatus


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What would happen, row by row, in the order of the files. Every row of every file is in it once."""

    rows: tuple[Row, ...]

    @cached_property
    def counts(self) -> dict[Outcome, int]:
        """How many rows end as what."""
        told = Counter(dict.fromkeys(Outcome, 0))
        for row in self.rows:
            told[row.outcome] += row.count
        return dict(told)

    def of(self, outcome: Outcome) -> list[Row]:
        """Return the rows that end as this."""
        return [row for row in self.rows if row.outcome is outcome]

    @cached_property
    def seen(self) -> tuple[object, ...]:
        """What was to be seen of it: two plans that are equal in this would do the same."""
        return tuple(
            (row.identity, row.outcome, *((s.identity, s.outcome, s.said, s.before and worded_at(s.before))
             for s in row.steps))
            for row in self.rows
        )  # fmt: skip


_Touched = str | tuple[type[Entry], date]
"""What a row shares with others: the mark of an identity, or the entries of a kind on a day."""


class Matching:
    """Files held against a journal as it stands, once more after each answer.

    Rows meet where they have one identity, or become entries of one kind on
    one day. So an answer costs the rows that it gives another meaning, and
    those they meet.
    """

    def __init__(self, known: Known) -> None:
        self._known = known
        self._brought = {(one.source_id, one.entry_id) for one in known.identities.values() if not one.joined}
        self._understood: list[Understanding] = []
        self._rows: list[Row] = []
        self._touched: list[tuple[_Touched, ...]] = []
        self._touching: dict[_Touched, set[int]] = {}

    def plan(self, files: Sequence[Dropped], decisions: Mapping[str, Decision]) -> Plan:
        """Return what would become of each row by the rules that the files come with, and by these decisions."""
        known = replace(self._known, decisions={**self._known.decisions, **decisions})
        there = len(files) == len(self._understood)
        if there and all(one.holds(file) for one, file in zip(self._understood, files, strict=True)):
            changed = [*self._kept_up(files, known)]
        else:
            self._understood = [Understanding(n, file, known, known.decisions) for n, file in enumerate(files)]
            every = sum(len(one.rows) for one in self._understood)
            self._rows, self._touched, self._touching = [], [()] * every, {}
            changed = [*range(every)]
        understood = [row for one in self._understood for row in one.rows]
        met = self._met(changed, understood)
        once = _Once(known, self._brought, [file.source.id for file in files])
        rows = once.rows([understood[n] for n in met])
        if len(met) == len(understood):
            self._rows = [*rows]
        else:
            for n, row in zip(met, rows, strict=True):
                self._rows[n] = row
        return Plan(rows=tuple(self._rows))

    def _kept_up(self, files: Sequence[Dropped], known: Known) -> Iterator[int]:
        before = 0
        for one, file in zip(self._understood, files, strict=True):
            for n in one.keep_up(file.source.rules, known.decisions):
                yield before + n
            before += len(one.rows)

    def _met(self, changed: Sequence[int], understood: Sequence[Understood]) -> list[int]:
        """Return the rows that changed with all that they meet, or met, and what those meet; in their order."""
        met, reached = {*changed}, set[_Touched]()
        for n in changed:
            reached.update(self._touched[n])
            for each in self._touched[n]:
                self._touching[each].discard(n)
            self._touched[n] = touched = self._touched_by(understood[n])
            for each in touched:
                self._touching.setdefault(each, set()).add(n)
            reached.update(touched)
        waiting = [*reached]
        while waiting:
            for n in self._touching[waiting.pop()] - met:
                met.add(n)
                waiting += {*self._touched[n]} - reached
                reached.update(self._touched[n])
        return sorted(met)

    def _touched_by(self, one: Understood) -> tuple[_Touched, ...]:
        if not one.identity:
            return ()
        if one.identity in self._known.identities or not isinstance(one.meant, Wanted):
            return (one.identity,)
        return one.identity, *((type(entry), entry.day) for _, entry in one.meant.entries)


class _Once:
    """Rows that meet no others, gone through once, in their order."""

    def __init__(self, known: Known, brought: Set[tuple[str, str]], sources: Sequence[str]) -> None:
        self._known, self._brought, self._sources = known, brought, sources
        self._claimed: set[str] = set()
        self._made: dict[tuple[type[Entry], date], list[Entry]] = {}
        self._taken: set[str] = set()

    def rows(self, understood: Sequence[Understood]) -> Iterator[Row]:
        """Yield what becomes of each."""
        for one in understood:
            self._claim(one)
        for one in understood:
            yield self._row(one)

    def _claim(self, one: Understood) -> None:
        """Note which session there a row is exactly, so that no other row of that day is asked about it."""
        if isinstance(one.meant, Wanted) and one.identity not in self._known.identities:
            for _part, entry in one.meant.entries:
                there = self._same(entry)
                if there is not None:
                    self._claimed.add(there.id)

    def _row(self, one: Understood) -> Row:
        found, meant = one.found, one.meant
        bare = Row(
            file=one.file, line=found.line, outcome=Outcome.LEFT_OUT, identity=one.identity, title=one.title,
            at=one.at,
        )  # fmt: skip
        if isinstance(found, Problem):
            return replace(bare, outcome=Outcome.PROBLEM, sentence=found.why, member=found.file)
        if isinstance(found, Left):
            return replace(bare, why=str(found.why), count=found.count)
        kept = self._known.identities.get(one.identity)
        if kept is not None:
            return self._known_row(bare, kept, meant)
        if isinstance(meant, Wrong):
            return replace(bare, outcome=Outcome.PROBLEM, sentence=meant.why)
        if isinstance(meant, NotTaken):
            return replace(bare, why=meant.why)
        if isinstance(meant, Unclear):
            return replace(bare, outcome=Outcome.UNCLEAR, why=meant.why, unclear=meant)
        return self._new(bare, meant)

    # --- rows that come for the first time --------------------------------------------------------

    def _new(self, row: Row, meant: Wanted) -> Row:
        steps = []
        for part, entry in meant.entries:
            identity = self._part(row.identity, part)
            said = said_by(entry, self._known.marks)
            if identity in self._taken:  # the same file twice, or a newer one beside it
                return replace(row, outcome=Outcome.SAME)
            there = self._same(entry)
            near = None if there is not None else self._near(entry, self._sources[row.file])
            if near is not None and meant.any_hour:
                there = near
                self._claimed.add(near.id)
            elif near is not None:
                decided = self._known.decisions.get(row.identity)
                if decided is None or decided.same is None:
                    assert isinstance(entry, Session)
                    return self._unclear(row, Unclear(why=Why.NEAR, clients=(entry.client_id,)))
                there = near if decided.same is Same.SAME else None
            outcome = Outcome.NEW if there is None else Outcome.JOINED
            self._taken.add(identity)
            if there is None:
                self._made.setdefault((type(entry), entry.day), []).append(entry)
            steps.append(Step(identity=identity, outcome=outcome, entry=there or entry, said=said, before=there))
        return replace(row, outcome=_of_row(steps), steps=tuple(steps))

    def _unclear(self, row: Row, unclear: Unclear) -> Row:
        return replace(row, outcome=Outcome.UNCLEAR, why=unclear.why, unclear=unclear)

    def _same(self, entry: Entry) -> Entry | None:
        kind = type(entry)
        there = [*self._known.on_day(kind, entry.day), *self._made.get((kind, entry.day), ())]
        return next((other for other in there if is_there(entry, other)), None)

    def _near(self, entry: Entry, source_id: str) -> Entry | None:
        """Return a session that the client has on that day at another hour: it may be this one.

        None that is another row's, in these files or in earlier ones of the same source.
        """
        if not isinstance(entry, Session):
            return None
        there = [
            other
            for other in self._known.on_day(Session, entry.day)
            if isinstance(other, Session)
            and other.id not in self._claimed
            and (source_id, other.id) not in self._brought
        ]
        return nearby(entry, there)

    def _part(self, identity: str, part: str) -> str:
        return self._known.marks.of("part", identity, part) if part else identity

    # --- rows that came before --------------------------------------------------------------------

    def _known_row(self, row: Row, kept: BroughtIn, meant: Meant) -> Row:
        if row.identity in self._taken:
            return replace(row, outcome=Outcome.SAME)
        self._taken.add(row.identity)
        if kept.joined:
            return replace(row, outcome=Outcome.SAME)
        live = self._known.live(kept.kind, kept.entry_id)
        if live is None:
            return replace(row, outcome=Outcome.LEFT_OUT, why=Why.DELETED_HERE)
        if isinstance(meant, Wanted):
            steps = [self._again(self._part(row.identity, part), entry) for part, entry in meant.entries]
            found = [step for step in steps if isinstance(step, Step)]
            if found:
                return replace(row, outcome=_of_row(found), steps=tuple(found))
            by_hand = Why.CHANGED_HERE in steps
            return replace(row, outcome=Outcome.LEFT_OUT if by_hand else Outcome.SAME, why=Why.CHANGED_HERE * by_hand)
        if isinstance(meant, NotTaken) and meant.why is Why.CANCELLED and isinstance(live, Session):
            return self._called_off(row, kept, live)
        return replace(row, outcome=Outcome.SAME)

    def _again(self, identity: str, entry: Entry) -> Step | Why | None:
        """Return the change that a row makes of what it became, or why it makes none."""
        kept = self._known.identities.get(identity)
        said = said_by(entry, self._known.marks)
        if kept is None or kept.joined or kept.said == said or kept.kind != kind_of(entry):
            return None
        live = self._known.live(kept.kind, kept.entry_id)
        if live is None:
            return None
        if worded_at(live) != kept.as_of:
            return Why.CHANGED_HERE
        told = {name: getattr(entry, name) for name in fields_of(entry)}
        try:
            now = replace(live, edited_at=now_utc(), **told)
        except FieldError:
            return Why.CHANGED_HERE
        return Step(identity=identity, outcome=Outcome.CHANGED, entry=now, said=said, before=live)

    def _called_off(self, row: Row, kept: BroughtIn, live: Session) -> Row:
        said = self._known.marks.of("said", "called off")
        if said == kept.said:
            return replace(row, outcome=Outcome.SAME)
        if worded_at(live) != kept.as_of:
            return replace(row, outcome=Outcome.LEFT_OUT, why=Why.CHANGED_HERE)
        if live.status is not SessionStatus.PLANNED:
            return replace(row, outcome=Outcome.SAME)
        now = replace(live, status=SessionStatus.CANCELLED, edited_at=now_utc())
        step = Step(identity=row.identity, outcome=Outcome.CHANGED, entry=now, said=said, before=live)
        return replace(row, outcome=Outcome.CHANGED, steps=(step,))


def _of_row(steps: Sequence[Step]) -> Outcome:
    outcomes = {step.outcome for step in steps}
    return next((one for one in (Outcome.NEW, Outcome.CHANGED, Outcome.JOINED) if one in outcomes), Outcome.SAME)
