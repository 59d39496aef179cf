"""The inputs of a published scale: answers by item number, on one line or row by row, or typed totals."""

from __future__ import annotations

from typing import Any

import streamlit as st

from journal.errors import FieldError
from journal.exchange.answer_line import answers_in_order
from journal.measures.scales import form_of, item_numbers, known, span
from journal.presets.scales import BY_NAME, Scale
from journal.presets.scales import Form as Copy
from journal.records.scale import ScaleAnswers
from journal.store.journal import Journal
from journal.wording import scales as wording
from pages.parts.forms.draft_values import of_type, one
from pages.parts.forms.form import Form, begin

ITEMS, TOTALS = "items", "totals"
HOW = {ITEMS: "Item by item", TOTALS: "Totals only"}
FIT_BESIDE = 6
"""Answers that fit beside their number on a phone."""


def begun(journal: Journal) -> Form[ScaleAnswers]:
    """Return the form, with the answers of the entry that is being edited."""
    form = begin(journal, journal.scales)
    form.begins()
    kept = form.entry
    if kept is None or kept.scale not in BY_NAME:
        return form
    first = next((copy.first for copy in known(kept.scale).forms if copy.name == kept.form), 1)
    form.begin_with({f"{kept.scale}.item_{number - first + 1}": answer for number, answer in kept.answers})
    form.begin_with({f"{kept.scale}.{name}": total for name, total in kept.totals})
    form.begin_with(
        {
            f"{kept.scale}.copy": kept.form or known(kept.scale).assumed,
            f"{kept.scale}.how": ITEMS if kept.answers else TOTALS,
        }
    )
    return form


def by_totals(form: Form[ScaleAnswers], key: Scale) -> bool:
    """Say whether totals are typed: the only way where the key has no items."""
    return not key.items or form[f"{key.name}.how"] == TOTALS


def copy_of(form: Form[ScaleAnswers], key: Scale) -> Copy:
    """Return the printed copy that is at hand. Raises FieldError until it is said which."""
    name = form[f"{key.name}.copy"] if len(key.forms) > 1 else ""
    if name is None:
        raise FieldError("form", "is needed: printed copies differ, and it decides how the answers count")
    return form_of(key, name)


def answers(form: Form[ScaleAnswers], key: Scale, copy: Copy) -> dict[int, Any]:
    """Return the answers by number as the copy has it; from the line what no row can hold, so that it is named."""
    typed = enumerate(answers_in_order(form[f"{key.name}.in_order"] or "", key.answers))
    found: dict[int, Any] = {
        copy.first + place: answer
        for place, answer in typed
        if answer is not None and (place >= key.items or answer not in key.answers)
    }
    for place, number in enumerate(item_numbers(key, copy), 1):
        if (given := answer_to(form, key, place)) is not None:
            found[number] = given
    return dict(sorted(found.items()))


def answer_to(form: Form[ScaleAnswers], key: Scale, place: int) -> Any:
    """Return the answer in a row, else the one that the line has for it.

    A row that the line filled may come back empty from a browser that had
    not drawn it yet; what was typed still counts.
    """
    given = form[f"{key.name}.item_{place}"]
    if given is not None:
        return given
    typed = answers_in_order(form[f"{key.name}.in_order"] or "", key.answers)
    answer = typed[place - 1] if place <= len(typed) else None
    return answer if answer in key.answers else None


def fill_rows(form: Form[ScaleAnswers], key: Scale) -> None:
    """Put the answers typed on the line into the rows, and empty a row whose answer was taken off the line."""
    typed = answers_in_order(form[f"{key.name}.in_order"] or "", key.answers)[: key.items]
    filled = form[f"{key.name}.filled"] or 0
    for place in range(1, max(len(typed), filled) + 1):
        answer = typed[place - 1] if place <= len(typed) else None
        st.session_state[form.key(f"{key.name}.item_{place}")] = answer if answer in key.answers else None
    st.session_state[form.key(f"{key.name}.filled")] = len(typed)


def ask_line(form: Form[ScaleAnswers], key: Scale) -> None:
    """Ask for all answers on one line: the quickest way, and by keyboard alone."""
    st.text_input(
        "All answers on one line",
        key=form.field(f"{key.name}.in_order", empty="", takes=of_type(str)),
        live=True,
        autocomplete="off",
        placeholder=" ".join(str(n) for n in key.answers[::-1][:3]) + " …",
        on_change=fill_rows,
        args=(form, key),
    )
    st.caption(wording.IN_ORDER_HINT)
    form.field(f"{key.name}.filled", takes=of_type(int))


def ask_item(form: Form[ScaleAnswers], key: Scale, place: int, number: int) -> None:
    """Ask for one answer: its number beside it, or above it where there are too many answers for a phone's width."""
    asked = form.field(f"{key.name}.item_{place}", takes=one(key.answers))
    if st.session_state[asked] is None:
        st.session_state[asked] = answer_to(form, key, place)
    if len(key.answers) > FIT_BESIDE:
        st.pills(f"{number}", key.answers, key=asked)
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.text(f"{number}", width=28)
        st.pills(f"Item {number}", key.answers, key=asked, label_visibility="collapsed")


def ask_items(form: Form[ScaleAnswers], key: Scale) -> None:
    """Ask for an answer to each item: on one line, or row by row."""
    if len(key.forms) > 1:
        before = next(iter(form.journal.scales.of_scale(key.name, 1)), None)
        form.follow(f"{key.name}.copy", before.form if before and before.form else None)
        names = [copy.name for copy in key.forms]
        st.pills(
            "Which copy do you have?",
            names,
            format_func=lambda name: form_of(key, name).words,
            key=form.field(f"{key.name}.copy", takes=one(names)),
        )
    if key.items > 1:
        ask_line(form, key)
    try:
        numbers = item_numbers(key, copy_of(form, key))
    except FieldError:
        numbers = range(1, key.items + 1)
    with st.container(gap="xxsmall" if len(key.answers) <= FIT_BESIDE else "small", key="items"):
        for place, number in enumerate(numbers, 1):
            ask_item(form, key, place, number)
    given = [answer_to(form, key, place) for place in range(1, key.items + 1)]
    st.caption(wording.answered(sum(answer is not None for answer in given), key.items))


def ask_totals(form: Form[ScaleAnswers], key: Scale) -> None:
    """Ask for the totals, or means, as one's own copy gives them."""
    for part in key.subscales:
        between = span(key, part)
        st.number_input(
            wording.asked(part.name, between),
            key=form.field(f"{key.name}.{part.name}", takes=of_type(int, float)),
            step=0.1 if key.mean else 1.0,
            format="%g",
            value=None,
            width=320,
        )


def ask(form: Form[ScaleAnswers], key: Scale) -> None:
    """Say whose scale it is and ask for the numbers."""
    st.text(key.about)
    st.caption(wording.origin(key.source, key.holder))
    if key.items:
        st.caption(wording.answers_taken(key.answers, key.low_means, key.high_means))
        form.begin_with({f"{key.name}.how": ITEMS})
        st.segmented_control(
            "How",
            list(HOW),
            format_func=HOW.__getitem__,
            key=form.field(f"{key.name}.how", takes=one(HOW)),
            label_visibility="collapsed",
            required=True,
        )
    if by_totals(form, key):
        ask_totals(form, key)
    else:
        ask_items(form, key)
    if key.bands_from:
        st.caption(key.bands_from)
