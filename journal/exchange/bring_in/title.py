"""What a title means: by the therapist's rules first, then by a client's code, then what it may mean and is asked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from journal.exchange.bring_in.marks import Marks, phrases, plain
from journal.presets.bring_in_words import MAY_MEAN, SAYS_NOTHING
from journal.records.alike import folded
from journal.records.bring_in import Meaning, Rules
from journal.records.client import Client

STATUSES = frozenset({Meaning.CANCELLED, Meaning.NO_SHOW})
"""They say how it went with a client, and not who it was."""

SHORTEST_INSIDE = 5
"""Letters of a preset word that is asked about where it is not the whole title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleMeans:
    """`meaning` by a rule; `clients` are meant for sure, `perhaps` may be; `status` by a rule.

    `suggested` is what it may mean, by its words `phrase`. `says_nothing`:
    it names nobody, as "Appointment" does.
    """

    meaning: Meaning | None = None
    clients: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    status: Meaning | None = None
    suggested: Meaning | None = None
    phrase: str = ""
    says_nothing: bool = False


class _Title:
    """A title taken apart, once for all rules that it is held against."""

    def __init__(self, title: str, marks: Marks) -> None:
        self.title, self.whole, self.inside = title, plain(title), [*phrases(title)]
        self.mark = marks.whole(title)
        self._marks = marks

    @cached_property
    def marks_inside(self) -> list[str]:
        return [self._marks.phrase(each) for each in self.inside]


class Titles:
    """Reads titles by the rules of one source; each title once."""

    def __init__(self, rules: Rules, marks: Marks, clients: Mapping[str, Client], names: Mapping[str, str]) -> None:
        self._marks = marks
        self._apart: dict[str, _Title] = {}
        self._unruled: dict[str, TitleMeans] = {}
        self._read: dict[str, TitleMeans] = {}
        self._codes: dict[str, list[str]] = {}
        self._written = {client.id: client.code for client in clients.values()}
        if rules.codes:
            for client in clients.values():
                self._codes.setdefault(plain(client.code), []).append(client.id)
        self._names = names
        self.ruled(rules)

    def ruled(self, rules: Rules) -> None:
        """Read by other rules about titles; what means the same as before is the same object."""
        self._whole = {rule.mark: rule for rule in rules.titles if rule.whole}
        self._words = {rule.mark: rule for rule in rules.titles if not rule.whole}
        for title, before in self._read.items():
            now = self._meant(title)
            self._read[title] = before if now == before else now

    def of(self, title: str) -> TitleMeans:
        """Return what a title means."""
        if title not in self._read:
            self._read[title] = self._meant(title)
        return self._read[title]

    def _meant(self, title: str) -> TitleMeans:
        if title not in self._apart:
            self._apart[title] = _Title(title, self._marks)
        apart = self._apart[title]
        found = [rule] if (rule := self._whole.get(apart.mark)) else []
        if self._words and (not found or found[0].meaning in STATUSES):
            found += [rule for mark in apart.marks_inside if (rule := self._words.get(mark))]
        meanings = {rule.meaning for rule in found}
        status = next((one for one in (Meaning.CANCELLED, Meaning.NO_SHOW) if one in meanings), None)
        if Meaning.IGNORE in meanings:
            return TitleMeans(meaning=Meaning.IGNORE)
        others = meanings - STATUSES - {Meaning.CLIENT}
        clients = {rule.client_id for rule in found if rule.client_id in self._written}
        if others and not clients and len(others) == 1:
            return TitleMeans(meaning=others.pop())
        if others or clients:
            told = tuple(sorted(str(one) for one in clients))
            return TitleMeans(clients=told, status=status, meaning=min(others) if others else None)
        if title not in self._unruled:
            self._unruled[title] = self._by_itself(apart)
        means = self._unruled[title]
        return replace(means, status=status, suggested=None, phrase="") if status else means

    def _by_itself(self, apart: _Title) -> TitleMeans:
        """Return what a title means that no rule speaks of."""
        sure, perhaps = self._by_code(apart.title, apart.whole, apart.inside)
        suggested, phrase = _may_mean(apart.whole, apart.inside)
        return TitleMeans(
            clients=sure,
            perhaps=perhaps,
            suggested=suggested,
            phrase=phrase,
            says_nothing=apart.whole in SAYS_NOTHING or not re.search(r"[^\W\d_]", apart.whole),
        )

    def _by_code(self, title: str, whole: str, inside: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return who is meant for sure, and who may be: a code without a digit may be any word, a name anybody's."""
        sure: set[str] = set()
        perhaps: set[str] = {self._names[p] for p in inside if p in self._names}
        as_written = {re.sub(r"^\W+|\W+$", "", word) for word in title.split()}
        for p in inside:
            for client_id in self._codes.get(p, ()):
                if any(c.isdigit() for c in p) or p == whole:
                    sure.add(client_id)
                elif self._written[client_id] in as_written and len(p) > 1:
                    perhaps.add(client_id)
        return tuple(sorted(sure)), tuple(sorted(perhaps - sure))


def _may_mean(whole: str, inside: list[str]) -> tuple[Meaning | None, str]:
    for name, known in MAY_MEAN.items():
        if whole in map(folded, known):
            return Meaning(name), whole
    for name, known in MAY_MEAN.items():
        for word in known:
            if len(word) >= SHORTEST_INSIDE and word in inside:
                return Meaning(name), word
    return None, ""
