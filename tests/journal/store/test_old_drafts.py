"""Drafts without a word go after a day; one in which somebody typed stays."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from journal.records.entry import now_utc
from journal.records.reflection import Reflection
from journal.store.drafts import LAST_KEYS, Draft
from journal.store.journal import Journal
from journal.store.old_drafts import KEPT, LAST_KEYS_KEPT, forget_wordless, has_words


def ids(journal: Journal) -> list[str]:
    return sorted(draft.id for draft in journal.drafts.all())


def test_it_goes_after_a_day_and_one_with_words_never(journal: Journal) -> None:
    tapped = {"client_id": "a" * 32, "intensity": 6, "feelings": ["worry"], "at_day": {"date": "2026-10-22"}}
    journal.drafts.put_fields("tapped", "reflection", None, tapped)
    journal.drafts.put_fields("typed", "reflection", None, tapped)
    journal.drafts.put_text("typed", "reflection", "text", "It rained.")
    journal.drafts.put_fields("coded", "client", None, {"code": "Q7"})
    journal.drafts.put_text("lines", "line", "line", "")
    now = now_utc()
    assert forget_wordless(journal, now + KEPT - timedelta(minutes=1)) == 0
    # One unlock marks it, and one on a later date lets it go.
    assert forget_wordless(journal, now + KEPT) == 0
    assert ids(journal) == ["coded", "lines", "tapped", "typed"]
    assert forget_wordless(journal, now + 2 * KEPT + timedelta(minutes=1)) == 1
    assert ids(journal) == ["coded", "lines", "typed"]
    assert forget_wordless(journal, now + 90 * KEPT) == 0


def test_the_last_keys_before_a_page_went_away_wait_a_week(journal: Journal) -> None:
    journal.drafts.put_text(LAST_KEYS, LAST_KEYS, "st-key-a-minutes", "47")
    now = now_utc()
    assert forget_wordless(journal, now + LAST_KEYS_KEPT - timedelta(minutes=1)) == 0
    assert forget_wordless(journal, now + LAST_KEYS_KEPT) == 0
    assert forget_wordless(journal, now + LAST_KEYS_KEPT + 2 * KEPT) == 1
    assert ids(journal) == []


@pytest.mark.parametrize(
    ("fields", "texts", "typed"),
    [
        ({"feelings": ["worry"], "place": "bed", "useful": False}, {}, False),
        ({"feelings": ["worry"]}, {"text": " \n"}, False),
        ({"feelings": ["worry"]}, {"text": "x"}, True),
        ({"at_day": {"date": "2026-10-22"}}, {"at.typed": '{"turn": 1}'}, False),
        ({"own_word": "baking"}, {}, True),
        ({"feelings": ["awe"]}, {}, True),  # no word that is offered: in doubt it was typed
        ({"actions.rows": ["ab"], "actions.ab.text": "call her"}, {}, True),
        ({"at.unread": ["next tue"]}, {}, True),
    ],
)
def test_what_counts_as_a_word(fields: dict[str, Any], texts: dict[str, str], typed: bool) -> None:
    now = now_utc()
    draft = Draft(id="d", kind="reflection", entry_id=None, fields=fields, texts=texts, begun_at=now, written_at=now)
    assert has_words(draft, Reflection) == typed
