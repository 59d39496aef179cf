"""A summary made from the journal and from what was chosen; texts come gone through, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from journal.measures.caseload_intensity import caseload_by_week
from journal.measures.contact_pattern import standings
from journal.measures.weeks import DAY, WEEK
from journal.planning.work_frame import work_frame
from journal.records.client import Client
from journal.records.kinds import words_of
from journal.records.reflection import Reflection
from journal.records.supervision import Supervision
from journal.sharing import minimise
from journal.sharing.allowed_parts import Part
from journal.sharing.codes import with_codes
from journal.sharing.redaction import Redacted
from journal.sharing.summary import Summary, Weeks
from journal.store.journal import Journal
from journal.wording import share_page, shared_pack
from pages.sharing.share.share_choice import Choice
from pages.sharing.share.share_text import Subject

CLIENT = "[client]"
"""In the place of a code that does not say which client is meant."""


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

    It is this person's code for the same client; where clients had one code after another, "[client]".
    """
    now = {client.code.casefold(): client.id for client in journal.clients.all()}
    result = {}
    for own, ids in journal.clients.codes_ever().items():
        owners = {now[own]} if own in now else ids
        result[own] = codes[next(iter(owners))] if len(owners) == 1 else CLIENT
    return result


def subjects(choice: Choice) -> list[Subject]:
    """Return the texts of a choice that have to be gone through: titles first."""
    titles = [
        Subject(id=item.id, heading=share_page.TITLE, text=item.title, client_id=item.client_id)
        for item in choice.agenda
    ]
    texts = [
        Subject(
            id=entry.id,
            heading=share_page.dated(entry.day, shared_pack.KINDS[_kind(entry)]),
            text=words_of(entry),
            client_id=entry.client_id if isinstance(entry, Reflection) else None,
        )
        for entry in choice.texts
    ]
    return [*titles, *texts]


def made_of(
    journal: Journal,
    choice: Choice,
    let_go: Mapping[str, Redacted],
    codes: Mapping[str, str],
    *,
    exact: bool,
    today: date,
) -> Summary:
    """Return the summary. `let_go` holds the reviewed text of each entry that was chosen."""
    weeks, parts = choice.weeks, choice.parts
    first, last = weeks.first, weeks.last + WEEK - DAY
    reflections = journal.reflections.between(first, last)
    if Part.HOURS in parts:
        return Summary(weeks=weeks, hours=minimise.hours(choice.hours, weeks))
    load = caseload = None
    if Part.LOAD in parts or Part.CASELOAD in parts:
        sums, frame = journal.day_sums.between(first, last), work_frame(journal, today)
        load = minimise.load(sums, weeks, reflections=reflections, frame=frame)
        caseload = minimise.caseload(caseload_by_week(sums, first, last, frame), weeks)
    contact = None
    if Part.CONTACT in parts:
        contacts = journal.contacts.between(first, last)
        standing = standings(contacts, lambda client_id: client_of(journal, client_id, today))
        contact = minimise.contact(contacts, weeks, standings=standing, codes=codes, exact=exact)
    sources = {r.id: r for r in journal.reflections.some([i.source_id for i in choice.agenda if i.source_id])}
    return Summary(
        weeks=weeks,
        load=load if Part.LOAD in parts else None,
        caseload=caseload if Part.CASELOAD in parts else None,
        themes=minimise.themes(reflections, weeks, exact=exact) if Part.THEMES in parts else None,
        still_with_me=(
            minimise.still_with_me(reflections, weeks, codes=codes, exact=exact)
            if Part.STILL_WITH_ME in parts
            else None
        ),
        contact=contact,
        agenda=(
            tuple(
                minimise.on_agenda(item, let_go[item.id], source=sources.get(item.source_id or ""))
                for item in choice.agenda
            )
            if Part.AGENDA in parts
            else None
        ),
        texts=(
            tuple(minimise.chosen_text(entry, let_go[entry.id]) for entry in choice.texts)
            if Part.TEXTS in parts
            else None
        ),
        risk=minimise.risk(_at_risk(journal, today), codes) if choice.risk else None,
    )


def client_of(journal: Journal, client_id: str, today: date) -> Client:
    """Return a client, also one in the trash: the contacts were had."""
    return journal.clients.with_state(client_id, today)[0]


def _at_risk(journal: Journal, today: date) -> Iterable[str]:
    return [c.id for c in journal.clients.active_on(today) if journal.clients.state_on(c.id, today).risk]


def _kind(entry: Reflection | Supervision) -> str:
    return "reflection" if isinstance(entry, Reflection) else "supervision"
