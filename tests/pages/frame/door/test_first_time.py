"""The first time: from nothing to an open journal, and every way to stumble on the way."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from journal.records.settings import Computer
from journal.store import strength as judged
from journal.store.opening import exists, journal_home, open_with_passphrase, open_with_recovery_key
from journal.store.strength import SENTENCES, strength
from pages.frame import cookie
from pages.frame.browsers import unlocked
from pages.frame.door.setup import MOST_KEPT, Step, setups
from tests.pages.frame.asgi_browser import Answer, Browser
from tests.pages.frame.conftest import PASSPHRASE, Clock

ANSWERS = {"computer": "my own", "workdays": ["1", "3"], "weekly_units": "17.5", "zone": "Europe/Berlin"}


def choose(browser: Browser, passphrase: str = PASSPHRASE) -> Answer:
    return browser.post("/door/create", {"passphrase": passphrase, "again": passphrase})


def key_shown(browser: Browser) -> list[str]:
    return re.findall(r"<code>(\w{5})</code>", browser.get("/door/setup").text)


def type_back(browser: Browser, groups: list[str]) -> Answer:
    browser.post("/door/step", {"go": "type it back"})
    asked = [int(n) for n in re.findall(r">Group (\d)<", browser.get("/door/setup").text)]
    told = [groups[n - 1] for n in asked]
    return browser.post("/door/step", {"go": "check", "first": told[0], "second": told[1]})


def test_the_first_page_says_what_this_is_and_leads_on(browser: Browser) -> None:
    text = browser.get("/whatever").text
    assert "Create my journal" in text
    assert "Look at the demo journal" in text
    assert "Passphrase" not in text


def test_from_nothing_to_an_open_journal(browser: Browser) -> None:
    assert choose(browser).headers["location"] == "/door/setup"
    groups = key_shown(browser)
    assert len(groups) == 8
    type_back(browser, groups)
    assert not exists(journal_home())
    done = browser.post("/door/begin", ANSWERS)
    assert (done.status, done.headers["location"]) == (303, "/")
    assert browser.is_inside
    journal = unlocked.peek(browser.cookies[cookie.name()])
    assert journal is not None
    settings, pattern = journal.settings.read(), journal.patterns.all()[0]
    assert (settings.zone, settings.computer) == ("Europe/Berlin", Computer.OWN)
    assert (pattern.weekly_units, pattern.workdays) == (17.5, (1, 3))
    unlocked.lock_all()
    open_with_passphrase(journal_home(), PASSPHRASE).close()
    open_with_recovery_key(journal_home(), "-".join(groups)).close()


def test_nothing_typed_is_kept_after_the_journal_is_there(browser: Browser) -> None:
    choose(browser)
    type_back(browser, key_shown(browser))
    told = browser.cookies[cookie.setup_name()]
    browser.post("/door/begin", ANSWERS)
    assert setups.of(told, browser.secret) is None
    assert cookie.setup_name() not in browser.cookies


def test_the_setup_cookie_is_for_the_door_alone(browser: Browser) -> None:
    line = choose(browser).set_cookies[0].lower()
    assert "httponly" in line
    assert "samesite=strict" in line
    assert "path=/door" in line


def test_groups_may_be_typed_small_and_with_letters_that_look_alike(browser: Browser) -> None:
    choose(browser)
    groups = [g.lower().replace("0", "o").replace("1", "l") for g in key_shown(browser)]
    assert type_back(browser, groups).status == 303


def test_wrong_groups_are_named_and_nothing_is_created(browser: Browser) -> None:
    choose(browser)
    answer = type_back(browser, ["AAAAA"] * 8)
    assert answer.status == 422
    assert re.search(r"Groups \d and \d do not match yet", answer.text)
    assert browser.post("/door/begin", ANSWERS).headers["location"] == "/door/setup"
    assert not exists(journal_home())


def test_empty_groups_do_not_pass(browser: Browser) -> None:
    choose(browser)
    browser.post("/door/step", {"go": "type it back"})
    assert browser.post("/door/step", {"go": "check"}).status == 422


def test_the_key_can_be_looked_at_again_before_the_journal_is_there(browser: Browser) -> None:
    choose(browser)
    groups = key_shown(browser)
    browser.post("/door/step", {"go": "type it back"})
    browser.post("/door/step", {"go": "show the key"})
    assert key_shown(browser) == groups


def test_no_step_can_be_skipped(browser: Browser) -> None:
    choose(browser)
    browser.post("/door/step", {"go": "check", "first": "", "second": ""})
    browser.post("/door/begin", ANSWERS)
    assert len(key_shown(browser)) == 8
    assert not exists(journal_home())


def test_another_browser_sees_nothing_of_it(new_browser: Callable[[], Browser]) -> None:
    choose(mine := new_browser())
    other = new_browser()
    assert key_shown(other) == []
    assert other.post("/door/begin", ANSWERS).status == 410
    assert len(key_shown(mine)) == 8


def test_after_half_an_hour_it_is_forgotten(browser: Browser, time_passing: Clock) -> None:
    choose(browser)
    type_back(browser, key_shown(browser))
    time_passing.pass_by(30 * 60 + 1)
    answer = browser.post("/door/begin", ANSWERS)
    assert (answer.status, "half an hour" in answer.text) == (410, True)
    assert not exists(journal_home())


def test_only_so_many_are_kept() -> None:
    first, _ = setups.begin(Step.KEY, "mine")
    for _ in range(MOST_KEPT):
        last, _ = setups.begin(Step.KEY, "mine")
    assert setups.of(first, "mine") is None
    assert setups.of(last, "mine") is not None


def test_the_cookie_alone_shows_no_recovery_key_and_creates_nothing(browser: Browser) -> None:
    choose(browser)
    thief = Browser(browser.app)
    thief.cookies = dict(browser.cookies)
    assert key_shown(thief) == []
    for path in ("/door/setup", "/door/new-key", "/door/new-passphrase"):
        asked = thief.get(path, sec_fetch_mode="navigate")
        assert (asked.status, "<code>" in asked.text) in ((200, False), (303, False))
    assert thief.post("/door/step", {"go": "type it back"}).status == 410
    assert len(key_shown(browser)) == 8


@pytest.mark.parametrize("weak", ["password1", "12345678", "sessions", " "])
def test_a_weak_passphrase_is_refused_with_a_sentence_and_no_rules(browser: Browser, weak: str) -> None:
    answer = choose(browser, weak)
    assert answer.status == 422
    assert "guessed too quickly" in answer.text
    assert weak.strip() == "" or weak not in answer.text
    assert cookie.setup_name() not in browser.cookies


def test_a_middling_passphrase_must_be_chosen_a_second_time(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.frame.door.first_time.strength", lambda _: judged.Strength(2, SENTENCES[2]))
    choose(browser)
    assert "Use it anyway" in browser.get("/door/setup").text
    assert browser.post("/door/begin", ANSWERS).headers["location"] == "/door/setup"
    browser.post("/door/step", {"go": "use it anyway"})
    assert len(key_shown(browser)) == 8


def test_a_middling_passphrase_can_be_changed(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.frame.door.first_time.strength", lambda _: judged.Strength(2, SENTENCES[2]))
    choose(browser)
    browser.post("/door/step", {"go": "choose another"})
    assert "Choose a passphrase" in browser.get("/door/setup").text


def test_two_different_passphrases_are_told_apart(browser: Browser) -> None:
    answer = browser.post("/door/create", {"passphrase": PASSPHRASE, "again": PASSPHRASE + "x"})
    assert (answer.status, "not the same" in answer.text) == (422, True)


def test_strength_is_told_in_words_while_typing(browser: Browser) -> None:
    told = browser.post("/door/strength", body={"passphrase": "password"}).json()
    assert told == {"score": 0, "sentence": SENTENCES[0]}
    assert browser.post("/door/strength", body={"passphrase": PASSPHRASE}).json()["score"] == 4
    assert browser.post("/door/strength", body=["x"]).status == 422


def test_a_very_long_passphrase_is_judged_quickly() -> None:
    assert strength("a quiet lantern " * 1_000).score == 4


@pytest.mark.parametrize(
    ("field", "told", "named"),
    [
        ("weekly_units", "0", "Weekly units"), ("weekly_units", "lots", "Weekly units"),
        ("weekly_units", "nan", "Weekly units"), ("zone", "Mars/Base", "Zone"), ("computer", "", "Computer"),
    ],
)  # fmt: skip
def test_an_answer_that_cannot_be_is_named_and_the_form_stays_filled(
    browser: Browser, field: str, told: str, named: str
) -> None:
    choose(browser)
    type_back(browser, key_shown(browser))
    answer = browser.post("/door/begin", {**ANSWERS, field: told})
    assert (answer.status, named in answer.text) == (422, True)
    assert field == "weekly_units" or 'value="17.5"' in answer.text
    assert not exists(journal_home())
    assert browser.post("/door/begin", ANSWERS).status == 303


def test_where_a_journal_lies_none_is_created(recovery_key: str, browser: Browser) -> None:
    assert browser.get("/door/setup").headers["location"] == "/"
    choose(browser)
    setup = setups.of(browser.cookies[cookie.setup_name()], browser.secret)
    assert setup is not None
    setup.step = Step.QUESTIONS
    answer = browser.post("/door/begin", ANSWERS)
    assert (answer.status, "already lies in this folder" in answer.text) == (409, True)
    open_with_passphrase(journal_home(), PASSPHRASE).close()


def test_a_synced_folder_is_warned_of(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "syncing" not in browser.get("/").text
    monkeypatch.setenv("JOURNAL_HOME", "/home/someone/Dropbox/journal")
    assert "syncing" in browser.get("/").text


def test_a_new_journals_steps_do_not_lead_around_the_recovery_key(recovery_key: str, browser: Browser) -> None:
    choose(browser)
    answer = browser.post("/door/new-passphrase", {"passphrase": PASSPHRASE, "again": PASSPHRASE})
    assert (answer.status, answer.headers["location"]) == (303, "/door/recovery")
