"""Another passphrase, another recovery key, or all keys anew, for the journal that is open in this browser.

All of them ask for the passphrase once more: an unlocked screen that was left alone
must not be enough to take the journal over.
"""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from journal.errors import JournalError, WrongPassphrase
from journal.store import known_browsers
from journal.store.journal import Journal
from journal.store.opening import prove_passphrase
from journal.store.strength import TOO_WEAK, strength
from journal.use_cases import all_keys_anew
from pages.frame import cookie, proof
from pages.frame.browsers import unlocked
from pages.frame.daily_backup import today
from pages.frame.door.first_time import day_in_words, mismatch
from pages.frame.door.locked import KNOWN, NOT_THE_SAME
from pages.frame.door.page import first, form, page, to
from pages.frame.door.setup import Setup, Step, setups
from pages.frame.door.waiting import MustWait, waits
from pages.frame.proof import Proof

SETTINGS = "/settings"
NEW_PASSPHRASE = "Your new passphrase holds from now on. Copies and backups made before still open with the old one."
NEW_KEY = "Your new recovery key holds from now on. The page printed before no longer fits; please destroy it."


async def passphrase_form(request: Request) -> Response:
    """Ask for the present passphrase and, twice, for the new one."""
    journal = unlocked.peek(cookie.read(request))
    return page("change_passphrase", sentence="", wait=0) if journal and not journal.is_demo else to(SETTINGS)


async def passphrase(request: Request) -> Response:
    """Change the passphrase."""
    fields = await form(request)
    journal = opened(proof.of_form(request, fields))
    if journal is None:
        return to(SETTINGS)
    chosen = first(fields, "passphrase")
    if (answer := await _not_chosen(fields, "change_passphrase")) is not None:
        return answer
    return await run_in_threadpool(_change, journal, first(fields, "old"), chosen, first(fields, KNOWN))


async def _not_chosen(fields: dict[str, list[str]], name: str) -> Response | None:
    """Return the page of that name with why a new passphrase was not taken; None where it can be."""
    chosen = first(fields, "passphrase")
    if chosen != first(fields, "again"):
        return page(name, 422, sentence=NOT_THE_SAME, wait=0)
    if (await run_in_threadpool(strength, chosen)).refused:
        return page(name, 422, sentence=TOO_WEAK, wait=0)
    return None


def _change(journal: Journal, old: str, chosen: str, token: str) -> Response:
    answer = refused(journal, old, token, "change_passphrase")
    if answer is not None:
        return answer
    try:
        journal.change_passphrase(chosen)
    except JournalError as error:
        return page("change_passphrase", 409, sentence=str(error), wait=0)
    known_browsers.add(journal.folder, token)  # every other one has to prove itself anew
    return page("renewed", heading="A new passphrase", sentence=NEW_PASSPHRASE)


async def all_keys_form(request: Request) -> Response:
    """Ask for the present passphrase and, twice, for the new one; say what a new data key is for."""
    journal = unlocked.peek(cookie.read(request))
    return page("new_data_key", sentence="", wait=0) if journal and not journal.is_demo else to(SETTINGS)


async def all_keys(request: Request) -> Response:
    """Take the new passphrase, and show the new recovery key; neither holds before two groups were typed back."""
    fields = await form(request)
    shown = proof.of_form(request, fields)
    journal = opened(shown)
    if journal is None:
        return to(SETTINGS)
    chosen = first(fields, "passphrase")
    if (answer := await _not_chosen(fields, "new_data_key")) is not None:
        return answer
    answer = await run_in_threadpool(refused, journal, first(fields, "old"), first(fields, KNOWN), "new_data_key")
    if answer is not None:
        return answer
    value, setup = setups.begin(Step.KEY, shown.secret, passphrase=chosen, renews=journal.id)
    setup.replaces_backups = bool(first(fields, "replaces_backups"))
    response = to("/door/new-key")
    cookie.give_setup(response, value)
    return response


async def key_form(request: Request) -> Response:
    """Show the step where this browser's new recovery key stands."""
    shown = proof.of(request)
    if not shown.secret:
        return page("moment")
    journal = opened(shown)
    if journal is None:
        return to(SETTINGS)
    setup = _setup(request, shown, journal)
    if setup is None:
        return page("new_key", sentence="", wait=0)
    return _page_of(setup, journal)


async def key(request: Request) -> Response:
    """Take the passphrase and make a new recovery key; it does not hold before it was typed back."""
    fields = await form(request)
    shown = proof.of_form(request, fields)
    journal = opened(shown)
    if journal is None:
        return to(SETTINGS)
    answer = await run_in_threadpool(refused, journal, first(fields, "old"), first(fields, KNOWN), "new_key")
    if answer is not None:
        return answer
    value, _ = setups.begin(Step.KEY, shown.secret, renews=journal.id)
    response = to("/door/new-key")
    cookie.give_setup(response, value)
    return response


async def key_step(request: Request) -> Response:
    """Go on, or back; with the groups typed back, the new key takes the old one's place."""
    fields = await form(request)
    shown = proof.of_form(request, fields)
    journal = opened(shown)
    setup = _setup(request, shown, journal) if journal is not None else None
    if journal is None or setup is None:
        return to("/door/new-key")
    match (setup.step, first(fields, "go")):
        case (Step.GROUPS, "show the key"):
            setup.step = Step.KEY
        case (Step.KEY, "type it back"):
            setup.step = Step.GROUPS
        case (Step.GROUPS, "check"):
            wrong = setup.wrong_groups([first(fields, "first"), first(fields, "second")])
            if wrong:
                return _page_of(setup, journal, mismatch(wrong), 422)
            return await run_in_threadpool(_renew, journal, setup, request.cookies.get(cookie.setup_name()))
    return to("/door/new-key")


def _renew(journal: Journal, setup: Setup, result: str | None) -> Response:
    try:
        if setup.passphrase:
            heading, sentence = (
                "All keys anew",
                all_keys_anew.renew(
                    journal, setup.passphrase, setup.recovery_key, today(), replaces_backups=setup.replaces_backups
                ),
            )
        else:
            journal.change_recovery_key(setup.recovery_key)
            heading, sentence = "A new recovery key", NEW_KEY
    except JournalError as error:
        return _page_of(setup, journal, str(error), 409)
    setups.end(result)
    response = page("renewed", heading=heading, sentence=sentence)
    cookie.take_back_setup(response)
    return response


def _page_of(setup: Setup, journal: Journal, sentence: str = "", status: int = 200) -> Response:
    result = {
        "sentence": sentence,
        "where": "All keys anew" if setup.passphrase else "A new recovery key",
        "action": "/door/new-key/step",
    }
    if setup.step is Step.GROUPS:
        return page("groups", status, asked=[place + 1 for place in setup.asked], **result)
    return page("key", status, groups=setup.groups, day=day_in_words(), folder=str(journal.folder), **result)


def opened(shown: Proof) -> Journal | None:
    """Return the journal whose keys this browser may renew: open here, and not the demo."""
    journal = unlocked.touch(unlocked.proven(shown))
    return None if journal is None or journal.is_demo else journal


def _setup(request: Request, shown: Proof, journal: Journal) -> Setup | None:
    setup = setups.of(request.cookies.get(cookie.setup_name()), shown.secret)
    return setup if setup is not None and setup.renews == journal.id else None


def refused(journal: Journal, old: str, token: str, template: str, **told: object) -> Response | None:
    """Return the answer to a passphrase that does not fit, or None when it does."""
    try:
        waits.try_once(journal.folder, token, lambda: prove_passphrase(journal.folder, old))
    except MustWait as must:
        return page(template, 429, sentence="", wait=must.seconds, **told)
    except WrongPassphrase as error:
        return page(template, 403, sentence=str(error), wait=waits.seconds(journal.folder, token), **told)
    except JournalError as error:
        return page(template, 409, sentence=str(error), wait=0, **told)
    return None
