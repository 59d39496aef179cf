"""What is handed over: the weeks, the parts, and each item of the agenda, each text, each hour by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

import streamlit as st

from journal.measures.weeks import DAY, WEEK, monday_of
from journal.records.agenda import AgendaItem
from journal.records.entry import Entry
from journal.records.kinds import words_of
from journal.records.reflection import Reflection
from journal.records.share import LONGEST_WEEKS, SharingWith
from journal.records.supervision import Supervision
from journal.sharing.allowed_parts import CAN_AFFECT_A_JOB, Part, exact_counts, offered
from journal.sharing.minimise import may_be_on_agenda, stays
from journal.sharing.summary import Weeks
from journal.store.journal import Journal
from journal.wording import share_page as wording
from journal.wording.sharing import SECOND_YES
from pages.parts import clock
from pages.parts.forms.moment_field import day_input
from pages.parts.listing.described import described
from pages.parts.markdown_escape import markdown_escape
from pages.sharing.share import share_template
from pages.sharing.share.share_person import To, keep

E = TypeVar("E", bound=Entry)

SHOWN = 8
"""Entries of a list that are shown before the others are folded away."""

DONE = 10
"""Things done that are offered: what was decided last is what one reports."""

BEGINNING = 70
"""Characters of a text by which it is recognised in the list."""

WEEKS_AT_FIRST = 4
"""Weeks that stand there before any were asked for. Weeks alone hand over nothing."""

RISK = "risk"
CHOSEN = ("part.", "tick.", "word.", "read.", "kind", "weeks", "up_to", "day", "before.")
"""What the names of all inputs begin with that say what goes in, and how."""

_ORDER = ("agenda", "texts", "load", "caseload", "themes", "still with me", "contact")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What was chosen. A part that is on may hold nothing; `risk` goes with other parts, never alone.

    A list of which nothing was ticked, though there was something, is a part
    that was not chosen.
    """

    weeks: Weeks
    parts: frozenset[Part]
    risk: bool = False
    agenda: tuple[AgendaItem, ...] = ()
    texts: tuple[Reflection | Supervision, ...] = ()
    hours: tuple[Supervision, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The parts as the ledger has them, always in one order."""
        return (*(part.value for part in Part if part in self.parts), *([RISK] if self.risk else []))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show: no part, or only lists of which nothing was chosen."""
        listed = {Part.AGENDA: self.agenda, Part.TEXTS: self.texts, Part.HOURS: self.hours}
        return not any(listed.get(part, True) for part in self.parts)


def ask(journal: Journal, to: To) -> Choice:
    """Ask for weeks, parts and single entries."""
    today = clock.today(journal)
    can = offered(to.person.relation, second_yes=to.sharing.second_yes_on is not None)
    _let_go_of_others(to, can)
    share_template.offer_last(to, can)
    kind = _kind(to, can)
    weeks = _weeks(journal, to, today)
    if kind == "hours":
        return Choice(weeks=weeks, parts=frozenset({Part.HOURS}), hours=_hours(journal, to, weeks))
    parts = frozenset(part for part in _in_order(can) if _part(to, part))
    risk = exact_counts(to.person.relation) and _part(to, RISK)
    if can:
        st.caption(wording.EXACT if exact_counts(to.person.relation) else wording.FEW)
    _second_yes(journal, to)
    agenda = _agenda(journal, to) if Part.AGENDA in parts else ()
    texts = _texts(journal, to, weeks) if Part.TEXTS in parts else ()
    left = {part for part, ticked in ((Part.AGENDA, agenda), (Part.TEXTS, texts)) if ticked is None}
    return Choice(weeks=weeks, parts=parts - left, risk=risk, agenda=agenda or (), texts=texts or ())


def remembered(sharing: SharingWith, choice: Choice) -> SharingWith:
    """Return how one shares with a person, with what was chosen this time."""
    return replace(sharing, parts=choice.names, weeks=len(choice.weeks.mondays()))


# --- weeks and parts -----------------------------------------------------------------------------


def _let_go_of_others(to: To, can: frozenset[Part]) -> None:
    """Let go of what was chosen for someone who was something else to the therapist, or who is not offered it now."""
    key = _key(to, "relation")
    if st.session_state.setdefault(key, to.person.relation) != to.person.relation:
        begin_anew(to.person.id)
        st.session_state[key] = to.person.relation
        st.info(wording.RELATION_CHANGED)
    for part in (*(part for part in Part if part not in can), *([] if exact_counts(to.person.relation) else [RISK])):
        st.session_state.pop(_key(to, f"part.{part}"), None)


def begin_anew(person_id: str) -> None:
    """Let nothing be chosen for a person: no part, no entry, no word decided and no text read."""
    begun = tuple(f"share.{person_id}.{of}" for of in CHOSEN)
    for key in [key for key in st.session_state if str(key).startswith(begun)]:
        del st.session_state[key]


def _kind(to: To, can: frozenset[Part]) -> str:
    """Ask whether it is a summary or hours to sign off: those go by themselves."""
    if Part.HOURS not in can:
        return "summary"
    key = _key(to, "kind")
    st.session_state.setdefault(key, "summary")
    chosen = st.segmented_control(
        "What it is",
        list(wording.KINDS),
        key=key,
        format_func=wording.KINDS.__getitem__,
        required=True,
        persist_state="session",
    )
    return chosen or "summary"


def _weeks(journal: Journal, to: To, today: date) -> Weeks:
    n, up_to, day = _key(to, "weeks"), _key(to, "up_to"), _key(to, "day")
    st.session_state.setdefault(n, WEEKS_AT_FIRST)
    st.session_state.setdefault(up_to, "finished")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.number_input("Weeks", 1, LONGEST_WEEKS, key=n, width=130, persist_state="session")
        st.segmented_control(
            "Up to",
            list(wording.UP_TO),
            key=up_to,
            format_func=wording.UP_TO.__getitem__,
            required=True,
            persist_state="session",
        )
        if st.session_state[up_to] == "another":
            day_input("That of", journal=journal, key=day, start=today - WEEK, last=today)
    last = {"finished": monday_of(today) - WEEK, "this": monday_of(today)}.get(st.session_state[up_to])
    if last is None:
        last = monday_of(st.session_state.get(day) or today)
    weeks = Weeks(first=last - ((st.session_state[n] or 1) - 1) * WEEK, last=last)
    st.caption(wording.weeks(weeks.first, weeks.last))
    for share in journal.sharing.of_person(to.person.id):
        if share.first <= weeks.last and weeks.first <= share.last and share.parts != (Part.HOURS.value,):
            st.caption(wording.overlap(share.first, share.last))
            break
    return weeks


def _in_order(can: frozenset[Part]) -> list[Part]:
    return [part for part in map(Part, _ORDER) if part in can]


def _part(to: To, part: str) -> bool:
    key = _key(to, f"part.{part}")
    st.session_state.setdefault(key, False)
    return st.checkbox(wording.PARTS[part], key=key, persist_state="session")


def _second_yes(journal: Journal, to: To) -> None:
    """Ask for a second yes before more is offered to someone who can affect one's job; it can be taken back."""
    if to.person.relation not in CAN_AFFECT_A_JOB:
        return
    today = clock.today(journal)
    said = to.sharing.second_yes_on
    with st.container(gap="xsmall", key=_key(to, "second")):
        st.caption(wording.second_yes_on(said) if said else wording.FEW_ONLY)
        if said is None:
            st.text(f"{SECOND_YES}.")
        st.button(
            wording.TAKE_YES_BACK if said else wording.YES,
            key=_key(to, "yes"),
            type="tertiary",
            on_click=_say_yes,
            args=(journal, to.person.id, None if said else today),
        )


def _say_yes(journal: Journal, person_id: str, on: date | None) -> None:
    keep(journal, person_id, lambda sharing: replace(sharing, second_yes_on=on), "Noted")


# --- single entries ------------------------------------------------------------------------------


def _agenda(journal: Journal, to: To) -> tuple[AgendaItem, ...] | None:
    """Ask which items; what came from a reflection that stays, or is gone, is not among them."""
    done = [
        *journal.agenda.done(answered=False, limit=DONE),
        *journal.agenda.done(answered=True, limit=DONE),
    ]
    items = [*reversed(journal.agenda.open()), *done]
    sources = [item.source_id for item in items if item.source_kind == "reflection" and item.source_id]
    reflections = {r.id: r for r in journal.reflections.some(sources)}
    items = [item for item in items if may_be_on_agenda(item, reflections.get)]
    st.subheader(wording.WHICH_AGENDA, anchor=False)
    return _of_them(_ticked(to, items, _agenda_line, empty=wording.NO_AGENDA), items)


def _agenda_line(item: AgendaItem) -> str:
    return "  ·  ".join(part for part in (item.title, item.want, item.state) if part)


def _texts(journal: Journal, to: To, weeks: Weeks) -> tuple[Reflection | Supervision, ...] | None:
    """Ask which reflections and notes of these weeks; what stays is not among them."""
    first, last = weeks.first, weeks.last + WEEK - DAY
    of: list[Reflection | Supervision] = [
        r for r in journal.reflections.between(first, last) if r.text.strip() and not stays(r)
    ]
    of += [s for s in journal.supervisions.between(first, last) if s.notes.strip()]
    st.subheader(wording.WHICH_TEXTS, anchor=False)

    def line(entry: Reflection | Supervision) -> str:
        words = " ".join(words_of(entry).split())
        start = words if len(words) <= BEGINNING else f"{words[:BEGINNING].rsplit(' ', 1)[0]} …"
        return f"{wording.dated(entry.day, described(journal, entry))}  ·  {start}"

    newest = sorted(of, key=lambda entry: (entry.at, entry.id), reverse=True)
    return _of_them(_ticked(to, newest, line, empty=wording.NO_TEXTS), newest)


def _of_them(ticked: tuple[E, ...], entries: Sequence[E]) -> tuple[E, ...] | None:
    """Return what was ticked; None, and say so, where nothing was of what there is."""
    if ticked or not entries:
        return ticked
    st.caption(wording.NONE_TICKED)
    return None


def _hours(journal: Journal, to: To, weeks: Weeks) -> tuple[Supervision, ...]:
    """Ask which meetings; those with this person that nobody signed for yet can be ticked at one press."""
    meetings = journal.supervisions.between(weeks.first, weeks.last + WEEK - DAY)
    st.subheader(wording.WHICH_HOURS, anchor=False)

    def line(meeting: Supervision) -> str:
        signed = "signed off already" if meeting.signed_off_on else ""
        result = (wording.dated(meeting.day, described(journal, meeting)), signed)
        return "  ·  ".join(part for part in result if part)

    theirs = [m for m in meetings if m.person_id == to.person.id and m.signed_off_on is None]
    share_template.offer_hours(to, {_key(to, f"tick.{meeting.id}"): True for meeting in theirs})
    return _ticked(to, meetings, line, empty=wording.NO_HOURS)


def _ticked(to: To, entries: Sequence[E], line: Callable[[E], str], *, empty: str) -> tuple[E, ...]:
    """Show a tick for each and return those that are ticked, also behind the fold."""
    if not entries:
        st.caption(empty)

    def tick(entry: E) -> None:
        key = _key(to, f"tick.{entry.id}")
        st.session_state.setdefault(key, False)
        st.checkbox(markdown_escape(line(entry)), key=key, persist_state="session")

    with st.container(gap="xsmall"):
        for entry in entries[:SHOWN]:
            tick(entry)
    if entries[SHOWN:]:
        behind = entries[SHOWN:]
        fold = st.expander(f"More ({len(behind)})", key=_key(to, f"more.{empty}"), on_change="rerun")
        if fold.open:
            with fold:
                for entry in behind:
                    tick(entry)
    return tuple(e for e in entries if st.session_state.get(_key(to, f"tick.{e.id}")))


def _key(to: To, name: str) -> str:
    return f"share.{to.person.id}.{name}"
