"""A clinical will: looked at again, its list of clients brought up to date, and what a sheet of it says.

A sheet and a card hold what the two colleagues and the family read, word by word: clients as codes, never by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from journal.errors import FieldError
from journal.planning import clinical_will as planning
from journal.planning.clinical_will import Due
from journal.records.clinical_will import PLACES, ROLES, ClinicalWill, JournalThen, Script, WillClient
from journal.records.person import Person
from journal.sharing import sheet as sharing
from journal.sharing.sheet import Free, SheetDraft, SheetLine, Stated
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
        return tuple(
            (heading, tuple(part for line in lines for part in _printed(line)))
            for heading, lines in _sections(journal, will, today)
            if lines
        )


def will_draft(journal: Journal, will: ClinicalWill, today: date, codes: Mapping[str, str]) -> SheetDraft:
    """Return the draft of a sheet for one of the two: the same as on paper, under their codes by client."""
    with in_one_form():
        sections = tuple(
            sharing.Section(heading=heading, lines=lines)
            for heading, lines in _sections(journal, will, today, codes)
            if lines
        )
    return SheetDraft(kind="will", title=wording.SHEET_TITLE, sections=sections)


def on_sheet(journal: Journal, will: ClinicalWill, today: date) -> list[str]:
    """Return the clients whose codes stand on a sheet, by id, in the order of their codes."""
    stands = due(journal, will, today)
    there = [*(one.client_id for one in will.clients if one.client_id not in stands.gone), *stands.came]
    return sorted(there, key=lambda client_id: (journal.clients.code_of(client_id).casefold(), client_id))


def family_card(journal: Journal, will: ClinicalWill) -> tuple[str, ...]:
    """Return the lines of the card for the family: whom to call. Empty without an executor."""
    executor, reserve = acting(journal, will)
    if executor.person is None:
        return ()
    name = reserve.person.name if reserve.person is not None else ""
    return wording.card(executor.person.name, executor.reach, name, reserve.reach)


def _printed(line: SheetLine) -> list[str]:
    return (line.text if isinstance(line, Stated) else f"{line.before}{line.text}{line.after}").splitlines()


_Lines = tuple[SheetLine, ...]


def _sections(
    journal: Journal, will: ClinicalWill, today: date, theirs: Mapping[str, str] | None = None
) -> list[tuple[str, _Lines]]:
    """Return all parts of a sheet, under the codes of the journal, or under `theirs`, made for who reads it."""
    texts = {own.kind: own.text for own in will.texts}
    named = partial(_named, will)
    about = wording.ABOUT if theirs is None else wording.ABOUT_FOR_ONE
    written = Stated(text=wording.written_on(will.day, will.looked_at_on))
    return [
        (wording.H_ABOUT, (Stated(text=about[0]), written, Stated(text=about[1]))),
        (wording.H_WHO, (*(_acts(will, one) for one in acting(journal, will)), *named("decides_incapacity"))),
        (wording.H_MAY, named("may_do", before="")),
        (wording.H_LIE, tuple(line for place in (*PLACES, "retention") for line in named(place))),
        (wording.H_CLIENTS, _clients(journal, will, today, theirs)),
        (wording.H_RECENT,
         tuple(line for name in ("supervisees", "waiting_list", "recent_clients") for line in named(name))),
        *((f"{wording.H_TEXT}: {wording.TEXT_FOR[kind].lower()}",
           _typed(will, f"text.{kind}", texts[kind], wording.TEXT_FOR[kind]) if kind in texts
           else (Stated(text=wording.TEXTS[kind]),))
          for kind in Script),
        (wording.H_JOURNAL, _journal(journal, will)),
        (wording.H_FUNERAL, named("funeral", before="")),
    ]  # fmt: skip


def _typed(
    will: ClinicalWill, name: str, text: str, label: str, before: str = "", after: str = "", client: str | None = None
) -> tuple[Free, ...]:
    """Return what was typed as a line that is gone through before it leaves, without its empty lines; none for none."""
    text = "\n".join(line.strip() for line in text.splitlines() if line.strip())
    made = Free(id=f"{will.id}.{name}", label=label, text=text, before=before, after=after, client_id=client)
    return (made,) if text else ()


def _named(will: ClinicalWill, name: str, before: str | None = None) -> tuple[Free, ...]:
    label = labels.label(name)
    return _typed(will, name, getattr(will, name), label, f"{label}: " if before is None else before)


def _acts(will: ClinicalWill, one: Acting) -> SheetLine:
    role = wording.ROLE[one.role]
    if one.person is None:
        return Stated(text=f"{role}: {wording.NOBODY_NAMED}")
    who = ", ".join(part for part in (one.person.name, one.reach) if part)
    return _typed(will, one.role, who, role, f"{role}: ", wording.agreed(one.agreed_on))[0]


def _clients(journal: Journal, will: ClinicalWill, today: date, theirs: Mapping[str, str] | None) -> _Lines:
    stands = due(journal, will, today)

    def code_of(client_id: str) -> str:
        return theirs[client_id] if theirs is not None else journal.clients.code_of(client_id)

    there = [(code_of(one.client_id), one) for one in will.clients if one.client_id not in stands.gone]
    there.sort(key=lambda pair: (not pair[1].call_first, pair[0].casefold(), pair[1].client_id))
    lines: list[SheetLine] = []
    for code, one in there:
        before = wording.client(code, one.call_first)
        hand_over = _typed(
            will, f"hand_over.{one.client_id}", one.hand_over, labels.label("hand_over"),
            before=f"{before}{'; ' if one.call_first else ' '}", client=one.client_id,
        )  # fmt: skip
        lines += hand_over or ([Stated(text=before)] if one.call_first else [])
    if rest := [code for code, one in there if not (one.call_first or one.hand_over.strip())]:
        lines.append(Stated(text=wording.the_others(rest, alone=not lines)))
    if came := [code_of(client_id) for client_id in stands.came]:
        lines.append(Stated(text=wording.not_in_it_yet(came if theirs is None else sorted(came))))
    return (
        Stated(text=wording.list_as_of(will.clients_looked_at_on or will.day)),
        *(_named(will, "names_lie") or (Stated(text=wording.NO_NAMES_LIE),)),
        *(lines or (Stated(text=wording.LIST_EMPTY),)),
    )


def _journal(journal: Journal, will: ClinicalWill) -> _Lines:
    then = will.journal_then or JournalThen.DESTROYED
    held = journal.settings.read().legal_hold
    before = f"{wording.AFTER_HOLD if held else ''} {wording.THEN[then]}".strip()
    said: _Lines = (Stated(text=before),)
    if then is JournalThen.GIVEN:
        given = _typed(will, "journal_to", will.journal_to, labels.label("journal_to"), f"{before} ", ".")
        said = given or (Stated(text=f"{before} {wording.NOT_NAMED}."),)
    # The path of a folder is no word of ours: it holds the name of whoever uses this computer.
    folder = () if journal.is_demo else _typed(will, "folder", str(journal.folder), wording.FOLDER, *wording.LIES_IN)
    return (
        *((Stated(text=wording.HELD),) if held else ()),
        *said,
        Stated(text=wording.ENCRYPTED),
        *folder,
        *_named(will, "copies_lie"),
    )
