"""Published scales: answers by item number, from one's own copy. No question is worded here."""

from __future__ import annotations

import streamlit as st

from journal.errors import FieldError
from journal.measures.scales import band, changes, check_totals, known, score, scores_of, span
from journal.measures.suggestions import asked_after
from journal.measures.weights_in_force import in_force
from journal.presets.scales import BY_NAME
from journal.records.scale import ScaleAnswers
from journal.wording import dates
from journal.wording import scales as wording
from pages.frame.unlocked import current_journal
from pages.log import scale_answers
from pages.parts import clock, notice, support_people
from pages.parts.forms import fields
from pages.parts.forms.draft_values import one
from pages.parts.forms.form import Form, more
from pages.parts.listing import entries

journal = current_journal()
today = clock.today(journal)

LISTED = 8
LOOKED_BACK = 60
"""Fillings-in among which today's is looked for: it may speak of an earlier day."""


def build(form: Form[ScaleAnswers]) -> ScaleAnswers:
    """Make the record from the form."""
    if not form["scale"]:
        raise FieldError("scale", "is not chosen yet")
    key = known(form["scale"])
    if scale_answers.by_totals(form, key):
        typed = {part.name: form[f"{key.name}.{part.name}"] for part in key.subscales}
        totals = check_totals(key.name, {name: total for name, total in typed.items() if total is not None})
        return ScaleAnswers(**form.identity(), at=form.moment(), scale=key.name, totals=tuple(totals.items()))
    copy = scale_answers.copy_of(form, key)
    given = scale_answers.answers(form, key, copy)
    score(key.name, given, form=copy.name)
    return ScaleAnswers(
        **form.identity(), at=form.moment(), scale=key.name, form=copy.name, answers=tuple(given.items())
    )


def result(filled: ScaleAnswers) -> list[tuple[str, str]]:
    """Return each score with its change, and what the source calls it. Raises FieldError for what cannot be scored."""
    key = known(filled.scale)
    moved = changes(filled, journal.scales.of_scale(filled.scale), journal.settings.read().own_norms)
    found = []
    for name, value in scores_of(filled).items():
        part = next(part for part in key.subscales if part.name == name)
        line = wording.score_line(name, value, span(key, part))
        if name in moved:
            since = moved[name].before.day
            line += f", {wording.change_line(moved[name].difference, since, today, real=moved[name].real)}"
        found.append((line, band(filled.scale, name, value)))
    return found


def describe(filled: ScaleAnswers) -> tuple[str, str]:
    """Say which filling-in this is, and below it each score: its change first, then its band."""
    title = BY_NAME[filled.scale].title if filled.scale in BY_NAME else filled.scale
    first = f"{dates.day_with_year(filled.day)}  ·  {title}"
    try:
        return first, "\n".join("  ·  ".join(part for part in line if part) for line in result(filled))
    except FieldError as error:
        return first, str(error)


def show_newest() -> None:
    """Show what was saved today, and who is there after a score that asks for company."""
    zone = clock.zone_here(journal)
    written_today = [one for one in journal.scales.latest(LOOKED_BACK) if one.as_of.astimezone(zone).date() == today]
    for filled in sorted(written_today, key=lambda one: one.as_of)[-1:]:
        try:
            lines, scores = result(filled), scores_of(filled)
        except FieldError:
            return
        with st.container(border=True, gap="xsmall", key="newest"):
            st.text(known(filled.scale).title)
            for line, words in lines:
                st.text(line)
                if words:
                    st.caption(words)
            st.caption(wording.NOT_A_DIAGNOSIS)
        weights = in_force(journal.weights.all()).suggestions
        support_people.a_lot_lately(journal, asked_after(filled.scale, scores, weights))


st.title("Scales", anchor=False)
st.caption(wording.BRING_NUMBERS)
notice.show(journal)
show_newest()

form = scale_answers.begun(journal)
if form.entry is not None and form.entry.scale not in BY_NAME:
    st.info(wording.UNKNOWN)
st.pills(
    "Which one?",
    list(BY_NAME),
    format_func=lambda name: BY_NAME[name].title,
    key=form.field("scale", takes=one(BY_NAME)),
)
form.say_wrong("scale")
if form["scale"]:
    scale_answers.ask(form, known(form["scale"]))
with more(form):
    fields.when(form)
form.save_button(build)

st.header("Earlier", anchor=False)
chosen = form["scale"]
entries.listed(
    journal,
    journal.scales,
    journal.scales.of_scale(chosen, LISTED) if chosen else journal.scales.latest(LISTED),
    describe,
    empty=wording.NOTHING_YET,
)
