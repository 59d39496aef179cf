"""A journal that a newer program wrote: what it says, and the way back to the copy made before that."""

from __future__ import annotations

from datetime import date

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from journal.errors import JournalError, JournalNewer, WrongPassphrase
from journal.store import gone_back
from journal.store.opening import exists, journal_home, prove_passphrase
from journal.wording import gone_back as wording
from pages.frame import proof
from pages.frame.browsers import unlocked
from pages.frame.door.page import first, form, page, to
from pages.frame.door.waiting import MustWait, waits


def newer_page(sentence: str, status: int = 409, *, wait: int = 0) -> Response:
    """Say that a newer program wrote it, and offer the copy of before."""
    return page("newer", status, sentence=sentence, wait=wait, offer=wording.OFFER, words=wording.OPEN_IT)


def is_offered() -> bool:
    """Say whether there is a copy that was made before a step that this program does not know."""
    try:
        return bool(gone_back.copies(journal_home()))
    except JournalError:
        return False


async def go_back(request: Request) -> Response:
    """Take the passphrase, and make the copy of before the journal."""
    fields = await form(request)
    if not proof.of_form(request, fields).secret or not exists(journal_home()) or not is_offered():
        return to("/")
    return await run_in_threadpool(_go_back, first(fields, "passphrase"), first(fields, "known"))


def _go_back(passphrase: str, token: str) -> Response:
    folder = journal_home()
    try:
        proved = waits.try_once(folder, token, lambda: prove_passphrase(folder, passphrase))
        if unlocked.has_open(folder):
            return to("/")  # it is of this version, and in use: a second look at the file would drop its lock
        done = gone_back.go_back(folder, proved, date.today())  # noqa: DTZ011 local, for people
    except MustWait as must:
        return newer_page(JournalNewer.sentence, 429, wait=must.seconds)
    except WrongPassphrase as error:
        return newer_page(str(error), 403, wait=waits.seconds(folder, token))
    except JournalError as error:
        return newer_page(str(error))
    return page("gone_back", sentence=wording.done(done.copy, done.kept, done.since))
