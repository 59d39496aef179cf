"""Leave a line while locked: sealed at the door, read only inside.

The door's script sends a line without leaving the page, so that one which is
not taken stays in its field. Without script the form is an ordinary one; its
answer is then the door again, with the line in it if it was not taken.
"""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from journal.errors import CannotWrite, FieldError, InboxFull, JournalError
from journal.store import inbox_files, known_browsers
from journal.store.opening import exists, journal_home
from journal.wording import inbox as wording
from pages.frame.door.locked import KNOWN, unlock_page
from pages.frame.door.page import first, form, local_path, to


async def leave(request: Request) -> Response:
    """Take a line. 422 empty or too long, 409 no journal or no room, 507 not written; nothing is kept then."""
    fields = await form(request)
    text, after = first(fields, "line"), local_path(first(fields, "next"))
    status, sentence = await run_in_threadpool(_keep, text, first(fields, KNOWN))
    if request.headers.get("accept", "") == "application/json":
        return JSONResponse({"kept": status == 200, "sentence": sentence}, status)
    if status == 200:
        return to(f"/door/line-kept?{urlencode({'next': after})}")
    return unlock_page(after, status=status, line_said=sentence, line=text)


def _keep(text: str, token: str) -> tuple[int, str]:
    folder = journal_home()
    try:
        if not exists(folder):
            return 409, wording.NO_JOURNAL
        inbox_files.leave(folder, text, known=known_browsers.holds(folder, token))
    except FieldError as error:
        return 422, wording.not_kept(error.reason)
    except InboxFull as error:
        return 409, str(error)
    except CannotWrite as error:
        return 507, str(error)
    except (JournalError, OSError):
        return 507, CannotWrite.sentence
    return 200, wording.KEPT


async def kept(request: Request) -> Response:
    """Say that a line was kept, at an address of its own: the line itself is then in nothing the browser remembers."""
    if not exists(journal_home()):
        return to("/")
    return unlock_page(local_path(request.query_params.get("next", "/")), line_said=wording.KEPT)
