"""The product in Firefox and in WebKit: the first day, long notes, F5, lock, lines, a chart, a pack from a file."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from journal.sharing.portable import portable
from journal.store.opening import open_with_passphrase
from pages.parts.menu import MENU
from tests.browser.conftest import PASSPHRASE, SETTLED, Server, serving
from tests.engines import browsers
from tests.engines.visit import ENTER, ESCAPE, Visit
from tests.journal.sharing.packs import full

pytestmark = pytest.mark.engines

WORDS = "The rain on the window, and I could not let it go."
WITH_A_CHART = ("emotional-load", "caseload-intensity")
LONG = {
    "latin": "“She’d said nothing”, he wrote – and left. " * 1_600,
    "cyrillic": "тоска по дому " * 2_700,
    "chinese": "雨打在窗上，我放不下。" * 2_046,
}
"""Each over 64 KiB in UTF-8, which is all that a browser sends on while a page goes away."""


def unlock(visit: Visit) -> None:
    visit.fill("Passphrase", PASSPHRASE)
    visit.press("Unlock")
    visit.see("css", "[data-testid=stApp]")


def enter(visit: Visit, server: Server, where: str) -> None:
    """Open a page of the journal, unlocking where that is asked."""
    visit.go(f"{server.address}/{where}")
    here = visit.wait(
        "the door or the page", lambda: next((css for css in ("#passphrase", "h1[id]") if visit.find("css", css)), None)
    )
    if here == "#passphrase":
        unlock(visit)


def lock(visit: Visit) -> None:
    visit.see("button", "Lock now")  # from then on the page listens for it

    def locked() -> bool:
        visit.keys(ESCAPE, ESCAPE)  # again where a busy driver let too much time go by in between
        return bool(visit.find("field", "Passphrase"))

    visit.wait("the door", locked)


def create_journal(visit: Visit, server: Server) -> list[str]:
    """Go through the four steps of the first visit and return the groups of the recovery key."""
    visit.go(server.address)
    visit.press("Create my journal")
    visit.fill("Passphrase", PASSPHRASE)
    visit.fill("The same once more", PASSPHRASE)
    visit.press("Go on")
    visit.see("text", "Print this page")
    groups = visit.script("return [...document.querySelectorAll('ol.key code')].map((group) => group.textContent);")
    assert len(groups) == 8
    visit.script("window.print = () => { window.printed = true; };")
    visit.press("Print this page")
    assert visit.script("return window.printed;")
    visit.press("I have it on paper")
    visit.see("heading", "Is it safely on paper?")
    asked = visit.script("return [...document.querySelectorAll('label')].map((label) => label.textContent);")
    for label in asked:
        visit.fill(label, groups[int(label.split()[1]) - 1].lower())
    visit.press("Go on")
    visit.press("My own", "field")
    assert visit.value("Where are you?") == "Europe/Berlin"
    visit.press("Open my journal")
    visit.see("heading", "Today")
    return list(groups)


def test_the_first_day(visit: Visit, tmp_path: Path) -> None:
    with serving(tmp_path / "home", tmp_path / "server.log") as server:
        groups = create_journal(visit, server)
        visit.reload()
        visit.see("heading", "Today")
        first = visit.window()
        visit.new_window()
        visit.go(f"{server.address}/reflection")
        visit.editable("Note")
        visit.pour("Note", WORDS)
        visit.press("Save")
        visit.see("text", "Saved")
        lock(visit)
        visit.wire.ask("CloseWindow")
        visit.to_window(first)
        visit.see("field", "Passphrase")
        log = server.log.read_text()
    assert not [words for words in (PASSPHRASE, WORDS, *groups) if words in log]
    with closing(open_with_passphrase(server.home, PASSPHRASE)) as journal:
        assert [entry.text for entry in journal.reflections.latest(5)] == [WORDS]


@pytest.mark.parametrize("script", LONG)
def test_a_long_note_is_kept_through_f5_and_through_a_lock(visit: Visit, practice: Server, script: str) -> None:
    text = LONG[script]
    assert len(text.encode()) > 65_536
    enter(visit, practice, "reflection")
    visit.editable("Note")
    visit.pour("Note", text)
    visit.see("text", "Kept")
    visit.reload()
    visit.holds("Note", text)
    visit.pour("Note", WORDS)
    lock(visit)
    unlock(visit)
    visit.holds("Note", text + WORDS)
    visit.press("Save")
    visit.see("text", "Saved")


def test_words_typed_right_before_f5_are_there(visit: Visit, practice: Server) -> None:
    enter(visit, practice, "reflection")
    visit.editable("Note")
    visit.fill("Note", WORDS)
    visit.reload()
    visit.holds("Note", WORDS)


def test_a_line_at_the_locked_door_and_one_in_the_capture_bar(visit: Visit, practice: Server) -> None:
    enter(visit, practice, "")
    visit.editable("Write one line")
    visit.fill("Write one line", "walk 20m 3>6" + ENTER)
    visit.see("text", "Saved")
    lock(visit)
    visit.fill("Leave a line", "K2 came along on the way home" + ENTER)
    visit.wait(
        "the word that it is kept", lambda: visit.script("return document.getElementById('line-said').textContent;")
    )
    visit.holds("Leave a line", "")
    unlock(visit)
    visit.see("text", "20 minutes")
    visit.go(f"{practice.address}/inbox")
    visit.see("text", "came along on the way home")


def test_every_page_of_the_demo_is_there_and_its_charts_are_drawn(visit: Visit, tmp_path: Path) -> None:
    with serving(tmp_path / "home", tmp_path / "server.log") as server:
        visit.go(server.address)
        visit.press("Look at the demo journal")
        visit.see("heading", "Today")
        stands_still(visit)
        visit.complaints()
        for place in (place for places in MENU.values() for place in places if place.path.exists()):
            visit.go(f"{server.address}/{place.address}")
            told = visit.complaints()
            visit.see("css", "[data-testid=stMain] h1")
            stands_still(visit)
            if place.address in WITH_A_CHART:
                drawn(visit)
            # On a busy machine Firefox finds that a font was fetched ahead long before it was needed.
            told = [line for line in told + visit.complaints() if "preloaded with link preload" not in line]
            assert told == [], place.address


def test_a_violation_would_be_seen(visit: Visit, practice: Server) -> None:
    visit.go(practice.address)
    visit.complaints()
    visit.script(
        "document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = 1' }));"
    )
    visit.wait("the complaint", lambda: "script-src" in " ".join(visit.complaints()))


def test_a_pack_opens_from_its_file(visit: Visit, tmp_path: Path) -> None:
    words = "balot rifem dabos letir ferom sabid"
    file = tmp_path / "for-you.html"
    file.write_text(portable(full(to=None), words), encoding="utf-8", newline="\n")
    visit.go(file.as_uri())
    visit.fill("The six words", words)
    visit.press("Open")
    visit.see("text", "From M. Brandt")
    drawn(visit)


def stands_still(visit: Visit) -> None:
    """Wait until a page has run and its parts are there: one that is left earlier says that it could not load them."""
    visit.see("css", SETTLED)
    visit.see("button", "Lock now")
    visit.editable("Write one line")


def drawn(visit: Visit) -> None:
    """Wait until a chart is seen: with lines or bars in it, and a size."""
    marks = ".js-plotly-plot .main-svg :is(.lines, .point path, .points path, .scatterlayer path)"
    visit.see("css", marks)


def test_a_file_goes_out_and_another_comes_in(visit: Visit, practice: Server) -> None:
    enter(visit, practice, "review")
    stands_still(visit)
    visit.press("My key, for therapists", "text")
    visit.see("text", "My key, in six words")
    stands_still(visit)
    visit.press("Save my key")
    key = visit.wait(
        "the saved file",
        lambda: next((f for f in visit.saved.rglob("between-sessions-key*.txt") if f.stat().st_size), None),
    )
    assert key.read_text().startswith("between-sessions-key-1 ")
    visit.attach("css", "[data-testid=stMain] input[type=file]", key)
    visit.press("Open these")
    visit.see("text", "between-sessions-key")


def test_back_and_forth_and_a_second_tab(visit: Visit, practice: Server) -> None:
    enter(visit, practice, "downtime")  # or the last step back would lead to the server of another test
    enter(visit, practice, "reflection")
    visit.editable("Note")
    visit.fill("Note", WORDS)
    visit.press("Today")
    visit.see("heading", "Today")
    visit.back()
    visit.holds("Note", WORDS)
    visit.go("about:blank")
    visit.back()
    visit.holds("Note", WORDS)
    first = visit.window()
    visit.new_window()
    visit.go(f"{practice.address}/settings")
    visit.see("heading", "Settings")
    lock(visit)
    visit.wire.ask("CloseWindow")
    visit.to_window(first)
    visit.see("field", "Passphrase")
    visit.back()
    visit.see("field", "Passphrase")
    unlock(visit)


@pytest.mark.parametrize("engine", [pytest.param("firefox", marks=pytest.mark.xdist_group("firefox"))], indirect=True)
@pytest.mark.parametrize("preferences", [{"dom.storage.enabled": False}, {"network.cookie.cookieBehavior": 2}])
def test_a_browser_that_remembers_nothing_is_told_so(
    engine: str, practice: Server, tmp_path: Path, preferences: dict[str, object]
) -> None:
    with browsers.visiting(engine, tmp_path / "forgetful", preferences) as forgetful:
        forgetful.go(practice.address)
        forgetful.see("text", "This browser keeps nothing for this address")
