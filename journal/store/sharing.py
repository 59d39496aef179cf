"""What a therapist hands over and what comes back: with whom, the ledger, the answers.

The ledger is written before a file leaves, and a number once given to a pack
is not given again. Codes of clients are kept per person, also of clients who
are gone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from journal.errors import EntryNotFound, JournalError
from journal.records import entry
from journal.records.agenda import AgendaItem
from journal.records.share import KeptAnswer, Number, Share, SharingWith
from journal.records.supervision import Supervision
from journal.store import holds, letting_go, numbering, private_keys
from journal.store.choices import KeptSettings
from journal.store.codec import columns, from_row, insert, to_row, utc_text
from journal.store.connection import IntegrityError
from journal.store.entries import Entries
from journal.store.open_file import OpenFile
from journal.store.supervision import Agenda, Supervisions

_OPENS, _SIGNS = "sharing opens", "sharing signs"
_GONE = "gone"


class Sharing:
    """The therapist's side."""

    def __init__(
        self,
        file: OpenFile,
        settings: KeptSettings,
        supervisions: Supervisions,
        agenda: Agenda,
        tables: Sequence[Entries[Any]],
    ) -> None:
        self.file = file
        self._settings = settings
        self._supervisions = supervisions
        self._agenda = agenda
        self._tables = tables

    # --- one's own keys --------------------------------------------------------------------------

    def own_keys(self) -> tuple[str, str] | None:
        """Return the two private keys, what opens and what signs; None while there are none."""
        opens, signs = (private_keys.read(self.file, name) for name in (_OPENS, _SIGNS))
        return (opens, signs) if opens and signs else None

    def keep_own_keys(self, opens: str, signs: str) -> tuple[str, str]:
        """Keep new private keys and return those that hold: the ones kept before, where there were any."""
        with self.file.transaction(of_entries=False):
            if (kept := self.own_keys()) is not None:
                return kept
            private_keys.keep(self.file, _OPENS, opens)
            private_keys.keep(self.file, _SIGNS, signs)
        return opens, signs

    # --- with whom -------------------------------------------------------------------------------

    def with_person(self, person_id: str) -> SharingWith | None:
        """Return how one shares with a person; None for one with whom nothing was shared yet."""
        with self.file.reading() as db:
            rows = list(db.query("SELECT * FROM sharing_with WHERE person_id = ?", [person_id]))
        return from_row(SharingWith, rows[0]) if rows else None

    def keep_with(self, sharing: SharingWith) -> None:
        """Keep how one shares with a person. The thread of a person never changes: another one is passed over."""
        with self.file.transaction() as db:
            if (before := self.with_person(sharing.person_id)) is None:
                insert(db, "sharing_with", {**to_row(sharing), "last_sequence": 0})
                return
            row = to_row(replace(sharing, thread=before.thread))
            changed = ", ".join(f"{name} = :{name}" for name in row if name not in ("person_id", "thread"))
            db.execute(f"UPDATE sharing_with SET {changed} WHERE person_id = :person_id", row)

    def coming_number(self, person_id: str) -> Number:
        """Return the number a person's next pack will have. Raises EntryNotFound for one without `SharingWith`.

        Raises CannotWrite: where the journal was restored or copied, another
        line of numbers begins here.
        """
        line, restores = numbering.line_now(self.file)
        with self.file.reading() as db:
            asked = "SELECT last_sequence, thread FROM sharing_with WHERE person_id = ?"
            found = db.execute(asked, [person_id]).fetchone()
        if found is None:
            raise EntryNotFound
        # Each person's line has a name of its own: no two people's packs can be laid side by side by it.
        own = hashlib.sha256(f"{line} {found[1]}".encode()).hexdigest()[:32]
        return Number(sequence=found[0] + 1, line=own, restores=restores)

    def next_number(self, person_id: str) -> Number:
        """Give out the next number for a person's pack. It is not given again.

        Raises EntryNotFound for a person without `SharingWith`, CannotWrite.
        `settle_numbers` is to be called once it is known to be given or not.
        """
        with self.file.transaction(of_entries=False) as db:
            number = self.coming_number(person_id)
            db.execute("UPDATE sharing_with SET last_sequence = last_sequence + 1 WHERE person_id = ?", [person_id])
            numbering.mark_given(self.file)
        return number

    def settle_numbers(self) -> None:
        """Make sure that a copy of the journal from before the last number is known for one.

        Where the disk does not take that, it is done before the next number.
        """
        with suppress(JournalError, OSError):
            numbering.settle(self.file)

    def codes(self, person_id: str) -> dict[str, str]:
        """Return the codes a person knows, by client; also those of clients who are gone, under names of their own."""
        with self.file.reading() as db:
            found = db.execute("SELECT client_id, code FROM shared_codes WHERE person_id = ?", [person_id]).fetchall()
        return dict(found)

    def keep_codes(self, person_id: str, codes: Mapping[str, str]) -> None:
        """Keep codes for a person. Raises JournalError where a client or a code would get a second one.

        To be kept before the pack is made that names them.
        """
        with self.file.transaction(of_entries=False) as db:
            known = self.codes(person_id)
            try:
                for client_id, code in codes.items():
                    if known.get(client_id) != code:
                        insert(db, "shared_codes", {"person_id": person_id, "code": code, "client_id": client_id})
            except IntegrityError:
                raise JournalError(
                    "Another tab was preparing a share for this person. Please do this once more."
                ) from None

    def identifying_words(self) -> dict[str, str]:
        """Return the words kept for clients, by client, as typed. Read for redaction alone; never exported."""
        with self.file.reading() as db:
            return dict(db.execute("SELECT client_id, words FROM identifying_words").fetchall())

    def keep_identifying_words(self, client_id: str, words: str) -> None:
        """Keep the words of a client, in place of those kept before; "" lets go of them. Raises FieldError."""
        words = words.strip()
        entry.line("identifying_words", words)
        with self.file.transaction(of_entries=False) as db:
            db.execute("DELETE FROM identifying_words WHERE client_id = ?", [client_id])
            if words:
                insert(db, "identifying_words", {"client_id": client_id, "words": words})

    # --- the ledger ------------------------------------------------------------------------------

    def add(self, share: Share, payload: bytes) -> None:
        """Write a share into the ledger, with the bytes that were previewed. To be done before the file is handed out.

        Doing it twice for the same share changes nothing.
        """
        with self.file.transaction() as db:
            if db.execute("SELECT 1 FROM shares WHERE id = ?", [share.id]).fetchone() is None:
                insert(db, "shares", {**to_row(share), "made_at": utc_text(share.made_at), "payload": payload})

    def all(self) -> list[Share]:
        """Return the ledger, the newest first."""
        return self._shares("")

    def of_person(self, person_id: str) -> list[Share]:
        """Return what was shared with a person, the newest first."""
        return self._shares("WHERE person_id = ?", person_id)

    def get(self, share_id: str) -> Share:
        """Return one line. Raises EntryNotFound."""
        found = self._shares("WHERE id = ?", share_id)
        if not found:
            raise EntryNotFound
        return found[0]

    def payload(self, share_id: str) -> bytes | None:
        """Return the bytes that were previewed; None where they are no longer kept."""
        with self.file.reading() as db:
            found = db.execute("SELECT payload FROM shares WHERE id = ?", [share_id]).fetchone()
        return bytes(found[0]) if found and found[0] is not None else None

    def holding(self, entry_id: str) -> list[Share]:
        """Return the shares that hold something of an entry, or of what it put on the agenda, the newest first."""
        return self._shares(
            "WHERE EXISTS (SELECT 1 FROM json_each(entries) WHERE json_extract(value, '$[1]') IN "
            "(SELECT ?1 UNION SELECT id FROM agenda WHERE source_id = ?1))",
            entry_id,
        )

    def forget_bytes(self, share_id: str) -> None:
        """Let go of the bytes and the words of a share; its line in the ledger stays.

        Raises OnLegalHold, also while one is on any client: a share may speak of each.
        """
        with self.file.transaction() as db:
            holds.refuse_what_may_speak_of_one(self.file, self._settings)
            db.execute("UPDATE shares SET payload = NULL, words = NULL WHERE id = ?", [share_id])

    def forget_old_bytes(self, now: datetime) -> int:
        """Let go of bytes kept for longer than the settings say, and return of how many; under a legal hold of none.

        As in the trash: marked first, and not on the word of a clock that is behind.
        """
        if letting_go.known_later(self.file, self._tables, now):
            return 0
        with self.file.transaction() as db:
            settings = self._settings.read()  # inside: a hold set a moment ago in another tab counts
            if settings.legal_hold or settings.shares_kept_days is None or holds.clients_held(self.file):
                return 0
            until = utc_text(now - timedelta(days=settings.shares_kept_days))
            old = "SELECT id FROM shares WHERE made_at < ? AND (payload IS NOT NULL OR words IS NOT NULL)"
            due = [share_id for (share_id,) in db.execute(old, [until]).fetchall()]
            ripe = letting_go.ripe(self.file, "shares", due, now)
            for share_id in ripe:
                db.execute("UPDATE shares SET payload = NULL, words = NULL WHERE id = ?", [share_id])
            return len(ripe)

    # --- what comes back -------------------------------------------------------------------------

    def answers(self) -> dict[str, KeptAnswer]:
        """Return every answer that was taken in, by the share it answers."""
        with self.file.reading() as db:
            rows = list(db.query("SELECT * FROM answers"))
        return {row["share_id"]: from_row(KeptAnswer, row) for row in rows}

    def take_in(
        self,
        answer: KeptAnswer,
        *,
        signed: Iterable[str] = (),
        signed_on: date,
        agreed: Iterable[AgendaItem] = (),
        as_seen: Callable[[Supervision], bool] | None = None,
    ) -> list[Supervision]:
        """Take in an answer, all of it or nothing, and return the meetings that are not as they were signed.

        `signed` names the supervisions whose hours were signed off: those
        that are gone are passed over, and one that is not `as_seen` by who
        signed stays unsigned. `agreed` goes on the agenda. Raises
        EntryNotFound for an answer to no share, JournalError where there is
        one already.
        """
        changed = []
        share = self.get(answer.share_id)
        with self.file.transaction() as db:
            try:
                insert(db, "answers", {**to_row(answer), "taken_at": utc_text(answer.taken_at)})
            except IntegrityError:
                raise JournalError(
                    "This share was answered before, and that answer is kept. Nothing was changed."
                ) from None
            for meeting in self._supervisions.some([*signed]):
                if meeting.signed_off_on is not None:
                    continue
                if as_seen is not None and not as_seen(meeting):
                    changed.append(meeting)
                else:
                    self._supervisions.update(replace(meeting, signed_off_on=max(signed_on, meeting.day)))
            for item in agreed:
                self._agenda.add(replace(item, source_kind="answer", source_id=share.id))
        return changed

    # --- what is gone ----------------------------------------------------------------------------

    def client_is_gone(self, client_id: str) -> None:
        """Keep a purged client's codes taken without saying whose they were. For the trash, in its transaction."""
        self.file.db.execute("DELETE FROM identifying_words WHERE client_id = ?", [client_id])
        self.file.db.execute(f"UPDATE shared_codes SET client_id = '{_GONE} ' || code WHERE client_id = ?", [client_id])

    def person_is_gone(self, person_id: str) -> None:
        """Forget keys, thread and codes of a purged person; the ledger stays. For the trash, in its transaction."""
        for table in ("sharing_with", "shared_codes"):
            self.file.db.execute(f"DELETE FROM {table} WHERE person_id = ?", [person_id])

    def _shares(self, condition: str, *parameters: Any) -> list[Share]:
        with self.file.reading() as db:
            named = ", ".join(columns(Share))
            rows = list(
                db.query(f"SELECT {named} FROM shares {condition} ORDER BY made_at DESC, sequence DESC, id", parameters)
            )
        return [from_row(Share, row) for row in rows]
