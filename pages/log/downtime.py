"""Log downtime: what the time between clients went to, and how it left one."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from journal.errors import FieldError
from journal.presets.downtime import ACTIVITIES, CATEGORY_OF, MINUTES_OF
from journal.records.downtime import ASKED_FOR_ENERGY, Downtime, DowntimeCategory, Felt, GapOrigin
from journal.wording import dates, labels
from pages.frame.unlocked import current_journal
from pages.parts import notice, page_links
from pages.parts.forms import fields
from pages.parts.forms.form import Form, begin, more
from pages.parts.listing import entries
from pages.parts.markdown_escape import markdown_escape

LOOKED_BACK = 300
"""Entries in which the most used activities are counted."""

OFFERED = 14
"""Activities offered as pills; any other one is typed."""


def from_each_category() -> list[str]:
    """Return the activities of the preset, the first of each category before the second of any."""
    seen: Counter[str] = Counter()
    places = []
    for activity in ACTIVITIES:
        places.append((seen[activity.category], activity.name))
        seen[activity.category] += 1
    return [name for _, name in sorted(places, key=lambda place: place[0])]


journal = current_journal()


def offered(form: Form[Downtime]) -> list[str]:
    """Return the activities to offer: the most used first, then those of the preset; the chosen one among them."""
    used = Counter(activity for activity, _ in journal.downtimes.activities(LOOKED_BACK))
    known = [activity for activity, _ in used.most_common()]
    # "Walk" and "walk" look alike on a pill, and Streamlit tells pills apart by their looks.
    names: dict[str, str] = {}
    for name in (*known, *from_each_category()):
        names.setdefault(name.casefold(), name)
    first = list(names.values())[:OFFERED]
    chosen = form["activity"]
    if not chosen or chosen in first:
        return first
    return [*(name for name in first if name.casefold() != chosen.casefold()), chosen]


def activity_of(form: Form[Downtime]) -> str:
    """Return the activity in words: what was typed, else what was tapped."""
    typed = (form["own_word"] or "").strip()
    if typed.casefold() in CATEGORY_OF:
        return typed.casefold()
    return typed or form["activity"] or ""


def category_of(form: Form[Downtime]) -> DowntimeCategory | None:
    """Return the category as it stands, if any."""
    return form.chosen("category", DowntimeCategory)


def known_category(activity: str) -> str | None:
    """Return the category of an activity: the preset's, else the one it was last logged under, else None."""
    if activity in CATEGORY_OF:
        return CATEGORY_OF[activity]
    before = (category for known, category in journal.downtimes.activities(LOOKED_BACK) if known == activity)
    return next(before, None)


def build(form: Form[Downtime]) -> Downtime:
    """Make the record from the form."""
    activity = activity_of(form)
    if not activity:
        raise FieldError("activity", "is needed: choose one, or type a word of your own")
    category = category_of(form)
    if category is None:
        raise FieldError("category", "is not chosen yet")
    asked = category in ASKED_FOR_ENERGY
    return Downtime(
        **form.identity(),
        at=form.moment(),
        activity=activity,
        category=category,
        minutes=form["minutes"],
        origin=form.chosen("origin", GapOrigin),
        own_choice=form["own_choice"],
        felt=form.chosen("felt", Felt),
        energy_before=form["energy_before"] if asked else None,
        energy_after=form["energy_after"] if asked else None,
        note=form["note"],
        ce_credit=form["ce_credit"],
    )


st.title("Downtime", anchor=False)
notice.show(journal)

form = begin(journal, journal.downtimes)
form.begins(less="minutes")
if (form["own_word"] or "").strip():
    st.session_state[form.key("activity")] = None
st.pills(
    labels.label("activity"),
    offered(form),
    key=form.field("activity"),
    format_func=lambda name: markdown_escape(labels.choice(name)),
    on_change=st.session_state.__setitem__,
    args=(form.key("own_word"), ""),
)
form.say_wrong("activity")
fields.line(form, "own_word", "Or in a word of your own")
activity = activity_of(form)
usual_category = known_category(activity)
form.follow("category", usual_category)
form.follow("minutes", MINUTES_OF.get(activity))
form.begins(less="minutes")
if category_of(form) is DowntimeCategory.SUPERVISION:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text("Supervision and consultation have a page of their own, so that their hours are counted once.")
        page_links.button(
            "To supervision",
            "supervision",
            key="to_supervision",
            type="secondary",
            icon=":material/groups:",
        )
fields.minutes(form)
fields.one_of(form, "felt", Felt)
if activity and usual_category is None:
    fields.one_of(form, "category", DowntimeCategory)
with more(form):
    if not activity or usual_category is not None:
        fields.one_of(form, "category", DowntimeCategory)
    fields.when(form)
    fields.one_of(form, "origin", GapOrigin)
    st.segmented_control(
        "Whose idea was it?",
        [True, False],
        format_func=lambda own: "My own choice" if own else "Clinic policy",
        key=form.field("own_choice"),
    )
    if category_of(form) in ASKED_FOR_ENERGY:
        fields.rating(form, "energy_before")
        fields.rating(form, "energy_after")
    form.note("note", "Note", rows=3)
    fields.number(form, "ce_credit", "Education credit, hours", step=0.5)
form.save_button(build)


def describe(downtime: Downtime) -> tuple[str, str]:
    """Say in two lines which downtime this is."""
    change = downtime.measured_change
    result = [
        f"{dates.day_in_words(downtime.day)}, {dates.clock(downtime.at)}",
        downtime.activity,
        f"{downtime.minutes} minutes" if downtime.minutes else "",
        downtime.felt or "",
        "" if change is None else f"energy {downtime.energy_before} to {downtime.energy_after}",
    ]
    return "  ·  ".join(part for part in result if part), entries.opening(downtime.note)


st.header("Lately", anchor=False)
entries.listed(
    journal,
    journal.downtimes,
    journal.downtimes.latest(8),
    describe,
    empty="What your time between sessions goes to will be listed here. The first entry takes two taps.",
)
