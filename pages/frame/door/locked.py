"""The locked door: unlock by passphrase or by recovery key, or look at the demo journal."""

from __future__ import annotations

import json

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from journal.errors import JournalError, JournalNewer, WrongPassphrase, WrongRecoveryKey
from journal.store import inbox_files, known_browsers
from journal.store.journal import Journal
from journal.store.opening import (
    exists,
    journal_home,
    looks_synced,
    make_inbox_ready,
    prove_passphrase,
    prove_recovery_key,
)
from journal.store.strength import TOO_WEAK, strength
from journal.wording import inbox as wording
from pages.frame import cookie, daily_backup, first_page, proof
from pages.frame.browsers import unlocked
from pages.frame.door.going_back import is_offered, newer_page
from pages.frame.door.one_demo import one_demo
from pages.frame.door.opening_progress import progress
from pages.frame.door.page import LONGEST_FORM, asked_for, body, first, form, local_path, page, to
from pages.frame.door.setup import Setup, Step, setups
from pages.frame.door.waiting import MustWait, waits
from pages.frame.proof import Proof

NOT_THE_SAME = "The two are not the same. Nothing was changed; please type both again."
NO_SECRET = (
    "This browser did not send what the journal knows it by, so nothing was opened and nothing was changed. "
    "Please allow scripts and site data for this address, load the page again, and try once more."
)
KNOWN = "known"
"""The field in which a browser that has unlocked before shows its token."""


def locked_door(request: Request) -> Response:
    """Return what a locked browser gets instead of any page: the way in, or the first page of all."""
    first_page.door_is_shown()
    return _way_in(asked_for(request))


def _way_in(after: str, sentence: str = "", status: int = 200) -> Response:
    folder = journal_home()
    if exists(folder):
        return unlock_page(after, sentence, status)
    return page("welcome", status, folder=str(folder), synced=looks_synced(folder), sentence=sentence)


def unlock_page(
    after: str, sentence: str = "", status: int = 200, *, wait: int = 0, line_said: str = "", line: str = ""
) -> Response:
    """Return the unlock form, which leads to the page `after`, and below it the field for a line.

    `wait` is how many seconds the next try of this browser waits,
    `line_said` what became of a line, `line` one that was not taken.
    """
    folder = journal_home()
    state = inbox_files.state(folder)
    if state is inbox_files.State.FULL:
        line_said = line_said or wording.FULL
    return page(
        "unlock",
        status,
        after=after,
        sentence=sentence,
        wait=wait,
        takes_lines=state is inbox_files.State.OPEN or bool(line),
        line_said=line_said,
        line=line,
        longest_line=inbox_files.LONGEST_LINE,
    )


def recovery_page(after: str, sentence: str = "", status: int = 200, *, wait: int = 0) -> Response:
    """Return the form for the printed recovery key."""
    return page("recovery", status, after=after, sentence=sentence, wait=wait)


async def unlock_form(request: Request) -> Response:
    """Show the door to a browser that has a cookie and no secret: then no page's own address shows it."""
    return _way_in(local_path(request.query_params.get("next", "/")))


async def unlock(request: Request) -> Response:
    """Take the passphrase. Only a right one sets the cookie."""
    fields = await form(request)
    after, shown = local_path(first(fields, "next")), proof.of_form(request, fields)
    if not shown.secret:
        return unlock_page(after, NO_SECRET, 422)
    first_page.is_awaited()
    response = await run_in_threadpool(_unlock, first(fields, "passphrase"), after, shown, first(fields, KNOWN))
    if response.status_code != 303:
        first_page.does_not_come()
    return response


def _unlock(passphrase: str, after: str, shown: Proof, token: str) -> Response:
    folder = journal_home()
    try:
        proved = waits.try_once(folder, token, lambda: prove_passphrase(folder, passphrase))
        with progress.told() as result:
            value, journal = unlocked.enter(folder, proved, shown, result)
    except MustWait as must:
        return unlock_page(after, status=429, wait=must.seconds)
    except WrongPassphrase as error:
        return unlock_page(after, str(error), 403, wait=waits.seconds(folder, token))
    except JournalNewer as error:
        return newer_page(str(error)) if is_offered() else unlock_page(after, str(error), 409)
    except JournalError as error:
        return unlock_page(after, str(error), 409)
    return let_through(value, journal, after, token)


async def how_long(request: Request) -> Response:
    """Say how many seconds the next try of this browser waits."""
    try:
        token = str(json.loads(await body(request, LONGEST_FORM))["known"])
    except (ValueError, KeyError, TypeError, RecursionError):
        token = ""
    return JSONResponse({"seconds": await run_in_threadpool(waits.seconds, journal_home(), token)})


def let_through(value: str, journal: Journal, after: str, token: str) -> Response:
    """Answer a right passphrase: the cookie, and on to the page that was asked for. Its token is known from now on."""
    daily_backup.put_right(journal)
    known_browsers.add(journal.folder, token)
    make_inbox_ready(journal)
    daily_backup.begin(journal)
    response = to(after)
    cookie.give(response, value)
    cookie.take_back_setup(response)
    return response


async def recovery_form(request: Request) -> Response:
    """Show the form for the recovery key."""
    return recovery_page(local_path(request.query_params.get("next", "/")))


async def recover(request: Request) -> Response:
    """Take the recovery key. A right one does not unlock yet: it leads to a new passphrase."""
    fields = await form(request)
    after, shown = local_path(first(fields, "next")), proof.of_form(request, fields)
    if not shown.secret:
        return recovery_page(after, NO_SECRET, 422)
    return await run_in_threadpool(_recover, first(fields, "key"), after, shown, first(fields, KNOWN))


def _recover(typed: str, after: str, shown: Proof, token: str) -> Response:
    folder = journal_home()
    try:
        waits.try_once(folder, token, lambda: prove_recovery_key(folder, typed))
    except MustWait as must:
        return recovery_page(after, status=429, wait=must.seconds)
    except WrongRecoveryKey as error:
        return recovery_page(after, str(error), 403, wait=waits.seconds(folder, token))
    except JournalError as error:
        return recovery_page(after, str(error), 409)
    value, _ = setups.begin(Step.NEW_PASSPHRASE, shown.secret, recovery_key=typed, after=after)
    response = to("/door/new-passphrase")
    cookie.give_setup(response, value)
    return response


async def new_passphrase_form(request: Request) -> Response:
    """Ask for the passphrase that takes the place of the lost one."""
    shown = proof.of(request)
    if not shown.secret:
        return page("moment")
    setup = setups.of(request.cookies.get(cookie.setup_name()), shown.secret)
    if setup is None or setup.step is not Step.NEW_PASSPHRASE:
        return to("/door/recovery")
    return page("new_passphrase", sentence="")


async def new_passphrase(request: Request) -> Response:
    """Take the new passphrase, open the journal with the recovery key, and unlock."""
    fields = await form(request)
    result, shown = request.cookies.get(cookie.setup_name()), proof.of_form(request, fields)
    setup = setups.of(result, shown.secret)
    if setup is None or setup.step is not Step.NEW_PASSPHRASE:
        return to("/door/recovery")
    passphrase = first(fields, "passphrase")
    if passphrase != first(fields, "again"):
        return page("new_passphrase", 422, sentence=NOT_THE_SAME)
    if (await run_in_threadpool(strength, passphrase)).refused:
        return page("new_passphrase", 422, sentence=TOO_WEAK)
    response = await run_in_threadpool(_renew, setup, passphrase, shown, first(fields, KNOWN))
    if response.status_code == 303:
        setups.end(result)
    return response


def _renew(setup: Setup, passphrase: str, shown: Proof, token: str) -> Response:
    folder = journal_home()
    try:
        with progress.told() as result:
            value, journal = unlocked.enter(folder, prove_recovery_key(folder, setup.recovery_key), shown, result)
    except JournalError as error:
        return page("new_passphrase", 409, sentence=str(error))
    try:
        journal.change_passphrase(passphrase)
    except JournalError as error:
        unlocked.lock(value)
        return page("new_passphrase", 409, sentence=str(error))
    return let_through(value, journal, setup.after, token)


async def demo(request: Request) -> Response:
    """Open the demo journal in the place of whatever this browser had open."""
    shown = proof.of_form(request, await form(request))
    if not shown.secret:
        return _way_in("/", NO_SECRET, 422)
    return await run_in_threadpool(_demo, shown)


def _demo(shown: Proof) -> Response:
    try:
        value = one_demo.open_for(unlocked, shown)
    except JournalError as error:
        return _way_in("/", str(error), 409)
    response = to("/")
    cookie.give(response, value)
    return response
