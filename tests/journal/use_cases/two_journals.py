"""A therapist and her supervisor, each with a journal, and the way of a share from one to the other."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from journal.records.agenda import AgendaItem
from journal.records.client import Client
from journal.records.person import Person, Relation
from journal.records.reflection import Feeling, Reflection
from journal.records.session import Session, SessionStatus
from journal.records.share import ArrivedPack
from journal.records.supervision import Supervision, Want
from journal.sharing.allowed_parts import Part
from journal.sharing.keys import keys_from_text
from journal.sharing.pack_format import Comment
from journal.sharing.redaction import Redacted, review
from journal.sharing.sealing import OpenedPack
from journal.sharing.summary import Weeks
from journal.store.journal import Journal
from journal.use_cases.agree_to_share import To, note_compared, sharing_with, use_key, use_name
from journal.use_cases.answer_packs import Said, kept_pack, seal_answer
from journal.use_cases.choose_to_share import Choice
from journal.use_cases.hand_out import HandedOut, Preview, hand_out, preview
from journal.use_cases.open_packs import Came, bring_in, know_sender
from journal.use_cases.own_keys import own_keys
from journal.use_cases.redact_texts import codes_for, own_to_theirs, subjects, usual_words
from tests.journal.practice import at
from tests.journal.store import journals

WEEKS = Weeks(first=date(2026, 10, 5), last=date(2026, 10, 12))
TUESDAY, TODAY = date(2026, 10, 13), date(2026, 10, 21)
NOW = at(TODAY, "12:00")
NOTE = "Maria Quillon wrote from maria@example.org about Qixo7. It was heavy."


@dataclass(frozen=True)
class Two:
    """Both journals, and what stands in the therapist's."""

    journal: Journal
    supervisor: Journal
    dana: Person
    client: Client
    thought: Reflection
    kept_back: Reflection
    item: AgendaItem
    meeting: Supervision

    def lose_own_keys(self) -> None:
        """Have the therapist sign with other keys from now on."""
        self.journal.db.execute("DELETE FROM own_keys WHERE name LIKE 'sharing %'")

    def to(self, form: str = "sealed") -> To:
        """Return whom a share is for, as it stands now."""
        sharing = sharing_with(self.journal, self.dana.id)
        keys = keys_from_text(sharing.keys) if sharing.keys and form == "sealed" else None
        return To(person=self.journal.people.get(self.dana.id), sharing=sharing, form=form, keys=keys)

    def choice(self, *parts: Part) -> Choice:
        """Return a choice of parts with all that can be ticked of them."""
        return Choice(
            weeks=WEEKS,
            parts=frozenset(parts),
            agenda=(self.item,) if Part.AGENDA in parts else (),
            texts=(self.thought,) if Part.TEXTS in parts else (),
            hours=(self.meeting,) if Part.HOURS in parts else (),
        )

    def let_go(self, choice: Choice, codes: dict[str, str]) -> dict[str, Redacted]:
        """Go through the texts of a choice and cut all that is asked."""
        result = {}
        for subject in subjects(choice):
            going = review(
                subject.text,
                own_words=("Quillon",),
                codes=own_to_theirs(self.journal, codes),
                habitual=usual_words(self.journal),
            )
            for place in going.open:
                going = going.decide(place, cut=True)
            result[subject.id] = going.confirm(shown=going.result())
        return result

    def shown(self, *parts: Part, form: str = "sealed", risk: bool = False) -> Preview:
        """Return the preview of a share."""
        to, choice = self.to(form), replace(self.choice(*parts), risk=risk)
        codes = codes_for(self.journal, self.dana.id, WEEKS)
        let_go = self.let_go(choice, codes)
        return preview(self.journal, to, choice, let_go, codes, chosen_at=self.journal.version, today=TODAY)

    def handed(self, *parts: Part, form: str = "sealed") -> HandedOut:
        """Hand out a share."""
        handed = hand_out(self.journal, self.shown(*parts, form=form))
        assert handed is not None
        return handed

    def opens(self, *files: bytes) -> tuple[list[Came], list[OpenedPack]]:
        """Let the supervisor open files; return what came of each, and what waits under an unknown key."""
        waiting: list[OpenedPack] = []
        return bring_in(self.supervisor, [io.BytesIO(file) for file in files], wait=waiting.append), waiting

    def arrived(self, handed: HandedOut) -> OpenedPack:
        """Let a pack come in at the supervisor's, who knows the key, and return it as it is kept."""
        _, waiting = self.opens(handed.file)
        if waiting:
            know_sender(self.supervisor, "Mara", waiting, TODAY, UTC)
        arrived = self.supervisor.reviewing.get(handed.share.id)
        assert isinstance(arrived, ArrivedPack)
        return kept_pack(self.supervisor, arrived, self.supervisor.reviewing.supervisees()[0])

    def answer(self, handed: HandedOut, *, at: datetime = NOW, hours: tuple[str, ...] = ()) -> bytes:
        """Return the supervisor's answer to a share: a comment on the whole, and the hours signed."""
        said = Said(comments=(Comment(on="pack", text="Well held."),), hours=hours)
        return seal_answer(self.supervisor, self.arrived(handed), said, at=at)[0].file


@contextmanager
def two_journals(folder: Path) -> Iterator[Two]:
    """Yield both journals open; the supervisor's key is kept, and its words were compared."""
    client = Client(at=at(date(2026, 1, 1)), code="Qixo7")
    dana = Person(at=at(date(2026, 1, 1)), name="Dana Zedwick", relation=Relation.CLINICAL_SUPERVISOR)
    day = at(TUESDAY, "18:00")
    two = Two(
        journal=journals.make(folder / "therapist"),
        supervisor=journals.make(folder / "supervisor"),
        dana=dana,
        client=client,
        thought=Reflection(at=day, client_id=client.id, feelings=(Feeling.WORRY,), intensity=6, text=NOTE),
        kept_back=Reflection(at=day, client_id=client.id, feelings=(Feeling.SHAME,), text="Xyloph", withheld=True),
        item=AgendaItem(at=day, title="Qixo7: the letter of Quillon", client_id=client.id, want=Want.DECIDE),
        meeting=Supervision(at=day, minutes=60, supervisor=dana.name, person_id=dana.id, notes="we spoke of the end"),
    )
    with closing(two.journal) as journal, closing(two.supervisor) as supervisor:
        journal.clients.add(client)
        journal.people.add(dana)
        journal.sessions.add(Session(at=day, client_id=client.id, status=SessionStatus.ATTENDED, minutes=50, demand=7))
        for reflection in (two.thought, two.kept_back):
            journal.reflections.add(reflection)
        journal.agenda.add(two.item)
        journal.agenda.add(AgendaItem(at=day, title="Xyloph too", source_kind="reflection", source_id=two.kept_back.id))
        journal.supervisions.add(two.meeting)
        use_name(journal, dana.id, "Mara Brandt")
        use_key(journal, dana.id, own_keys(supervisor).public.text)
        note_compared(journal, sharing_with(journal, dana.id), TODAY)
        yield two
