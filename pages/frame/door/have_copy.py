"""On a new computer: a copy of a journal is brought here, opened with its passphrase or recovery key, and goes on.

The file streams into the journal's folder, encrypted as it is. Nothing of it
becomes a journal before a key was proved and every page of it checked.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from journal.errors import AlreadyThere, CannotOpen, DiskFull, JournalError, WrongPassphrase, WrongRecoveryKey
from journal.store import archive, brought_home
from journal.store.connection import translated
from journal.store.opening import exists, journal_home
from journal.store.proving import Proved
from journal.wording import have_copy as wording
from pages.frame import cookie, first_page, proof
from pages.frame.browsers import unlocked
from pages.frame.door.locked import KNOWN, NO_SECRET, let_through, unlock_page
from pages.frame.door.opening_progress import progress
from pages.frame.door.page import first, form, page, to
from pages.frame.door.setup import MINUTES_KEPT, Setup, Step, setups
from pages.frame.door.waiting import MustWait, waits
from pages.frame.proof import Proof

AT_A_TIME = 2**20
"""Bytes that are written at a time."""


class OneCopy:
    """The one copy that waits at the door: another one takes its place, and while one arrives no other does."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.arriving = threading.Lock()
        self._since = 0.0

    def wait(self, path: Path) -> None:
        """Let it wait for its key."""
        self.drop()
        self.path, self._since = path, setups.clock()

    def forget_old(self) -> None:
        """Remove the one that waits for longer than its browser is known."""
        if setups.clock() - self._since > MINUTES_KEPT * 60:
            self.drop()

    def drop(self) -> None:
        """Remove the one that waits."""
        if self.path is not None:
            brought_home.drop(self.path)
        self.path = None


one_copy = OneCopy()
"""The one of this process."""


def sweep() -> None:
    """Remove what waits, and what a killed server left."""
    one_copy.drop()
    with suppress(JournalError):
        brought_home.sweep(journal_home())


async def show(request: Request) -> Response:
    """Ask for a copy, or for the key of the one that came from this browser."""
    if exists(journal_home()):
        return to("/")
    shown = proof.of(request)
    if cookie.setup_name() in request.cookies and not shown.secret:
        return page("moment")
    setup = _setup(request, shown)
    another = "another" in request.query_params
    return page("copy", sentence="") if setup is None or another else _key_page(setup)


async def receive(request: Request) -> Response:
    """Take the file as it streams in. Answers whether it is a whole backup that waits for its key now."""
    shown = proof.of(request)
    if not shown.secret:
        return _refused(NO_SECRET, 422)
    if not one_copy.arriving.acquire(blocking=False):
        return _refused(wording.ANOTHER_ARRIVES, 409)
    try:
        path = await run_in_threadpool(brought_home.begin, journal_home(), _told_size(request))
        try:
            await _write(request, path)
            contents = await run_in_threadpool(archive.read_through, path)
        except BaseException:
            brought_home.drop(path)
            raise
        one_copy.wait(path)
    except ClientDisconnect:
        return _refused(wording.CUT_OFF, 400)
    except DiskFull as error:
        return _refused(brought_home.NO_ROOM if str(error) == DiskFull.sentence else str(error), 507)
    except CannotOpen as error:
        return _refused(wording.no_copy(str(error)), 422)
    except JournalError as error:
        return _refused(str(error), 409)
    finally:
        one_copy.arriving.release()
    value, _ = setups.begin(Step.COPY, shown.secret, copy=path, lines=contents.lines)
    response = JSONResponse({"kept": True})
    cookie.give_setup(response, value)
    return response


def _told_size(request: Request) -> int:
    told = request.headers.get("content-length", "")
    return int(told) if told.isdigit() else 0


async def _write(request: Request, path: Path) -> None:
    """Write what comes. Raises DiskFull, and CannotOpen as soon as it is more than a backup can be."""
    whole, held = 0, bytearray()
    with path.open("wb") as file:

        def write(part: bytes) -> None:
            with translated():
                file.write(part)
                file.flush()

        async for part in request.stream():
            held += part
            whole += len(part)
            if whole > archive.MOST_FILE_BYTES:
                raise CannotOpen(archive.DAMAGED)
            if len(held) >= AT_A_TIME:
                await run_in_threadpool(write, bytes(held))
                held.clear()
        await run_in_threadpool(write, bytes(held))


async def open_it(request: Request) -> Response:
    """Take the passphrase or the recovery key of the copy. A right one makes it the journal of this computer."""
    fields = await form(request)
    shown = proof.of_form(request, fields)
    setup = _setup(request, shown)
    if setup is None:
        return page("copy", 410, sentence=wording.TOOK_TOO_LONG)
    first_page.is_awaited()
    response = await run_in_threadpool(_open, setup, fields, shown)
    if response.status_code != 303:
        first_page.does_not_come()
    elif setup.copy is None:
        setups.end(request.cookies.get(cookie.setup_name()))
    return response


def _open(setup: Setup, fields: dict[str, list[str]], shown: Proof) -> Response:
    home, copy, token = journal_home(), setup.copy, first(fields, KNOWN)
    assert copy is not None
    typed_key = first(fields, "key")
    try:
        proved = waits.try_once(home, token, lambda: _proved(copy, first(fields, "passphrase"), typed_key))
        brought_home.bring(copy, home, proved)
    except MustWait as must:
        return _key_page(setup, status=429, wait=must.seconds, by_key=bool(typed_key))
    except (WrongPassphrase, WrongRecoveryKey):
        sentence = wording.WRONG_KEY if typed_key else wording.WRONG_PASSPHRASE
        return _key_page(setup, sentence, 403, wait=waits.seconds(home, token), by_key=bool(typed_key))
    except AlreadyThere:
        one_copy.drop()
        return to("/")
    except JournalError as error:
        return _key_page(setup, str(error), 409, by_key=bool(typed_key))
    setup.copy = None
    one_copy.drop()
    if typed_key:
        return _to_new_passphrase(setup, typed_key, shown)
    try:
        with progress.told() as result:
            value, journal = unlocked.enter(home, proved, shown, result)
    except JournalError as error:
        return unlock_page("/", str(error), 409)
    return let_through(value, journal, "/", token)


def _proved(copy: Path, passphrase: str, typed_key: str) -> Proved:
    if typed_key:
        return brought_home.prove_recovery_key(copy, typed_key)
    return brought_home.prove_passphrase(copy, passphrase)


def _to_new_passphrase(setup: Setup, typed_key: str, shown: Proof) -> Response:
    """Lead on as the door does after a recovery key: the journal is home, and needs a passphrase."""
    value, _ = setups.begin(Step.NEW_PASSPHRASE, shown.secret, recovery_key=typed_key)
    response = to("/door/new-passphrase")
    cookie.give_setup(response, value)
    return response


def _setup(request: Request, shown: Proof) -> Setup | None:
    """Return what this browser brought, while it waits."""
    setup = setups.of(request.cookies.get(cookie.setup_name()), shown.secret)
    waiting = setup is not None and setup.step is Step.COPY and setup.copy is not None
    return setup if waiting and setup is not None and setup.copy == one_copy.path else None


def _key_page(setup: Setup, sentence: str = "", status: int = 200, *, wait: int = 0, by_key: bool = False) -> Response:
    size = setup.copy.stat().st_size if setup.copy is not None and setup.copy.exists() else 0
    came = wording.came(size, setup.lines)
    return page("copy_key", status, sentence=sentence, wait=wait, by_key=by_key, came=came)


def _refused(sentence: str, status: int) -> Response:
    return JSONResponse({"kept": False, "sentence": sentence}, status)
