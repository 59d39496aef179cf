"""The whole journal erased: asked for the passphrase once more, with what goes listed, and words typed."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from journal.errors import JournalError
from journal.store import backup, erase_all
from journal.store.journal import Journal
from journal.wording import erasing as wording
from pages.frame import cookie, proof
from pages.frame.browsers import unlocked
from pages.frame.door.locked import KNOWN
from pages.frame.door.page import first, form, page, to
from pages.frame.door.renew import opened, refused

RETENTION = "/retention"


async def form_page(request: Request) -> Response:
    """Say what goes, and ask."""
    journal = unlocked.peek(cookie.read(request))
    return _asked(journal) if journal and not journal.is_demo else to(RETENTION)


async def erase(request: Request) -> Response:
    """Erase the whole journal."""
    fields = await form(request)
    journal = opened(proof.of_form(request, fields))
    if journal is None:
        return to(RETENTION)
    if first(fields, "typed").strip().lower() != wording.CONFIRM_ALL:
        return _asked(journal, 422, wording.not_typed(wording.CONFIRM_ALL))
    return await run_in_threadpool(_erase, journal, first(fields, "old"), first(fields, KNOWN))


def _erase(journal: Journal, old: str, token: str) -> Response:
    answer = refused(journal, old, token, "erase_all", **_told(journal))
    if answer is not None:
        return answer
    try:
        left = erase_all.erase_everything(journal)
        unlocked.lock_journal(journal)
    except JournalError as error:
        return _asked(journal, 409, str(error)) if not journal.closed.is_set() else page("erased", sentence=str(error))
    return page("erased", sentence=f"{wording.ALL_GONE} {wording.left_in_folder(left) if left else ''}".strip())


def _asked(journal: Journal, status: int = 200, sentence: str = "") -> Response:
    return page("erase_all", status, sentence=sentence, wait=0, **_told(journal))


def _told(journal: Journal) -> dict[str, object]:
    return {
        "everything": wording.EVERYTHING,
        "folder": str(journal.folder),
        "backups": [path.name for path in backup.made(journal.folder)],
        "words": wording.CONFIRM_ALL,
    }
