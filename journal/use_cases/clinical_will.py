"""A clinical will: looked at again, its list of clients brought up to date, and what a sheet of it says.

A sheet and a card hold what the two colleagues and the family read, word by word: clients as codes, never by name.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from journal.errors import FieldError
from journal.planning import clinical_will as planning
from journal.planning.clinical_will import Due
from journal.records.clinical_will import PLACES, ROLES, ClinicalWill, JournalThen, Script, WillClient
from journal.records.person import Person
from journal.store.journal import Journal
from journal.use_cases.changing import Changed, change
from journal.wording import clinical_will as wording
from journal.wording import labels
from journal.wording.dates import in_one_form

Section = tuple[str, tuple[str, ...]]
"""A heading, and the lines below it, all of it plain text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acting:
    """Who has a role. `person` None: nobody was named, or, where `gone`, whoever was is among one's people no more."""

    role: str
    person: Person | None
    gone: bool
    agreed_on: date | None
    reach: str

    def ended(self, today: date) -> bool:
        """Say whether one no longer meets them on `today`."""
        return self.person is not None and self.person.ended_on is not None and self.person.ended_on < today


def in_force(journal: Journal) -> ClinicalWill | None:
    """Return the will that holds, or None without any."""
    return planning.in_force(journal.clinical_wills.all())


def acting(journal: Journal, will: ClinicalWill) -> tuple[Acting, Acting]:
    """Return who carries a will out, and who stands in for them."""
    people = {person.id: person for person in journal.people.all()}

    def of(role: str) -> Acting:
        named = getattr(will, f"{role}_id")
        return Acting(
            role=role,
            person=people.get(named),
            gone=named is not None and named not in people,
            agreed_on=getattr(will, f"{role}_agreed_on"),
            reach=getattr(will, f"{role}_reach"),
        )

    return of(ROLES[0]), of(ROLES[1])


def due(journal: Journal, will: ClinicalWill, today: date) -> Due:
    """Return what of a will is due."""
    return planning.due(will, journal.clients.all(), today)


def composed(journal: Journal, kept: tuple[WillClient, ...], today: date) -> tuple[WillClient, ...]:
    """Return the list of clients as it is today, with what `kept` says of them."""
    return planning.composed(kept, journal.clients.all(), today)


def refuse_ahead(will: ClinicalWill, today: date) -> None:
    """Raise FieldError where a day that has come lies after `today`."""
    for name in ("executor_agreed_on", "reserve_agreed_on"):
        day = getattr(will, name)
        if day is not None and day > today:
            raise FieldError(name, "lies ahead. Leave it empty until they have agreed")
    if will.day > today:
        raise FieldError("written_on", "lies ahead. Look at the clock of this computer")


def look_at(journal: Journal, will_id: str, today: date) -> Changed[ClinicalWill]:
    """Note that the whole was looked at. Raises EntryNotFound, CannotWrite."""
    return change(journal.clinical_wills, will_id, lambda will: replace(will, looked_at_on=today))


def look_through_clients(journal: Journal, will_id: str, today: date) -> Changed[ClinicalWill]:
    """Bring the list of clients up to date: who is open no more goes, who is new comes. Raises as `look_at`."""

    def listed(will: ClinicalWill) -> ClinicalWill:
        return replace(will, clients=composed(journal, will.clients, today), clients_looked_at_on=today)

    return change(journal.clinical_wills, will_id, listed)


# --- what leaves ---------------------------------------------------------------------------------


def will_sections(journal: Journal, will: ClinicalWill, today: date) -> tuple[Section, ...]:
    """Return what a sheet holds, for the executor and the reserve alike; a part of which nothing is said is not in it.

    Of the kept list those who are open no more are not in it; who began since then is named.
    """
    with in_one_form():
        return tuple((heading, lines) for heading, lines in _sections(journal, will, today) if lines)


def family_card(journal: Journal, will: ClinicalWill) -> tuple[str, ...]:
    """Return the lines of the card for the family: whom to call. Empty without an executor."""
    executor, reserve = acting(journal, will)
    if executor.person is None:
        return ()
    name = reserve.person.name if reserve.person is not None else ""
    return wording.card(executor.person.name, executor.reach, name, reserve.reach)


def _sections(journal: Journal, will: ClinicalWill, today: date) -> list[Section]:
    texts = {own.kind: own.text for own in will.texts}
    others = [(labels.label(name), getattr(will, name)) for name in ("supervisees", "waiting_list", "recent_clients")]
    named = partial(_named, will)
    return [
        (wording.H_ABOUT, (wording.FOR_BOTH, wording.written_on(will.day, will.looked_at_on), wording.CODES_ONLY)),
        (wording.H_WHO, (*(_acts(one) for one in acting(journal, will)), *named("decides_incapacity"))),
        (wording.H_MAY, _lines(will.may_do)),
        (wording.H_LIE, tuple(line for place in (*PLACES, "retention") for line in named(place))),
        (wording.H_CLIENTS, _clients(journal, will, today)),
        (wording.H_RECENT, tuple(f"{name}: {line}" for name, text in others for line in _lines(text))),
        *((f"{wording.H_TEXT}: {wording.TEXT_FOR[kind].lower()}", _lines(texts.get(kind, wording.TEXTS[kind])))
          for kind in Script),
        (wording.H_JOURNAL, _journal(journal, will)),
        (wording.H_FUNERAL, _lines(will.funeral)),
    ]  # fmt: skip


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _named(will: ClinicalWill, name: str) -> tuple[str, ...]:
    value = getattr(will, name).strip()
    return (f"{labels.label(name)}: {value}",) if value else ()


def _acts(one: Acting) -> str:
    if one.person is None:
        return f"{wording.ROLE[one.role]}: {wording.NOBODY_NAMED}"
    return wording.one_of_two(one.role, one.person.name, one.reach, one.agreed_on)


def _clients(journal: Journal, will: ClinicalWill, today: date) -> tuple[str, ...]:
    stands = due(journal, will, today)
    there = [(journal.clients.code_of(one.client_id), one) for one in will.clients if one.client_id not in stands.gone]
    there.sort(key=lambda pair: (not pair[1].call_first, pair[0].casefold(), pair[1].client_id))
    lines = [
        wording.client(code, one.call_first, one.hand_over) for code, one in there if one.call_first or one.hand_over
    ]
    if rest := [code for code, one in there if not (one.call_first or one.hand_over)]:
        lines.append(wording.the_others(rest, alone=not lines))
    if stands.came:
        lines.append(wording.not_in_it_yet([journal.clients.code_of(client_id) for client_id in stands.came]))
    return (
        wording.list_as_of(will.clients_looked_at_on or will.day),
        *(_named(will, "names_lie") or (wording.NO_NAMES_LIE,)),
        *(lines or (wording.LIST_EMPTY,)),
    )


def _journal(journal: Journal, will: ClinicalWill) -> tuple[str, ...]:
    then = will.journal_then or JournalThen.DESTROYED
    said = wording.THEN[then]
    if then is JournalThen.GIVEN:
        said = f"{said} {will.journal_to.strip() or 'somebody who is not named here'}."
    held = journal.settings.read().legal_hold
    folder = () if journal.is_demo else (wording.lies_in(str(journal.folder)),)
    return (
        *((wording.HELD, f"{wording.AFTER_HOLD} {said}") if held else (said,)),
        wording.ENCRYPTED,
        *folder,
        *_named(will, "copies_lie"),
    )
