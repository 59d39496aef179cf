"""Clients: a code, how often they come, and what the work with them asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from journal.charts import style
from journal.errors import FieldError, JournalError
from journal.records import alike
from journal.records.client import Client, ClientFact, ClientState, EndingKind, Return, Role, Unit
from journal.records.client_changes import risk_to_ask_again
from journal.records.day_sums import has_risk
from journal.records.entry import new_id
from journal.use_cases.add_clients import least_used
from journal.use_cases.changing import take_back
from journal.use_cases.take_up_again import ended_under, take_up_again
from journal.wording import clients as wording
from journal.wording import dates, labels, values
from pages.clients import several
from pages.clients.client_facts import (
    ask_phase,
    ask_placement,
    ask_reach,
    ask_rhythm,
    ask_severity,
    ask_unit,
    begin_facts,
    history,
    keep_facts,
    members,
)
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice, page_links
from pages.parts.dashboards.chart import is_dark
from pages.parts.forms import fields
from pages.parts.forms.agreement import agreement, ask_agreement
from pages.parts.forms.draft_values import encoded
from pages.parts.forms.form import Form, begin, more
from pages.parts.forms.rows import prefixes, rows
from pages.parts.forms.unfinished import offer_unfinished
from pages.parts.listing import entries
from pages.parts.listing.list_and_form import delete, in_form, leave_form
from pages.parts.markdown_escape import markdown_escape
from pages.parts.supervision import placement_choice

journal = current_journal()
now = clock.local_now(journal)
today = now.date()


def build(form: Form[Client]) -> Client:
    """Make the record from the form; the dated facts follow in `keep_facts`."""
    if form["at_day"] is None:
        raise FieldError("start", "is needed")
    if ended_before(form, journal.clients.all()) is not None:
        raise FieldError("code", wording.ENDED_CODE)
    if looking_like(form, journal.clients.all()) and not form["looks_like"]:
        raise FieldError("code", "looks like that of another client; say below that it is another one, or change it")
    if form["ending"] and form["ended_on"] is None:
        raise FieldError("ended_on", "is needed, since you say how it ended")
    if form["ended_on"] is not None and not form["ending"]:
        raise FieldError("ending", "is needed, since you say when")
    zone = form.entry.zone if form.entry is not None else clock.browser_zone(journal)
    client = Client(
        **form.identity(),
        at=clock.start_of_day(form["at_day"], zone),
        code=(form["code"] or "").strip(),
        colour=form["colour"] or style.CLIENT_COLOURS[0],
        members=members(form),
        secrets=(form["secrets"] or "").strip(),
        ending=form.chosen("ending", EndingKind),
        ended_on=form["ended_on"],
        approach=(form["approach"] or "").strip(),
        contact_is_treatment=bool(form["contact_is_treatment"]),
        role=form.chosen("role", Role) or Role.THERAPY,
        agreement=agreement(form),
        consent_to_cover=form["consent_to_cover"],
        note=form["note"],
        returns=returns(form),
    )
    back_on = form["back_on"] if may_come_back(form.entry) else None  # another tab may have kept it meanwhile
    return client if back_on is None else client.taken_up(back_on)


def may_come_back(client: Client | None) -> bool:
    """Say whether the work with a client ended so that it can be taken up again."""
    return client is not None and client.ending not in (None, EndingKind.DIED)


def returns(form: Form[Client]) -> tuple[Return, ...]:
    """Return the earlier endings as the form names them."""
    found = []
    for row in prefixes(form, "returns") if form.entry is not None else ():
        ending, ended_on, back_on = (form[f"{row}.{name}"] for name in ("ending", "ended_on", "back_on"))
        for name, value in (("ending", ending), ("ended_on", ended_on), ("back_on", back_on)):
            if value is None:
                raise FieldError(name, "is needed of an earlier ending")
        found.append(Return(ending=EndingKind(ending), ended_on=ended_on, back_on=back_on))
    return tuple(sorted(found, key=lambda one: one.ended_on))


def least_used_colour(everyone: Sequence[Client]) -> str:
    """Return the colour that fewest clients have."""
    return least_used([client.colour for client in everyone if client.active_on(today)])


# --- the form ------------------------------------------------------------------------------------


def show_form(everyone: Sequence[Client]) -> None:
    """Show the form of the client that the address names, or of a new one."""
    if everyone:
        st.button("All clients", type="tertiary", icon=":material/arrow_back:", key="back", on_click=leave_form)
    form = begin(
        journal,
        journal.clients,
        start={"at_day": today, "role": Role.THERAPY, "colour": least_used_colour(everyone)},
    )
    if form.entry is not None:
        ask_risk_again(form.entry)
    begin_facts(form, today)
    fields.line(form, "code", placeholder="K2")
    st.caption(wording.CODE)
    ask_look_alike(form, everyone)
    ask_taken_up(form, everyone)
    say_two_roles(form, everyone)
    ask_back(form)
    if form.entry is not None:
        fields.day(form, "effective", "Changes hold from")
        st.caption(wording.HOLDS_FROM)
    ask_rhythm(form, today)
    ask_severity(form)
    ask_unit(form)
    ask_placement(form)
    with more(form):
        show_the_rest(form, everyone)
    ask_reach(form, today)
    form.save_button(build, after=lambda client: keep_facts(form, client, today), another=True)
    if form.entry is not None:
        show_history(form.entry)


def show_the_rest(form: Form[Client], everyone: Sequence[Client]) -> None:
    """Show what is asked less often."""
    with st.container(horizontal=True):
        if ended_before(form, everyone) is None:
            fields.day(form, "at_day", "Start")
        if form.entry is None:
            fields.day(form, "effective", "The above holds from")
    ask_colour(form)
    fields.one_of(form, "role", Role)
    fields.line(form, "approach", placeholder="for example DBT")
    ask_phase(form)
    ask_agreement(form, today)
    fields.flag(form, "contact_is_treatment", "Contact between sessions is part of the work")
    fields.yes_no(form, "consent_to_cover")
    fields.one_of(form, "ending", EndingKind)
    fields.day(form, "ended_on")
    if form.entry is not None and form.entry.returns:
        ask_returns(form, form.entry)
    form.note("note", "Note", rows=3, hint="Write about you. What was said, risked or decided belongs in the record.")


def ask_colour(form: Form[Client]) -> None:
    """Ask for a colour: one of six, or the one that was kept before these were the only ones."""
    kept = form.entry.colour if form.entry is not None else ""
    fields.one_of(form, "colour", [*style.CLIENT_COLOURS, *([kept] if kept in style.SHOWN_AS else [])])
    if kept in style.SHOWN_AS:
        st.caption(wording.shown_as(kept, style.SHOWN_AS[kept]))


def looking_like(form: Form[Client], everyone: Sequence[Client]) -> list[Client]:
    """Return those whose code looks like the one that is given here; what is the same is refused when saving."""
    code, role = (form["code"] or "").strip(), form["role"] or Role.THERAPY
    similar = alike.beside(code, form.entry, everyone, role) if code else []
    return [other for other in similar if alike.folded(other.code) != alike.folded(code)]


def ask_look_alike(form: Form[Client], everyone: Sequence[Client]) -> None:
    """Ask whether a code that looks like another client's is meant so."""
    if similar := looking_like(form, everyone):
        st.text(wording.looks_like([(other.code, other.day) for other in similar]))
        fields.flag(form, "looks_like", "It is another client, and the code is meant so")


def ended_before(form: Form[Client], everyone: Sequence[Client]) -> Client | None:
    """Return the client who ended and had the code that a new one is given here."""
    if form.entry is not None or not (form["code"] or "").strip():
        return None
    return ended_under(form["code"], form["role"] or Role.THERAPY, everyone)


def ask_taken_up(form: Form[Client], everyone: Sequence[Client]) -> None:
    """Offer to take the work up again with the client who had this code."""
    client = ended_before(form, everyone)
    if client is None or client.ended_on is None:
        return
    st.text(wording.ended_before(client.code, client.ended_on))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        fields.day(form, "at_day", labels.label("back_on"))
        start = form["at_day"] or today
        st.button(
            wording.take_up(start),
            key="take_up",
            disabled=start <= client.ended_on,
            on_click=take_up,
            args=(form, client, start),
        )


def take_up(form: Form[Client], client: Client, day: date) -> None:
    """Take the work up again, and go to the form of the client: what was typed here stands there, not saved yet."""
    said, texts = form.typed()
    said = {name: value for name, value in said.items() if not name.startswith(("code", "at_", "effective", "role"))}
    typed = {**said, "effective": encoded(day)} if said else {}
    try:
        changed = take_up_again(journal, client.id, day, draft_id=form.draft_id, fields=typed, texts=texts)
    except JournalError as error:
        notice.said(str(error))
        return
    form.leave(within=client.id)
    st.query_params["id"] = client.id
    notice.done(wording.taken_up(day), lambda: take_back(journal.clients, changed))


def ask_back(form: Form[Client]) -> None:
    """Ask of a client who ended whether they came back."""
    client = form.entry
    if client is not None and client.ended_on is not None and may_come_back(client):
        st.text(wording.ended(client.ending or "", client.ended_on))
        fields.day(form, "back_on")


def ask_returns(form: Form[Client], client: Client) -> None:
    """Show the endings before the present episode of work, to be put right."""
    kept = [{"ending": one.ending, "ended_on": one.ended_on, "back_on": one.back_on} for one in client.returns]
    st.caption(labels.label("returns"))
    rows(form, "returns", kept, lambda row: draw_return(form, row), add="Add an earlier ending")


def draw_return(form: Form[Client], row: str) -> None:
    """Show the inputs of one earlier ending."""
    fields.day(form, f"{row}.ended_on", labels.label("ended_on"))
    endings = [ending.value for ending in EndingKind if ending is not EndingKind.DIED]
    fields.one_of(form, f"{row}.ending", endings, labels.label("ending"))
    fields.day(form, f"{row}.back_on", labels.label("back_on"))


def say_two_roles(form: Form[Client], everyone: Sequence[Client]) -> None:
    """Say it quietly where the same code already stands for someone in another role."""
    code, role = (form["code"] or "").strip(), form["role"] or Role.THERAPY
    own = form.entry.id if form.entry is not None else None
    for other in everyone:
        if other.id != own and alike.folded(other.code) == alike.folded(code) and other.role != role:
            st.text(wording.two_roles(other.code, other.role, since=other.day, until=other.ended_on, today=today))


def show_history(client: Client) -> None:
    """Show each dated fact, and the way to the trash."""

    def name_of(placement_id: str) -> str:
        return placement_choice.name_of(journal, placement_id) or values.ANOTHER_ENTRY

    told = history(client, journal.clients.facts(client.id), clock.zone_here(journal), name_of)
    if told:
        with st.expander(f"What held from when ({len(told)})"), st.container(gap="xsmall"):
            for line in told:
                st.text(line)
    with st.container(horizontal=True):
        st.button("Delete", type="tertiary", key="delete_client", on_click=delete, args=(journal.clients, client.id))
        page_links.button("Erase everything about them …", "erase", key="erase_client", client=client.id)


def ask_risk_again(client: Client) -> None:
    """Ask quietly whether a risk flag of more than 90 days still stands."""
    labelled = {member.id: member.label for member in client.members}
    for member_id, since in risk_to_ask_again(client, journal.clients.facts(client.id), today):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(wording.still_so(labelled.get(member_id or "", ""), since))
            for word, still in (("Still so", True), ("No longer", False)):
                fact = ClientFact(client_id=client.id, member_id=member_id, effective=today, risk=still)
                st.button(word, key=f"risk.{member_id}.{still}", on_click=answer_risk, args=(fact,))


def answer_risk(fact: ClientFact) -> None:
    """Keep the answer, from today on."""
    try:
        journal.clients.add_fact(fact)
        notice.said("Kept, with today's date")
    except JournalError as error:
        notice.said(str(error))


# --- the list ------------------------------------------------------------------------------------


def show_list(everyone: Sequence[Client]) -> None:
    """List those one works with; the others are folded away."""
    st.button("Add a client", type="primary", key="add", on_click=st.query_params.__setitem__, args=("draft", new_id()))
    offer_unfinished(journal, journal.clients)
    several.show(journal, clock.start_of_day(today, clock.browser_zone(journal)))
    say_what_colours_are(everyone)
    ended = [client for client in everyone if client.ended_on is not None and client.ended_on < today]
    for client in everyone:
        if client not in ended:
            show_line(client)
    if ended:
        with st.expander(f"Ended ({len(ended)})"):
            for client in ended:
                show_line(client)
    for group in alike.groups(everyone):
        st.caption(markdown_escape(wording.look_alike([(client.code, client.day) for client in group])))


def say_what_colours_are(everyone: Sequence[Client]) -> None:
    """Say what the dots are; once, until it is put away, which colours clients no longer have."""
    st.caption(wording.DOTS)
    kept = journal.settings.read()
    before = sorted({client.colour for client in everyone} & set(style.SHOWN_AS))
    if before and not kept.colours_told:
        with st.container(horizontal=True, vertical_alignment="center", key="colours_told"):
            st.caption(wording.colours_changed({colour: style.SHOWN_AS[colour] for colour in before}))
            st.button("All right", type="tertiary", key="colours_seen", on_click=colours_seen)


def colours_seen() -> None:
    """Keep that it was read."""
    try:
        journal.settings.write(replace(journal.settings.read(), colours_told=True))
    except JournalError as error:
        notice.said(str(error))


def show_line(client: Client) -> None:
    """Show a client in two lines, with the way to the form."""
    state = journal.clients.state_on(client.id, max(today, client.day))
    colour = style.palette(is_dark()).clients()[client.colour]
    with st.container(horizontal=True, vertical_alignment="center", key=f"client.{client.id}"):
        st.html(f'<span aria-hidden="true" style="color: {colour}">●</span>', width="content")
        with st.container(gap=None):
            st.text("  ·  ".join(who(client, state)))
            st.text("  ·  ".join(how(client, state)))
        st.button("Open", key=f"open.{client.id}", on_click=entries.open_entry, args=(client.id,), type="tertiary")
        page_links.button("Timeline", "timeline", key=f"timeline.{client.id}", client=client.id)


def who(client: Client, state: ClientState) -> list[str]:
    """Return the code, who comes, since when, and how it ended."""
    said = [client.code]
    said += [state.unit.value] if state.unit is not Unit.INDIVIDUAL else []
    said += [client.role.value] if client.role is not Role.THERAPY else []
    for n, (begun, _) in enumerate(client.episodes):
        again = "again " if n else ""
        said.append(f"{again}{'since' if begun <= today else 'from'} {dates.date_in_words(begun)}")
    if client.ending is not None and client.ended_on is not None:
        said.append(f"{client.ending}, {dates.date_in_words(client.ended_on)}")
    return said


def how(client: Client, state: ClientState) -> list[str]:
    """Return the rhythm, the acuity and the flags."""
    rhythm = [state.frequency.value if state.frequency else "", values.in_words("slots", state.slots)]
    rhythm.append(f"{state.minutes} minutes" if state.minutes else "")
    said = [", ".join(part for part in rhythm if part)]
    said.append(f"acuity {state.acuity}, {labels.anchor('acuity', state.acuity)}" if state.acuity is not None else "")
    stale = risk_to_ask_again(client, journal.clients.facts(client.id), today)
    said += [f"risk, last noted {dates.day_in_words(stale[0][1])}" if stale else "risk"] * has_risk(client, state)
    said += ["trauma"] * state.trauma
    return [part for part in said if part]


st.title("Clients", anchor=False)
notice.show(journal)
everyone = journal.clients.all()
if everyone and not in_form():
    show_list(everyone)
else:
    show_form(everyone)
if not everyone:
    several.show(journal, clock.start_of_day(today, clock.browser_zone(journal)))
    st.caption("Your clients will be listed here. The first one takes a code.")
