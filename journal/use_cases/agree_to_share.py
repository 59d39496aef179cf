"""How one shares with a person: what one is called there, their key and whether it was compared, the second yes."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from journal.errors import JournalError
from journal.records.person import Person
from journal.records.share import SharingWith
from journal.sharing.keys import PublicKeys, keys_from_text
from journal.store.journal import Journal
from journal.wording import share_page as wording


@dataclass(frozen=True, slots=True, kw_only=True)
class To:
    """Whom a share is for. `form` is "sealed" or "portable"; `keys` None: there are none, or none are used."""

    person: Person
    sharing: SharingWith
    form: str
    keys: PublicKeys | None

    @property
    def missing(self) -> tuple[str, ...]:
        """What is still to be said of them."""
        missing = [] if self.sharing.my_name.strip() else [wording.TO_NAME]
        if self.form == "sealed" and self.keys is None:
            missing.append(wording.TO_KEY)
        elif self.form == "sealed" and self.sharing.changed:
            missing.append(wording.TO_COMPARE)
        return tuple(missing)


def sharing_with(journal: Journal, person_id: str) -> SharingWith:
    """Return how one shares with a person, as kept or for the first time."""
    return journal.sharing.with_person(person_id) or SharingWith(person_id=person_id, thread=secrets.token_hex(16))


def use_name(journal: Journal, person_id: str, name: str) -> None:
    """Keep what one is called there; spaces around and between its words are put in order. Raises FieldError."""
    _change(journal, person_id, lambda now: replace(now, my_name=" ".join(name.split())))


def use_key(journal: Journal, person_id: str, text: str) -> bool:
    """Keep their key, from its line or file; say whether it is another one than before: that was compared by nobody.

    Raises NotAKey.
    """
    keys = keys_from_text(text).text
    if sharing_with(journal, person_id).keys == keys:
        return False

    def changed(now: SharingWith) -> SharingWith:
        return replace(now, keys=keys, compared_on=None, changed=now.keys is not None)

    _change(journal, person_id, changed)
    return True


def note_compared(journal: Journal, shown: SharingWith, on: date) -> SharingWith:
    """Note that the six words were compared by voice, of the key that was shown and no other.

    Returns how one shared before, for what takes it back. Raises
    JournalError where another key is kept by now.
    """

    def noted(now: SharingWith) -> SharingWith:
        if now.keys != shown.keys:
            raise JournalError(wording.KEY_ELSEWHERE)
        return replace(now, compared_on=on, changed=False)

    return _change(journal, shown.person_id, noted)


def say_second_yes(journal: Journal, person_id: str, on: date | None) -> None:
    """Keep the day of the second yes to someone who can affect one's job; None takes it back."""
    _change(journal, person_id, lambda now: replace(now, second_yes_on=on))


def _change(journal: Journal, person_id: str, change: Callable[[SharingWith], SharingWith]) -> SharingWith:
    """Keep one change and return what was there before."""
    with journal.transaction():
        before = sharing_with(journal, person_id)
        journal.sharing.keep_with(change(before))
    return before
