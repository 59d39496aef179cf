"""Log supervision: what was brought, what came of it, what is to be done."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from journal.errors import FieldError, JournalError
from journal.measures.supervision_hours import SHARED
from journal.records.agenda import AgendaItem, AgendaState
from journal.records.supervision import Action, Supervision, SupervisionFormat, Want
from journal.wording import dates, labels, placements, values
from pages.frame.unlocked import current_journal
from pages.log import next_meeting, supervised_hours
from pages.parts import clock, notice, page_links
from pages.parts.forms import fields
from pages.parts.forms.form import Form, begin, more
from pages.parts.forms.rows import prefixes, rows
from pages.parts.listing import entries
from pages.parts.markdown_escape import markdown_escape
from pages.parts.supervision import agenda_items, placement_choice, supervisor_choice

USUAL_MINUTES = 60
NEW_ITEM = "supervision.new_item"

journal = current_journal()


def listed_items(form: Form[Supervision]) -> list[AgendaItem]:
    """Return what can be ticked as discussed: what waits, and what was raised here; the longest waiting first.

    What came of something one would not tell is left out, unless it was raised here.
    """
    here = form.entry.id if form.entry else None
    raised = {item.id for item in journal.agenda.of_supervision(here)} if here else set()
    left_out = journal.agenda.kept_back()
    offered = (AgendaState.WAITING, AgendaState.RAISED)
    return [
        item
        for item in journal.agenda.open()
        if item.id in raised or (item.state in offered and item.id not in left_out)
    ]


def starts_with(form: Form[Supervision]) -> None:
    """Let the ticks and decisions begin with what was raised here before."""
    here = form.entry.id if form.entry else None
    for item in listed_items(form):
        discussed = here is not None and item.supervision_id == here
        form.begin_with(
            {f"item.{item.id}.discussed": discussed, f"item.{item.id}.decision": item.decision if discussed else ""}
        )


def build(form: Form[Supervision]) -> Supervision:
    """Make the record from the form."""
    return Supervision(
        **form.identity(),
        at=form.moment(),
        minutes=form["minutes"],
        **supervisor_choice.chosen(form),
        format=format_of(form),
        group_size=form["group_size"] if format_of(form) in SHARED else None,
        wants=tuple(Want(word) for word in form["wants"] or ()),
        notes=form["notes"],
        feedback=form["feedback"],
        helpfulness=form["helpfulness"],
        actions=tuple(agreed_actions(form)),
        counted_minutes=form["counted_minutes"],
        placement_id=form["placement_id"],
    ).with_signature_of(form.entry)


def format_of(form: Form[Supervision]) -> SupervisionFormat:
    """Return the format as it stands; untouched, it was an hour of one's own."""
    return form.chosen("format", SupervisionFormat) or SupervisionFormat.INDIVIDUAL


def agreed_actions(form: Form[Supervision]) -> list[Action]:
    """Return the rows that say something. Raises FieldError for a day without words."""
    actions = []
    for row in prefixes(form, "actions"):
        text, due = (form[f"{row}.text"] or "").strip(), form[f"{row}.due"]
        if not text and due is not None:
            raise FieldError("action", "is needed where a day is given")
        if text:
            actions.append(Action(text=text, due=due, done=bool(form[f"{row}.done"])))
    return actions


def keep_agenda(form: Form[Supervision], supervision: Supervision) -> None:
    """Move each ticked item on, and back to waiting what is no longer ticked."""
    for item in listed_items(form):
        if form[f"item.{item.id}.discussed"]:
            decision = (form[f"item.{item.id}.decision"] or "").strip()
            state = AgendaState.DECIDED if decision else AgendaState.RAISED
            changed = replace(item, state=state, decision=decision, supervision_id=supervision.id)
        elif item.supervision_id == supervision.id:
            changed = replace(item, state=AgendaState.WAITING, decision="", supervision_id=None)
        else:
            continue
        if changed != item:
            journal.agenda.update(changed, read_as_of=item.as_of)


def keep_the_rest(form: Form[Supervision], supervision: Supervision) -> None:
    """Move the agenda on with the meeting, and ask for the next one where it is new."""
    keep_agenda(form, supervision)
    if form.entry is None:
        next_meeting.ask_later(journal, supervision)


def add_item() -> None:
    """Put what was typed on the agenda."""
    title = st.session_state[NEW_ITEM].strip()
    if not title:
        return
    try:
        journal.agenda.add(AgendaItem(at=clock.local_now(journal), title=title))
        st.session_state[NEW_ITEM] = ""
    except FieldError as error:
        notice.said(labels.problem(error.field, error.reason))
    except JournalError as error:
        notice.said(str(error))


def show_item(form: Form[Supervision], item: AgendaItem) -> None:
    """Show one item with a tick and, once ticked, a line for what was decided."""
    code = agenda_items.client_of(journal, item)
    st.checkbox(
        markdown_escape(f"{code}: {item.title}" if code else item.title),
        key=form.field(f"item.{item.id}.discussed", empty=False),
    )
    if form[f"item.{item.id}.discussed"]:
        fields.line(form, f"item.{item.id}.decision", "Decided", placeholder="may stay empty")
    else:
        put = item.at.astimezone(clock.local_now(journal).tzinfo).date()
        st.caption(f"On the agenda since {dates.day_near(put, clock.today(journal))}")


def show_agenda(form: Form[Supervision]) -> None:
    """Show what waits or was discussed here; what was raised in another meeting and left open stands behind."""
    st.header("Agenda", anchor=False)
    here = form.entry.id if form.entry else None
    items = listed_items(form)
    first = [item for item in items if item.state is AgendaState.WAITING or item.supervision_id == here]
    before = [item for item in items if item not in first]
    if not items:
        st.caption("What you tick “take to supervision” waits here. Something else can be added below.")
    else:
        st.caption("Tick what was discussed.")
    for item in first:
        show_item(form, item)
    if before:
        with st.expander(f"Raised before, nothing decided yet ({len(before)})"):
            for item in before:
                show_item(form, item)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input("Something else to bring", key=NEW_ITEM, live=True, autocomplete="off")
        st.button("Put on the agenda", key="supervision.add_item", on_click=add_item)


def draw_action(row: str) -> None:
    """Show one agreed action."""
    fields.line(form, f"{row}.text", labels.label("action"))
    fields.day(form, f"{row}.due", "Due")
    if form.entry is not None:
        fields.flag(form, f"{row}.done", "Done")


st.title("Supervision", anchor=False)
notice.show(journal)

last = next(iter(journal.supervisions.latest(1)), None)
form = begin(
    journal,
    journal.supervisions,
    start={
        "minutes": last.minutes if last else USUAL_MINUTES,
        **supervisor_choice.begins_with(journal, last),
        "format": last.format if last else SupervisionFormat.INDIVIDUAL,
        "group_size": last.group_size if last else None,
    },
)
form.begins(less="minutes")
starts_with(form)
fields.minutes(form)
supervisor_choice.ask(form)
fields.one_of(form, "format", SupervisionFormat)
if format_of(form) in SHARED:
    fields.number(form, "group_size", "How many share the time, you included")
supervised_hours.what_counts(form["minutes"], format_of(form), form["group_size"], form["counted_minutes"])
fields.rating(form, "helpfulness")
show_agenda(form)
form.note("notes", "Notes")
st.header("Agreed", anchor=False)
rows(
    form,
    "actions",
    [{"text": a.text, "due": a.due, "done": a.done} for a in form.entry.actions] if form.entry else [],
    draw_action,
    add="Add an action",
)
with more(form):
    fields.when(form)
    fields.some_of(form, "wants", Want)
    form.note("feedback", "Feedback I was given", rows=3)
    placement_choice.ask(form, form["at_day"], none=True, caption=placements.AS_ON_FILE)
    fields.number(form, "counted_minutes", "Minutes that count, where not all do", step=5)
form.save_button(build, after=lambda supervision: keep_the_rest(form, supervision))
next_meeting.ask(journal)


def describe(supervision: Supervision) -> tuple[str, str]:
    """Say in two lines which supervision this is."""
    said = [
        dates.day_in_words(supervision.day),
        supervision.supervisor,
        supervision.format,
        f"{supervision.minutes} minutes",
        "" if supervision.helpfulness is None else f"helped {values.in_words('helpfulness', supervision.helpfulness)}",
    ]
    return "  ·  ".join(part for part in said if part), entries.opening(supervision.notes)


st.header("Lately", anchor=False)
entries.listed(
    journal,
    journal.supervisions,
    journal.supervisions.latest(8),
    describe,
    empty="Supervision and consultation will be listed here, and their hours counted. The first one takes one number.",
)

if journal.supervisions.count():
    supervised_hours.month_and_year(journal)
page_links.button(
    "About supervision itself", "about-supervision", key="about_supervision", icon=":material/lock_person:"
)
