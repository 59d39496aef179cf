"""With whom: one of one's people by a tap, or a name in a line of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

import streamlit as st

from journal.records.person import Person, Relation
from journal.records.supervision import Supervision, SupervisionFormat
from journal.store.journal import Journal
from journal.wording import labels
from pages.parts import clock
from pages.parts.forms import fields
from pages.parts.forms.draft_values import one
from pages.parts.forms.form import Form
from pages.parts.markdown_escape import markdown_escape

USUAL_FORMAT = {Relation.GROUP: SupervisionFormat.GROUP, Relation.PEER: SupervisionFormat.PEER}
"""What a meeting with such a person usually is; with anyone else it stays as it was."""


def offered(journal: Journal, day: date) -> list[Person]:
    """Return those one meets for the work on a day, in the order they were noted down."""
    return [person for person in journal.people.all() if person.offered_on(day)]


def on_pills(people: Iterable[Person]) -> dict[str, str]:
    """Return by id what a pill says: the name, with the relation where two are called alike, then with a number."""
    everyone = list(people)
    alike = Counter(person.name.casefold() for person in everyone)
    result: dict[str, str] = {}
    for person in everyone:
        said = person.name if alike[person.name.casefold()] == 1 else f"{person.name} ({person.relation})"
        same = sum(other == said or other.startswith(f"{said}, ") for other in result.values())
        result[person.id] = f"{said}, {same + 1}" if same else said
    return result


def ask(form: Form[Supervision]) -> None:
    """Ask with whom it was; a tap and a typed name overrule each other."""
    people = _choices(form)
    if people:
        if not _goes_with_line(form, people):
            st.session_state[form.key("person_id")] = None
        st.pills(
            labels.label("person_id"),
            list(people),
            key=form.field("person_id", takes=one(list(people))),
            format_func=lambda person_id: markdown_escape(people.get(person_id, "?")),
            on_change=_tapped,
            args=(form,),
        )
    fields.line(form, "supervisor", "Or another name" if people else None, placeholder="a name or a word of yours")


def ask_one(form: Form[Any], name: str, gone: str = "?") -> bool:
    """Ask for one of those one meets, the one of the entry included; `gone` is what who was deleted for good is called.

    Says whether there is anybody to choose.
    """
    people = on_pills(offered(form.journal, clock.today(form.journal)))
    kept = getattr(form.entry, name, None)
    if kept is not None and kept not in people:
        person = form.journal.people.ever(kept)
        people[kept] = person.name if person is not None else gone
    if people:
        st.pills(
            labels.label(name),
            list(people),
            key=form.field(name, takes=one(list(people))),
            format_func=lambda person_id: markdown_escape(people.get(person_id, "?")),
        )
        form.say_wrong(name)
    return bool(people)


def chosen(form: Form[Supervision]) -> dict[str, Any]:
    """Return `person_id` and `supervisor` for the record; a typed name that is one of one's people's is theirs."""
    typed = _typed(form)
    names = _names(form)
    person_id = form["person_id"] if form["person_id"] in names else None
    if typed and person_id is None:
        same = [known for known, name in names.items() if name.casefold() == typed.casefold()]
        person_id = same[0] if len(same) == 1 else None
    return {"person_id": person_id, "supervisor": typed or names.get(person_id or "", "")}


def begins_with(journal: Journal, last: Supervision | None) -> dict[str, Any]:
    """Return the person or the name of the last meeting, to begin a new entry with."""
    if last is None:
        return {}
    if any(person.id == last.person_id for person in offered(journal, clock.today(journal))):
        return {"person_id": last.person_id}
    return {"supervisor": last.supervisor}


def _day(form: Form[Supervision]) -> date:
    day = form["at_day"]  # of a draft from another version it may be anything
    return day if type(day) is date else clock.today(form.journal)


def _typed(form: Form[Supervision]) -> str:
    name = form["supervisor"]
    return name.strip() if isinstance(name, str) else ""


def _choices(form: Form[Supervision]) -> dict[str, str]:
    """Return what the pills say by id; in an entry that names someone who has gone since, them too."""
    result = on_pills(offered(form.journal, _day(form)))
    entry = form.entry
    if entry is not None and entry.person_id is not None:
        result.setdefault(entry.person_id, entry.supervisor or "?")
    return result


def _names(form: Form[Supervision]) -> dict[str, str]:
    """Return the names by id of everyone who can be tapped."""
    names = {person.id: person.name for person in offered(form.journal, _day(form))}
    entry = form.entry
    if entry is not None and entry.person_id is not None:
        names.setdefault(entry.person_id, entry.supervisor)
    return names


def _goes_with_line(form: Form[Supervision], people: dict[str, str]) -> bool:
    """Say whether what is typed may stand beside who is tapped: nothing, their name, or their name as it was."""
    tapped, typed = form["person_id"], _typed(form)
    if tapped not in list(people):  # on another day they may not be offered; a draft's own is the input's to judge
        return form.key("person_id") not in st.session_state or tapped is None
    entry = form.entry
    as_it_was = entry.supervisor if entry is not None and entry.person_id == tapped else None
    return not typed or typed in (_names(form).get(tapped), as_it_was)


def _tapped(form: Form[Supervision]) -> None:
    """Take the typed name back, and let the format be what it was with them last, or usually is."""
    st.session_state[form.key("supervisor")] = ""
    tapped = st.session_state[form.key("person_id")]
    person = next((p for p in form.journal.people.all() if p.id == tapped), None)
    if person is None or form.entry is not None:
        return
    last = form.journal.supervisions.last_before(clock.local_now(form.journal), person.id)
    if last is not None:
        st.session_state[form.key("format")] = str(last.format)
        st.session_state[form.key("group_size")] = last.group_size
    elif person.relation in USUAL_FORMAT:
        st.session_state[form.key("format")] = str(USUAL_FORMAT[person.relation])
