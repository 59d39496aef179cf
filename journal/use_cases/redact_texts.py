"""Going through texts before they are handed over: which ones, and what is looked for in each of them.

What was decided of their words is kept nowhere: only `redaction.Review` makes
a text that may leave.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from journal.measures.weeks import DAY, WEEK
from journal.records.agenda import AgendaItem
from journal.records.alike import folded
from journal.records.kinds import words_of
from journal.records.reflection import Reflection
from journal.sharing.codes import with_codes
from journal.sharing.ordinary import words_of_habit
from journal.sharing.summary import Weeks
from journal.store.journal import Journal
from journal.use_cases.choose_to_share import Choice
from journal.wording import share_page, shared_pack
from journal.wording.shared_parts import PARTS

CLIENT = "[client]"
"""In the place of a code that does not say which client is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A text to be gone through. `heading` says what it is, `id` names its entry."""

    id: str
    heading: str
    text: str
    client_id: str | None = None


def subjects(choice: Choice) -> list[Subject]:
    """Return the texts of a choice that have to be gone through: titles first."""
    titles = [
        Subject(id=item.id, heading=share_page.TITLE, text=item.title, client_id=item.client_id)
        for item in choice.agenda
    ]
    texts = [
        Subject(
            id=entry.id,
            heading=share_page.dated(entry.day, shared_pack.KINDS[entry_kind(entry)]),
            text=words_of(entry),
            client_id=entry.client_id if isinstance(entry, Reflection) else None,
        )
        for entry in choice.texts
    ]
    goals = [Subject(id=one.id, heading=PARTS["goals"].heading, text=one.goal.text) for one in choice.goals]
    return [*titles, *goals, *texts]


def entry_kind(entry: object) -> str:
    """Return what a chosen text is called in a pack."""
    return "reflection" if isinstance(entry, Reflection) else "supervision"


def codes_for(journal: Journal, person_id: str, weeks: Weeks) -> dict[str, str]:
    """Return every client's code for a person, by client. New ones are kept at once: they never change again."""
    last = weeks.last + WEEK - DAY
    ids = sorted(set().union(*journal.clients.codes_ever().values()))  # those in the trash too: a text may name them
    ids += [r.client_id for r in journal.reflections.between(weeks.first, last) if r.client_id]
    ids += [contact.client_id for contact in journal.contacts.between(weeks.first, last)]
    kept = journal.sharing.codes(person_id)
    own = {journal.clients.code_of(client_id) for client_id in ids}
    codes = with_codes(kept, dict.fromkeys(ids), own_codes=own)
    if codes != kept:
        journal.sharing.keep_codes(person_id, codes)
    return {client_id: codes[client_id] for client_id in dict.fromkeys(ids)}


def own_to_theirs(journal: Journal, codes: Mapping[str, str]) -> dict[str, str]:
    """Return what is put in the place of each of one's own codes in a text, those of earlier and of the trash too.

    It is this person's code for the same client; where clients had one code after another, or have it at once,
    "[client]".
    """
    now: dict[str, set[str]] = {}
    for client in journal.clients.all():
        now.setdefault(folded(client.code), set()).add(client.id)
    result = {}
    for own, ids in journal.clients.codes_ever().items():
        owners = now.get(own, ids)
        result[own] = codes[next(iter(owners))] if len(owners) == 1 else CLIENT
    return result


def usual_words(journal: Journal) -> Collection[str]:
    """Return the words that this therapist has the habit of. One pass over the whole journal, but what is apart."""
    every = (
        entry for entries in journal.tables if not entries.of.apart for entry in entries.between(date.min, date.max)
    )
    return words_of_habit((e.day, f"{words_of(e)} {e.title if isinstance(e, AgendaItem) else ''}") for e in every)


def words_of_others(journal: Journal, clients: Collection[str]) -> list[str]:
    """Return the identifying words kept for every client but `clients`: a text may speak of anybody."""
    kept = journal.sharing.identifying_words()
    return [word for client_id, of in kept.items() if client_id not in clients for word in split_words(of)]


def split_words(typed: str) -> list[str]:
    """Return the words and names of a line, which commas part."""
    return [word.strip() for word in re.split(r"[,;\n]", typed) if word.strip()]
