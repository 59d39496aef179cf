"""The first time: a passphrase, the printed recovery key, four questions, and the journal is there."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from journal.errors import FieldError, JournalError
from journal.records.settings import Computer, Settings
from journal.records.work_pattern import DEFAULT_WEEKLY_UNITS, DEFAULT_WORKDAYS, WorkPattern
from journal.store.opening import create, exists, journal_home, looks_synced
from journal.store.strength import SENTENCES, TOO_WEAK, strength
from journal.wording.dates import WEEKDAYS, day_with_year
from pages.frame import cookie, proof
from pages.frame.browsers import unlocked
from pages.frame.door.locked import KNOWN, NO_SECRET, NOT_THE_SAME, let_through
from pages.frame.door.page import LONGEST_FORM, body, first, form, page, to
from pages.frame.door.setup import Setup, Step, setups
from pages.frame.proof import Proof

TOOK_TOO_LONG = "This took longer than half an hour, so what you had typed was forgotten. Please begin again."
NOTHING_TYPED = "A passphrase is needed. It is the only thing you have to keep in mind."


async def setup_page(request: Request) -> Response:
    """Show the step where this browser's new journal stands."""
    if exists(journal_home()):
        return to("/")
    shown = proof.of(request)
    if cookie.setup_name() in request.cookies and not shown.secret:
        return page("moment")
    setup = _setup(request, shown)
    if setup is None or setup.step is Step.NEW_PASSPHRASE:
        return _passphrase_page()
    return _page_of(setup)


async def choose(request: Request) -> Response:
    """Take the passphrase, typed twice. Weak ones are refused, middling ones must be chosen a second time."""
    fields = await form(request)
    passphrase = first(fields, "passphrase")
    secret = proof.of_form(request, fields).secret
    if not secret:
        return _passphrase_page(NO_SECRET, 422)
    if not passphrase:
        return _passphrase_page(NOTHING_TYPED, 422)
    if passphrase != first(fields, "again"):
        return _passphrase_page(NOT_THE_SAME, 422)
    result = await run_in_threadpool(strength, passphrase)
    if result.refused:
        return _passphrase_page(TOO_WEAK, 422)
    value, _ = setups.begin(Step.DOUBTFUL if result.doubtful else Step.KEY, secret, passphrase=passphrase)
    response = to("/door/setup")
    cookie.give_setup(response, value)
    return response


async def judge(request: Request) -> Response:
    """Say in words how long a passphrase would hold, while it is typed. Nothing is kept."""
    try:
        passphrase = json.loads(await body(request, LONGEST_FORM))["passphrase"]
        result = await run_in_threadpool(strength, str(passphrase))
    except (ValueError, KeyError, TypeError):
        return JSONResponse({"score": 0, "sentence": ""}, 422)
    return JSONResponse({"score": result.score, "sentence": result.sentence})


async def step(request: Request) -> Response:
    """Go on, or back: from the doubtful passphrase, from the key, from the typed groups."""
    fields = await form(request)
    setup = _setup(request, proof.of_form(request, fields))
    if setup is None:
        return _passphrase_page(TOOK_TOO_LONG, 410)
    match (setup.step, first(fields, "go")):
        case (Step.DOUBTFUL, "choose another"):
            setups.end(request.cookies.get(cookie.setup_name()))
        case (Step.DOUBTFUL, "use it anyway") | (Step.GROUPS, "show the key"):
            setup.step = Step.KEY
        case (Step.KEY, "type it back"):
            setup.step = Step.GROUPS
        case (Step.GROUPS, "check"):
            wrong = setup.wrong_groups([first(fields, "first"), first(fields, "second")])
            if wrong:
                return _page_of(setup, mismatch(wrong), 422)
            setup.step = Step.QUESTIONS
    return to("/door/setup")


async def begin(request: Request) -> Response:
    """Take the answers, create the journal, and unlock it."""
    fields = await form(request)
    shown = proof.of_form(request, fields)
    setup = _setup(request, shown)
    if setup is None:
        return _passphrase_page(TOOK_TOO_LONG, 410)
    if setup.step is not Step.QUESTIONS:
        return to("/door/setup")
    response = await run_in_threadpool(_create, setup, fields, shown)
    if response.status_code == 303:
        setups.end(request.cookies.get(cookie.setup_name()))
    return response


def _create(setup: Setup, fields: dict[str, list[str]], shown: Proof) -> Response:
    folder = journal_home()
    try:
        settings, pattern = _answers(fields)
        journal = create(folder, setup.passphrase, setup.recovery_key, settings, pattern)
    except JournalError as error:
        return _page_of(setup, str(error), 422 if isinstance(error, FieldError) else 409, fields)
    return let_through(unlocked.let_in(journal, shown), journal, "/", first(fields, KNOWN))


def _answers(fields: dict[str, list[str]]) -> tuple[Settings, WorkPattern]:
    """Return what was answered. Raises FieldError."""
    try:
        computer = Computer(first(fields, "computer"))
    except ValueError:
        raise FieldError("computer", "needs an answer: whose is it?") from None
    try:
        weekly_units = float(first(fields, "weekly_units").replace(",", "."))
    except ValueError:
        raise FieldError("weekly_units", "must be a number above 0 and at most 100") from None
    workdays = tuple(day for day in range(1, 8) if str(day) in fields.get("workdays", []))
    settings = Settings(zone=first(fields, "zone"), computer=computer)
    today = datetime.now(UTC).astimezone(ZoneInfo(settings.zone)).date()
    return settings, WorkPattern(effective=today, weekly_units=weekly_units, workdays=workdays)


def _setup(request: Request, shown: Proof) -> Setup | None:
    setup = setups.of(request.cookies.get(cookie.setup_name()), shown.secret)
    return setup if setup is not None and setup.renews is None and setup.step is not Step.COPY else None


def _passphrase_page(sentence: str = "", status: int = 200) -> Response:
    return page("passphrase", status, sentence=sentence)


def _page_of(
    setup: Setup, sentence: str = "", status: int = 200, answered: dict[str, list[str]] | None = None
) -> Response:
    result: dict[str, Any] = {"sentence": sentence, "action": "/door/step"}
    match setup.step:
        case Step.DOUBTFUL:
            result["strength"] = SENTENCES[2]
        case Step.KEY:
            result |= {
                "where": "Step 2 of 4",
                "groups": setup.groups,
                "day": day_in_words(),
                "folder": str(journal_home()),
            }
        case Step.GROUPS:
            result |= {"where": "Step 3 of 4", "asked": [place + 1 for place in setup.asked]}
        case Step.QUESTIONS:
            folder = journal_home()
            result |= {"folder": str(folder), "synced": looks_synced(folder), "weekdays": WEEKDAYS, "zones": _zones()}
            result |= _answered(answered)
    return page(setup.step.value, status, **result)


def _answered(fields: dict[str, list[str]] | None) -> dict[str, Any]:
    """Return what the questions' form shows: what was answered, or what most would."""
    if fields is None:
        usual = [str(day) for day in DEFAULT_WORKDAYS]
        return {"computer": "", "workdays": usual, "weekly_units": f"{DEFAULT_WEEKLY_UNITS:g}", "zone": ""}
    return {
        "computer": first(fields, "computer"),
        "workdays": fields.get("workdays", []),
        "weekly_units": first(fields, "weekly_units"),
        "zone": first(fields, "zone"),
    }


def mismatch(wrong: list[int]) -> str:
    """Return what to say of typed groups that are not those on the page; `wrong` are their numbers."""
    which = " and ".join(str(number) for number in wrong)
    word, verb = ("Group", "does") if len(wrong) == 1 else ("Groups", "do")
    return f"{word} {which} {verb} not match yet. Please compare with your page; there is no hurry."


def day_in_words() -> str:
    """Return the date on this computer as the printed page shows it."""
    return day_with_year(datetime.now(UTC).astimezone())


@cache
def _zones() -> tuple[str, ...]:
    """Return the time zones to choose from: those named after a place, and UTC."""
    places = [zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "SystemV/"))]
    return ("UTC", *sorted(places))
