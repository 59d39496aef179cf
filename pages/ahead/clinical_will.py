"""If I cannot: the clinical will, what of it is due, what the two who carry it out will read, a card for the family."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields as fields_of
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from journal.errors import JournalError
from journal.planning.clinical_will import Due, looks_like_a_secret
from journal.records.clinical_will import (
    LINES,
    NOTES,
    PLACES,
    ROLES,
    ClinicalWill,
    JournalThen,
    Script,
    WillClient,
    WillText,
)
from journal.records.entry import new_id
from journal.records.person import Person
from journal.use_cases import changing
from journal.use_cases import clinical_will as use_case
from journal.use_cases.changing import Changed
from journal.use_cases.clinical_will import Acting
from journal.wording import clinical_will as wording
from journal.wording import dates, labels
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice, page_links, print_sheet
from pages.parts.forms import fields
from pages.parts.forms.draft_values import one, some
from pages.parts.forms.form import Form, begin
from pages.parts.forms.unfinished import offer_unfinished
from pages.parts.listing import entries
from pages.parts.markdown_escape import markdown_escape
from pages.parts.supervision.supervisor_choice import on_pills

journal = current_journal()
today = clock.today(journal)
wills = journal.clinical_wills

ADDRESS = ("id", "draft")
IN_A_ROW = 3
"""Clients beside one another, where there is room."""
NOT_CARRIED = {
    "id", "at", "written_at", "edited_at", "replaces_id", "clients", "texts", "looked_at_on", "clients_looked_at_on",
}  # fmt: skip
"""What a new will does not begin with from the one before; of clients and texts what was said of them goes along."""


# --- what is pressed -----------------------------------------------------------------------------


def leave_form() -> None:
    """Go back to the will; what was begun stays as a draft."""
    for name in ADDRESS:
        st.query_params.pop(name, None)


def delete(will_id: str) -> None:
    """Put a will into the trash, and go back to the one that holds; for a button's on_click."""
    try:
        wills.delete(will_id)
    except JournalError as error:
        notice.said(str(error))
        return
    leave_form()
    notice.deleted(wills.kind, will_id)


def press(do: Callable[[], Changed[ClinicalWill]], said: str) -> None:
    """Do something with the will, say so with an undo, or say what went wrong; for a button's on_click."""
    try:
        changed = do()
    except JournalError as error:
        notice.said(str(error))
        return
    notice.done(said, lambda: changing.take_back(wills, changed))


def say_yes(key: str, yes: bool) -> None:
    """Note the second yes to a print, or take it back; for a button's on_click."""
    st.session_state[key] = yes


# --- the form ------------------------------------------------------------------------------------


def text_of(kind: Script) -> str:
    """Return the name of the input that holds a text to clients."""
    return f"text_{kind.name.lower()}"


def build(form: Form[ClinicalWill]) -> ClinicalWill:
    """Make the record from the form. Raises FieldError."""
    before = form.entry
    replaced = use_case.in_force(journal) if before is None else None
    called_first = form["call_first"] or ()
    texts = {kind: form[text_of(kind)] or "" for kind in Script}
    said: dict[str, Any] = {name: form[name] or "" for name in NOTES}
    said |= {name: (form[name] or "").strip() for name in (*LINES, *(f"{role}_reach" for role in ROLES))}
    said |= {f"{role}_{name}": form[f"{role}_{name}"] for role in ROLES for name in ("id", "agreed_on", "colleague")}
    will = ClinicalWill(
        **form.identity(),
        **said,
        at=before.at if before is not None else clock.start_of_day(today, clock.browser_zone(journal)),
        replaces_id=before.replaces_id if before is not None else replaced.id if replaced is not None else None,
        clients=tuple(
            replace(
                client,
                call_first=client.client_id in called_first,
                hand_over=(form[f"hand_over.{client.client_id}"] or "").strip(),
            )
            for client in use_case.composed(journal, (), today)
        ),
        texts=tuple(
            WillText(kind=kind, text=text) for kind, text in texts.items() if text.strip() != wording.TEXTS[kind]
        ),
        journal_then=form.chosen("journal_then", JournalThen),
        looked_at_on=before.looked_at_on if before is not None else None,
        clients_looked_at_on=today,
    )
    use_case.refuse_ahead(will, today)
    return will


@contextmanager
def fold(form: Form[ClinicalWill], name: str, title: str | None = None) -> Iterator[None]:
    """Hold a part of the form; the first is open at first, and so is one in which something was not taken."""
    above = form.shown
    key = f"will.fold.{name}"
    wrong = (st.session_state.get(form.key("wrong")) or {}).get("name")
    if wrong is not None and wrong in st.session_state.get(f"{key}.holds", ()):
        st.session_state[key] = True
    with st.expander(title or name, expanded=name == wording.PEOPLE, key=key, on_change="rerun"):
        yield
    st.session_state[f"{key}.holds"] = form.shown - above


def place(form: Form[ClinicalWill], name: str) -> None:
    """Ask where something lies, and say so where it looks as if it were a secret."""
    with st.container(gap="xsmall"):
        fields.line(form, name)
        if looks_like_a_secret(form[name] or ""):
            st.caption(wording.A_SECRET)
        else:
            st.empty()  # its place: what lies below must not move


def ask_person(form: Form[ClinicalWill], role: str, people: list[Person]) -> None:
    """Ask who has a role, how to reach them, whether they agreed, and whether they are a colleague."""
    name = f"{role}_id"
    offered = [p for p in people if p.can_stand_in and (p.ended_on is None or p.ended_on >= today)]
    offered += [p for p in people if p.id == form[name] and p not in offered]
    called = on_pills(offered)
    if isinstance(form[name], str):
        called.setdefault(form[name], wording.GONE)
    st.pills(
        labels.label(name), [*called], key=form.field(name, takes=one([*called])),
        format_func=lambda person_id: markdown_escape(called.get(person_id, "?")),
    )  # fmt: skip
    form.say_wrong(name)
    reach = {person.id: person.reach for person in offered}
    form.follow(f"{role}_reach", reach.get(form[name] or "", ""))
    fields.line(form, f"{role}_reach", placeholder="a number, an address")
    with st.container(horizontal=True):
        fields.day(form, f"{role}_agreed_on", "Agreed on")
        fields.yes_no(form, f"{role}_colleague", wording.COLLEAGUE)
    if form[f"{role}_colleague"] is False:
        st.caption(wording.NOT_A_COLLEAGUE)
    else:
        st.empty()


def ask_people(form: Form[ClinicalWill]) -> None:
    """Ask who carries it out, who stands in, who says that it is time, and what they may do."""
    people = journal.people.all()
    if any(person.can_stand_in for person in people):
        for role in ROLES:
            ask_person(form, role, people)
    else:
        st.caption(wording.NOBODY_YET)
    icon = ":material/person_add:"
    page_links.button("Add one of your people", "people", key="add_person", icon=icon, draft=new_id())
    fields.line(form, "decides_incapacity", placeholder="a doctor, a relative, the executor with somebody else")
    form.note("may_do", labels.label("may_do"), rows=3)


def ask_clients(form: Form[ClinicalWill], listed: tuple[WillClient, ...]) -> None:
    """Ask whom to call first, and to whom each client might go on."""
    codes = {client.client_id: journal.clients.code_of(client.client_id) for client in listed}
    pills = codes | dict.fromkeys({*(form["call_first"] or ())} - codes.keys(), wording.ENDED)
    st.caption(f"{wording.LIST_IS_AS_IT_IS} {wording.THE_BOOK_LEADS}" if codes else wording.NO_CLIENTS)
    if codes:
        st.pills(
            labels.label("call_first"), [*pills], selection_mode="multi",
            key=form.field("call_first", empty=[], takes=some([*pills])),
            format_func=lambda client_id: markdown_escape(pills.get(client_id, "?")),
        )  # fmt: skip
        st.text(wording.HAND_OVER)
        for n in range(0, len(codes), IN_A_ROW):
            for column, client_id in zip(st.columns(IN_A_ROW), [*codes][n : n + IN_A_ROW], strict=False):
                with column:
                    fields.line(form, f"hand_over.{client_id}", markdown_escape(codes[client_id]))
    place(form, "names_lie")
    for name in ("waiting_list", "recent_clients", "supervisees"):
        form.note(name, labels.label(name), rows=3)


def ask_texts(form: Form[ClinicalWill]) -> None:
    """Ask what clients are told; each begins with a text of ours."""
    st.caption(wording.SAID_ALONE)
    for kind in Script:
        form.note(text_of(kind), wording.TEXT_FOR[kind], rows=6)
    form.note("funeral", labels.label("funeral"), rows=3)


def ask_journal(form: Form[ClinicalWill]) -> None:
    """Ask what becomes of this journal, and where its copies lie."""
    if journal.settings.read().legal_hold:
        st.warning(wording.ON_HOLD)
    st.caption(wording.JOURNAL_IS)
    fields.one_of(form, "journal_then", JournalThen)
    if form.chosen("journal_then", JournalThen) is JournalThen.GIVEN:
        fields.line(form, "journal_to")
    if not journal.is_demo:
        st.caption(wording.COPIES)
        st.text(str(journal.folder))
    place(form, "copies_lie")


def show_form(will: ClinicalWill | None) -> None:
    """Show the form of the will that the address names, or of a new one in the place of `will`."""
    if will is None:
        st.text(wording.WHAT_IT_IS)
    else:
        st.button("Back", type="tertiary", icon=":material/arrow_back:", key="back", on_click=leave_form)
    carried = {f.name: getattr(will, f.name) for f in fields_of(ClinicalWill) if will and f.name not in NOT_CARRIED}
    form = begin(journal, wills, start=carried)
    base = form.entry or will
    listed = use_case.composed(journal, base.clients if base is not None else (), today)
    own = {text.kind: text.text for text in base.texts} if base is not None else {}
    form.begin_with(
        {
            "call_first": [client.client_id for client in listed if client.call_first],
            **{f"hand_over.{client.client_id}": client.hand_over for client in listed},
            **{text_of(kind): own.get(kind, wording.TEXTS[kind]) for kind in Script},
        }
    )
    with fold(form, wording.PEOPLE):
        ask_people(form)
    with fold(form, wording.LIE):
        st.caption(wording.PLACES_ONLY)
        for name in (*PLACES, "retention"):
            place(form, name)
    with fold(form, wording.CLIENTS, wording.fold_of_clients(len(listed))):
        ask_clients(form, listed)
    with fold(form, wording.SAID):
        ask_texts(form)
    with fold(form, wording.JOURNAL):
        ask_journal(form)
    form.save_button(build)
    if form.entry is not None:
        st.button("Delete", type="tertiary", key="delete", on_click=delete, args=(form.entry.id,))


# --- the will ------------------------------------------------------------------------------------


def acts(one: Acting) -> str:
    """Say who has a role, and what is to be asked of it."""
    if one.gone:
        return wording.gone(one.role)
    if one.person is None:
        return wording.nobody(one.role)
    if one.ended(today) and one.person.ended_on is not None:
        return wording.ended(one.role, one.person.name, one.person.ended_on)
    return wording.carries_it_out(one.role, one.person.name, one.agreed_on, today)


def show_state(will: ClinicalWill, due: Due) -> None:
    """Say who carries it out, when it was looked at, and what is due; and offer what can be done."""
    looked_at = wording.looked_at(will.day, will.looked_at_on, today)
    st.text(" ".join([*map(acts, use_case.acting(journal, will)), looked_at]))
    said = [wording.whole_is_due(will.looked_at_on or will.day, today)] if due.whole else []
    if due.clients:
        codes = [journal.clients.code_of(client_id) for client_id in due.came]
        said.append(wording.list_is_due(will.clients_looked_at_on or will.day, codes, len(due.gone)))
    if said:
        st.text(" ".join(said))
    if journal.settings.read().legal_hold:
        st.warning(wording.ON_HOLD)
    look = partial(use_case.look_at, journal, will.id, today)
    listed = partial(use_case.look_through_clients, journal, will.id, today)
    with st.container(horizontal=True):
        if due.whole:
            st.button(
                wording.LOOKED_AT, key="whole", type="primary", on_click=press, args=(look, wording.LOOKED_AT_DONE)
            )
        if due.clients:
            words = wording.UPDATE_LIST if due.came or due.gone else wording.LIST_HOLDS
            st.button(words, key="list", on_click=press, args=(listed, wording.LIST_DONE))
        if not due.whole:
            st.button(wording.LOOKED_AT, key="whole", on_click=press, args=(look, wording.LOOKED_AT_DONE))
        st.button("Change", key="change", on_click=entries.open_entry, args=(will.id,))
        st.button(
            wording.WRITE_NEW, key="new", type="tertiary",
            on_click=st.query_params.__setitem__, args=("draft", new_id()),
        )  # fmt: skip


def show_sheet(will: ClinicalWill) -> None:
    """Show all that the two will read, and print it after a second yes; the page's own paper has none of it."""
    sections = use_case.will_sections(journal, will, today)
    key = f"will.print.{will.id}.{will.as_of.isoformat()}"
    with st.container(key="not_on_paper_will"):
        st.header(wording.SHEET, anchor=False)
        st.caption(wording.SAME_SHEET)
        with st.container(border=True):
            for heading, lines in sections:
                st.subheader(heading, anchor=False)
                with st.container(gap="xsmall"):
                    for line in lines:
                        st.text(line)
        if not st.session_state.get(key):
            with st.container(horizontal=True):
                st.button(wording.PRINT, key="print", icon=":material/print:", on_click=say_yes, args=(key, True))
                if any(one.person is not None for one in use_case.acting(journal, will)):
                    page_links.button(wording.HAND_OUT, "sheet", key="hand_out", type="secondary", will=will.id)
            return
        st.text(wording.LEAVES)
        with st.container(horizontal=True, vertical_alignment="center"):
            no = partial(say_yes, key, False)
            print_sheet.button(wording.YES_PRINT, sections, key="print_yes", title=wording.SHEET_TITLE, printed=no)
            st.button(wording.NO, key="print_no", type="tertiary", on_click=no)


def show_card(will: ClinicalWill) -> None:
    """Show the card for the family, to be copied or printed."""
    st.header(wording.CARD, anchor=False)
    lines = use_case.family_card(journal, will)
    st.caption(wording.CARD_MEANS if lines else wording.NO_CARD)
    if lines:
        st.code("\n".join(lines), language=None, wrap_lines=True)
        print_sheet.button(wording.CARD_PRINT, [("", lines)], key="print_card", size="card")


def show_earlier(will: ClinicalWill) -> None:
    """List the wills that another took the place of."""
    others = [other for other in reversed(wills.all()) if other.id != will.id]
    if others:
        with st.expander(f"{wording.EARLIER} ({len(others)})", key="earlier"):
            entries.listed(journal, wills, others, describe, empty="", name="earlier")


def describe(will: ClinicalWill) -> tuple[str, str]:
    """Say in two lines when a will was written, and who would have carried it out."""
    names = [one.person.name for one in use_case.acting(journal, will) if one.person is not None]
    return f"Written on {dates.date_in_words(will.day)}", ", ".join(names)


st.title("If I cannot", anchor=False)
notice.show(journal)
present = use_case.in_force(journal)
if present is None or any(name in st.query_params for name in ADDRESS):
    show_form(present)
else:
    show_state(present, use_case.due(journal, present, today))
    offer_unfinished(journal, wills)
    show_sheet(present)
    show_card(present)
    show_earlier(present)
