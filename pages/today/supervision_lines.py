"""What Today says of supervision: an agreement to look at again, and advice on a risk of which nothing was heard."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import streamlit as st

from journal.errors import JournalError
from journal.records.kinds import SUPERVISEE_NOTE, SUPERVISION_AGREEMENT
from journal.records.supervisee_note import SuperviseeNote
from journal.records.supervision_agreement import SupervisionAgreement
from journal.store.journal import Journal
from journal.wording import supervisees
from journal.wording import supervision_agreement as wording
from pages.parts import notice, page_links

PUT_OFF = timedelta(weeks=4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What there is to say; false where nothing is."""

    agreements: list[SupervisionAgreement]
    advice: list[SuperviseeNote]

    def __bool__(self) -> bool:
        return bool(self.agreements or self.advice)


def due(journal: Journal, today: date) -> Due:
    """Return what is open on a day."""
    return Due(agreements=journal.supervision_agreements.due(today), advice=journal.supervisee_notes.with_open_advice())


def show(journal: Journal, today: date, open_: Due) -> None:
    """Show a line for each, with the way to it; the agreement can be put off."""
    for note in open_.advice:
        said = supervisees.on_today(_name(journal, note.person_id), note.day, today)
        page_links.button(said, SUPERVISEE_NOTE.page, key=f"advice.{note.id}", id=note.id)
    for agreement in open_.agreements:
        with st.container(horizontal=True, vertical_alignment="center", key=f"agreement_due.{agreement.id}"):
            said = wording.on_today(_name(journal, agreement.person_id))
            page_links.button(said, SUPERVISION_AGREEMENT.page, key=f"agreement.{agreement.id}", id=agreement.id)
            st.button(
                wording.LATER, key=f"agreement.{agreement.id}.later", type="tertiary",
                on_click=_put_off, args=(journal, agreement, today + PUT_OFF),
            )  # fmt: skip


def _put_off(journal: Journal, agreement: SupervisionAgreement, until: date) -> None:
    try:
        changed = replace(agreement, put_off_until=until)
        journal.supervision_agreements.update(changed, read_as_of=agreement.as_of)
    except JournalError as error:
        notice.said(str(error))


def _name(journal: Journal, person_id: str | None) -> str:
    person = journal.people.ever(person_id) if person_id else None
    return person.name if person is not None else wording.NOBODY
