"""Words of one's own are kept beside what else is set, and given up again."""

from __future__ import annotations

import pytest

from journal.records.own_word import OwnWord
from journal.records.settings import Settings
from journal.store.journal import Journal
from journal.use_cases import own_words
from journal.use_cases.own_words import CannotBeRead

JOG = OwnWord(word="jog", means="exercise 45m")


def test_a_word_joins_the_others_and_goes_again(journal: Journal) -> None:
    journal.settings.write(Settings(idle_minutes=3))
    assert own_words.add(journal, " jog ", "exercise  45m") == ()
    assert own_words.add(journal, "kid", "guardian") == (JOG,)
    before = own_words.remove(journal, JOG)
    assert [word.word for word in journal.settings.read().own_words] == ["kid"]
    own_words.put_back(journal, before)
    assert journal.settings.read() == Settings(idle_minutes=3, own_words=before)


def test_what_another_tab_added_meanwhile_is_refused_and_nothing_else_is_lost(journal: Journal) -> None:
    assert own_words.judged(journal, "jog", "walk 20m").problem == ""
    own_words.add(journal, "jog", "exercise 45m")
    with pytest.raises(CannotBeRead, match="already"):
        own_words.add(journal, "JOG", "walk 20m")
    assert journal.settings.read().own_words == (JOG,)
