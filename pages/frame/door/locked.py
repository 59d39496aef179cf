"""The locked door: unlock by passphrase or by recovery key, or look at the demo journal."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from journal.errors import JournalError, WrongPassphrase, WrongRecoveryKey
from journal.store import inbox_files
from journal.store.journal import Journal
from journal.store.opening import (
    exists,
    journal_home,
    looks_synced,
    make_inbox_ready,
    open_with_passphrase,
    open_with_recovery_key,
    verify_passphrase,
    verify_recovery_key,
)
from journal.wording import inbox as wording
from pages.frame import cookie, daily_backup
from pages.frame.browsers import unlocked
from pages.frame.door.opening_progress import progress
from pages.frame.door.page import asked_for, first, form, local_path, page, to
from pages.frame.door.setup import Setup, Step, setups
from pages.frame.door.strength import TOO_WEAK, strength
from pages.frame.door.waiting import wait

NOT_THE_SAME = "The two are not the same. Nothing was changed; please type both again."


def locked_door(request: Request) -> Response:
    """Return what a locked browser gets instead of any page: the way in, or the first page of all."""
    return _way_in(asked_for(request))


def _way_in(after: str, sentence: str = "", status: int = 200) -> Response:
    folder = journal_home()
    if exists(folder):
        return unlock_page(after, sentence, status)
    return page("welcome", status, folder=str(folder), synced=looks_synced(folder), sentence=sentence)


def unlock_page(after: str, sentence: str = "", status: int = 200, *, line_said: str = "", line: str = "") -> Response:
    """Return the unlock form, which leads to the page `after`, and below it the field for a line.

    `line_said` is what became of a line, `line` one that was not taken.
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
        wait=wait.seconds(),
        takes_lines=state is inbox_files.State.OPEN or bool(line),
        line_said=line_said,
        line=line,
        longest_line=inbox_files.LONGEST_LINE,
    )


def recovery_page(after: str, sentence: str = "", status: int = 200) -> Response:
    """Return the form for the printed recovery key."""
    return page("recovery", status, after=after, sentence=sentence, wait=wait.seconds())


async def unlock(request: Request) -> Response:
    """Take the passphrase. Only a right one sets the cookie."""
    fields = await form(request)
    after = local_path(first(fields, "next"))
    return await run_in_threadpool(_unlock, first(fields, "passphrase"), after, cookie.read(request))


def _unlock(passphrase: str, after: str, before: str | None) -> Response:
    folder = journal_home()
    with wait.one_at_a_time:
        if wait.seconds():
            return unlock_page(after, status=429)
        try:
            with progress.told() as told:
                value, journal = unlocked.enter(
                    folder,
                    lambda: open_with_passphrase(folder, passphrase, progress=told),
                    lambda: verify_passphrase(folder, passphrase),
                    before,
                )
        except WrongPassphrase as error:
            wait.failed()
            return unlock_page(after, str(error), 403)
        except JournalError as error:
            return unlock_page(after, str(error), 409)
        wait.succeeded()
    return let_through(value, journal, after)


def let_through(value: str, journal: Journal, after: str) -> Response:
    """Answer a right passphrase: the cookie, and on to the page that was asked for."""
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
    return await run_in_threadpool(_recover, first(fields, "key"), local_path(first(fields, "next")))


def _recover(typed: str, after: str) -> Response:
    with wait.one_at_a_time:
        if wait.seconds():
            return recovery_page(after, status=429)
        try:
            verify_recovery_key(journal_home(), typed)
        except WrongRecoveryKey as error:
            wait.failed()
            return recovery_page(after, str(error), 403)
        except JournalError as error:
            return recovery_page(after, str(error), 409)
        wait.succeeded()
    value, _ = setups.begin(Step.NEW_PASSPHRASE, recovery_key=typed, after=after)
    response = to("/door/new-passphrase")
    cookie.give_setup(response, value)
    return response


async def new_passphrase_form(request: Request) -> Response:
    """Ask for the passphrase that takes the place of the lost one."""
    setup = setups.of(request.cookies.get(cookie.setup_name()))
    if setup is None or setup.step is not Step.NEW_PASSPHRASE:
        return to("/door/recovery")
    return page("new_passphrase", sentence="")


async def new_passphrase(request: Request) -> Response:
    """Take the new passphrase, open the journal with the recovery key, and unlock."""
    fields = await form(request)
    told = request.cookies.get(cookie.setup_name())
    setup = setups.of(told)
    if setup is None or setup.step is not Step.NEW_PASSPHRASE:
        return to("/door/recovery")
    passphrase = first(fields, "passphrase")
    if passphrase != first(fields, "again"):
        return page("new_passphrase", 422, sentence=NOT_THE_SAME)
    if (await run_in_threadpool(strength, passphrase)).refused:
        return page("new_passphrase", 422, sentence=TOO_WEAK)
    response = await run_in_threadpool(_renew, setup, passphrase, cookie.read(request))
    if response.status_code == 303:
        setups.end(told)
    return response


def _renew(setup: Setup, passphrase: str, before: str | None) -> Response:
    folder = journal_home()
    try:
        with progress.told() as told:
            value, journal = unlocked.enter(
                folder,
                lambda: open_with_recovery_key(folder, setup.recovery_key, progress=told),
                lambda: verify_recovery_key(folder, setup.recovery_key),
                before,
            )
    except JournalError as error:
        return page("new_passphrase", 409, sentence=str(error))
    try:
        journal.change_passphrase(passphrase)
    except JournalError as error:
        unlocked.lock(value)
        return page("new_passphrase", 409, sentence=str(error))
    return let_through(value, journal, setup.after)


async def demo(request: Request) -> Response:
    """Open the demo journal in the place of whatever this browser had open."""
    return await run_in_threadpool(_demo, cookie.read(request))


def _demo(before: str | None) -> Response:
    try:
        value = unlocked.let_in(_opened_demo(), before)
    except JournalError as error:
        return _way_in("/", str(error), 409)
    response = to("/")
    cookie.give(response, value)
    return response


def _opened_demo() -> Journal:
    from journal.demo.opening import open_demo  # its names and seasons are only for those who look at it

    return open_demo(daily_backup.today())
