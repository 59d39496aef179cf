"""Log a thought: a client who is still with one."""

from __future__ import annotations

import streamlit as st

from journal.planning.set_down import answer_kept, until
from journal.records.reflection import (
    Feeling,
    Place,
    Reflection,
    ReflectionKind,
    Serve,
    Valence,
    Waits,
)
from journal.use_cases.agenda_tick import keep_in_step
from journal.wording import dates, values
from journal.wording import set_down as wording
from journal.wording.note_editor import PROMPTS
from pages.frame.unlocked import current_journal
from pages.log import withheld_notice
from pages.parts import clock, notice
from pages.parts.forms import fields
from pages.parts.forms.form import Form, begin, more
from pages.parts.listing import entries
from pages.parts.pending import set_down, set_down_days

LISTED = 8
"""Reflections listed below the form."""

journal = current_journal()


def build(form: Form[Reflection]) -> Reflection:
    """Make the record from the form."""
    waits = form.chosen("waits", Waits)
    return Reflection(
        **form.identity(),
        at=form.moment(),
        client_id=form["client_id"],
        minutes=form["minutes"],
        spontaneous=form["spontaneous"],
        kind=form.chosen("kind", ReflectionKind),
        place=form.chosen("place", Place),
        feelings=tuple(Feeling(word) for word in form["feelings"] or ()),
        chosen_valence=form.chosen("chosen_valence", Valence),
        intensity=form["intensity"],
        intrusiveness=form["intrusiveness"],
        useful=form["useful"],
        draining=form["draining"],
        serve=form.chosen("serve", Serve),
        text=form["text"],
        waits=waits,
        waits_until=until(
            waits,
            set_down_days.ahead(journal, form["client_id"], form.entry),  # as it is known when it is saved
            client_id=form["client_id"],
            day=form["at_day"],
            by_hand=form["waits_until"],
            before=form.entry,
        ),
        to_supervision=bool(form["to_supervision"]),
        withheld=bool(form["withheld"]),
        wished_cancel=bool(form["wished_cancel"]),
        **answer_kept(form.entry, waits),
    )


st.title("A thought", anchor=False)
st.caption("Thinking about clients between sessions is a common part of the work.")
notice.show(journal)

form = begin(journal, journal.reflections)
form.begins(less="minutes")
fields.client(form, day=clock.today(journal))
fields.some_of(form, "feelings", Feeling)
fields.rating(form, "intensity")
fields.one_of(form, "place", Place)
form.note(
    "text",
    "Note",
    hint="Write about you. What was said, risked or decided belongs in the record.",
    prompts=PROMPTS,
)
set_down.ask(form)
fields.flag(form, "to_supervision")
with more(form):
    fields.when(form)
    fields.minutes(form)
    fields.one_of(form, "kind", ReflectionKind)
    fields.yes_no(form, "spontaneous")
    fields.rating(form, "intrusiveness")
    fields.one_of(form, "chosen_valence", Valence, label="Tone, if the feelings do not say it")
    fields.yes_no(form, "useful")
    fields.yes_no(form, "draining")
    fields.one_of(form, "serve", Serve)
    fields.day(form, "waits_until")
    fields.flag(form, "withheld")
    if form["withheld"]:
        withheld_notice.show(journal, to_supervision=bool(form["to_supervision"]))
    fields.flag(form, "wished_cancel")
form.save_button(
    build,
    after=lambda kept: keep_in_step(journal, kept, at=clock.local_now(journal)),
    said=lambda kept: set_down.said(journal, kept),
)


def describe(reflection: Reflection) -> tuple[str, str]:
    """Say in two lines which reflection this is."""
    code = journal.clients.code_of(reflection.client_id)
    strong = values.in_words("intensity", reflection.intensity)
    said = [dates.day_in_words(reflection.day), code, ", ".join(reflection.feelings), strong]
    return "  ·  ".join(part for part in said if part), entries.opening(reflection.text)


st.header("Lately", anchor=False)
newest = journal.reflections.latest(3 * LISTED)
shown = set_down_days.in_sight(journal, newest)[:LISTED]
if shown or not newest:
    entries.listed(
        journal,
        journal.reflections,
        shown,
        describe,
        empty="Thoughts you keep will be listed here. The first one takes three taps.",
    )
away = set_down_days.away(journal)
if away:
    st.caption(wording.out_of_sight(away))
