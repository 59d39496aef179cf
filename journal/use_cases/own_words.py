"""Words of one's own for the capture line, kept and given up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from journal.errors import JournalError
from journal.exchange.capture import Judged, judge
from journal.records.own_word import OwnWord
from journal.store.journal import Journal
from journal.use_cases.capture_line import ACTIVITIES_KNOWN

Words = tuple[OwnWord, ...]


class CannotBeRead(JournalError):
    """The word, or what it is to stand for, means nothing in a line; the message says why."""


def judged(journal: Journal, word: str, means: str) -> Judged:
    """Return a word as it would be kept in this journal, or why not, and what it covers."""
    return judge(
        word,
        means,
        own_words=journal.settings.read().own_words,
        clients=journal.clients.all(),
        activities=journal.downtimes.activities(ACTIVITIES_KNOWN),
    )


def add(journal: Journal, word: str, means: str) -> Words:
    """Keep a word beside the others and return those there were, for `put_back`. Raises CannotBeRead, CannotWrite."""
    with journal.transaction():
        new = judged(journal, word, means)
        if new.word is None:
            raise CannotBeRead(new.problem)
        made = new.word
        return _write(journal, lambda there: (*there, made))


def remove(journal: Journal, word: OwnWord) -> Words:
    """Give a word up and return those there were, for `put_back`. Raises CannotWrite."""
    return _write(journal, lambda there: tuple(other for other in there if other != word))


def put_back(journal: Journal, words: Words) -> None:
    """Keep these words and no other. Raises CannotWrite."""
    _write(journal, lambda _there: words)


def _write(journal: Journal, alter: Callable[[Words], Words]) -> Words:
    with journal.transaction():
        settings = journal.settings.read()
        journal.settings.write(replace(settings, own_words=alter(settings.own_words)))
    return settings.own_words
