"""What a title means: by the therapist's rules first, then by a client's code, then what it may mean and is asked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

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


class Titles:
    """Reads titles by the rules of one source; each title once."""

    def __init__(self, rules: Rules, marks: Marks, clients: Mapping[str, Client], names: Mapping[str, str]) -> None:
        self._marks = marks
        self._whole = {rule.mark: rule for rule in rules.titles if rule.whole}
        self._words = {rule.mark: rule for rule in rules.titles if not rule.whole}
        self._codes: dict[str, list[str]] = {}
        self._written = {client.id: client.code for client in clients.values()}
        if rules.codes:
            for client in clients.values():
                self._codes.setdefault(plain(client.code), []).append(client.id)
        self._names = names
        self._read: dict[str, TitleMeans] = {}

    def of(self, title: str) -> TitleMeans:
        """Return what a title means."""
        if title not in self._read:
            self._read[title] = self._meant(title)
        return self._read[title]

    def _meant(self, title: str) -> TitleMeans:
        whole = plain(title)
        found = [rule] if (rule := self._whole.get(self._marks.whole(title))) else []
        inside = [*phrases(title)]
        if self._words and (not found or found[0].meaning in STATUSES):
            found += [rule for p in inside if (rule := self._words.get(self._marks.phrase(p)))]
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
        sure, perhaps = self._by_code(title, whole, inside)
        suggested, phrase = (None, "") if status else _may_mean(whole, inside)
        return TitleMeans(
            clients=sure,
            perhaps=perhaps,
            status=status,
            suggested=suggested,
            phrase=phrase,
            says_nothing=whole in SAYS_NOTHING or not re.search(r"[^\W\d_]", whole),
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
