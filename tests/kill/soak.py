"""An hour of typing in three tabs, locks in between, then kill -9: look whether a character is missing.

    python -m tests.kill.soak            100 notes, 400,000 bytes; some minutes
    python -m tests.kill.soak --small    6 notes, as the tests run it

The hour is compressed: where a person pauses for a second, the editors are
told to send at once what they would send then. Notes are in three scripts,
with curly quotes and emoji. Most are saved, some are left as drafts, and a lock
falls into the middle of some. The first kill takes the server and leaves the
browser open: nothing may be missing that was typed before the last pause. The
second takes both: what the page called kept is there.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
from collections import Counter
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, Error, Page, Playwright, expect, sync_playwright

from journal.store.opening import open_with_passphrase
from tests.browser import chromium as browsers
from tests.browser.conftest import PASSPHRASE, SEEN_AS, Server, expect_saved, serving, settle, unlock, watched
from tests.browser.practice import small_practice

TABS = 3
BURST = 55
"""Characters between two pauses."""

LATIN = "the rain “would not” stop and I couldn’t let go of it — she’d said “enough” 🌧️ naïve café"
CYRILLIC = "тоска не отпускает, «и снова» дождь за окном… ещё одна ночь 🌙 ёлка объём"
CHINESE = "雨一直下她说“够了”我放不下那句话夜里又想起窗外的声音🌧️心里很沉"
WORDS = (LATIN.split(), CYRILLIC.split(), list(CHINESE))

PAUSE = """async () => {
  const waits = [];
  window.dispatchEvent(new CustomEvent("journal:flush", { detail: { waits } }));
  await Promise.allSettled(waits);
}"""


@dataclass
class Tally:
    """What was typed before the last pause: texts saved, texts left as drafts; and what went wrong."""

    saved: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    locks: int = 0
    problems: list[str] = field(default_factory=list)

    @property
    def typed(self) -> int:
        """Return how many bytes were typed."""
        return sum(len(text.encode()) for text in (*self.saved, *self.left))


def text_of(chance: random.Random, script: int, length: int) -> str:
    """Return about `length` bytes of a script, beginning with a number of its own."""
    between, text = ("" if script == 2 else " "), f"{chance.randrange(10**9)}:"
    while len(text.encode()) < length:
        text += between + chance.choice(WORDS[script])
    return text


def box(page: Page) -> None:
    """Put the cursor into the editor, once it can be written in."""
    note = page.get_by_label("Note")
    expect(note).to_be_editable()
    note.click()


def type_out(page: Page, text: str) -> None:
    """Type with a pause after every burst, and one at the end."""
    for begin in range(0, len(text), BURST):
        page.keyboard.insert_text(text[begin : begin + BURST])
        page.evaluate(PAUSE)


def lock_and_back(pages: list[Page], page: Page) -> None:
    """Lock in one tab, unlock there, and come back in the others."""
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    for tab in pages:
        expect(tab.get_by_label("Passphrase")).to_be_visible()
    unlock(page)
    for tab in pages:
        if tab is not page:
            tab.reload()
            settle(tab)


def evening(pages: list[Page], address: str, notes: int, length: int, chance: random.Random) -> Tally:
    """Write notes in turn in each tab; save most, leave some, lock in the middle of some."""
    tally = Tally()
    for number in range(notes):
        page = pages[number % TABS]
        text = text_of(chance, chance.randrange(len(WORDS)), length)
        half = len(text) // 2
        box(page)
        type_out(page, text[:half])
        if number % 10 == 2:
            lock_and_back(pages, page)
            tally.locks += 1
            if page.get_by_label("Note").input_value() != text[:half]:
                tally.problems.append(f"note {number}: not as typed after a lock")
                page.get_by_label("Note").fill(text[:half])
        box(page)
        page.keyboard.press("Control+End")
        type_out(page, text[half:])
        if number % 10 == 4:
            page.goto(f"{address}/reflection")
            settle(page)
            tally.left.append(text)
        else:
            page.keyboard.press("Control+Enter")
            expect_saved(page)
            tally.saved.append(text)
    return tally


def last_notes(pages: list[Page], length: int, chance: random.Random) -> list[str]:
    """Begin a note in each tab, a script each; return what was typed before the last pause, some more follows it."""
    texts = []
    for script, page in enumerate(pages):
        text = text_of(chance, script % len(WORDS), length)
        box(page)
        type_out(page, text)
        texts.append(text)
    for page in pages:
        page.keyboard.insert_text(" and these less than a second before")
    return texts


def missing(home: Path, tally: Tally) -> list[str]:
    """Return what is not in the journal as it was typed: saved notes whole, drafts at least to their last pause."""
    with closing(open_with_passphrase(home, PASSPHRASE)) as journal:
        saved = Counter(entry.text for entry in journal.reflections.latest(10_000))
        drafts = [draft.texts.get("text", "") for draft in journal.drafts.all()]
    found = [f"a saved note of {len(text)} characters" for text in (Counter(tally.saved) - saved).elements()]
    for text in tally.left:
        gone = min((len(text) - begun(text, draft) for draft in drafts), default=len(text))
        if gone:
            found.append(f"{gone} of {len(text)} characters of a draft")
    return found


def begun(text: str, draft: str) -> int:
    """Return with how many characters of a text a draft begins."""
    pairs = zip(text, draft, strict=False)
    return next((n for n, (one, other) in enumerate(pairs) if one != other), min(len(text), len(draft)))


def started(playwright: Playwright, chromium: Path, profile: Path) -> BrowserContext:
    """Start a browser with a profile of its own."""
    context = playwright.chromium.launch_persistent_context(
        profile, executable_path=chromium, args=browsers.arguments(), headless=True, **SEEN_AS
    )
    return watched(context)


def opened(context: BrowserContext, server: Server, tabs: int) -> list[Page]:
    """Open that many tabs on a new note, unlocked."""
    pages = [context.new_page() for _ in range(tabs)]
    for page in pages:
        page.goto(f"{server.address}/reflection")
        if page.get_by_label("Passphrase").count():
            unlock(page)
        settle(page)
    return pages


def process_of(context: BrowserContext) -> int:
    """Return the id of the browser's own process."""
    browser = context.browser
    assert browser is not None
    told = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
    return next(int(process["id"]) for process in told["processInfo"] if process["type"] == "browser")


def killed(server: Server) -> None:
    """Kill a server as a crash would."""
    server.process.kill()
    server.process.wait()


def soak(
    playwright: Playwright, chromium: Path, folder: Path, *, notes: int = 100, size: int = 400_000, seed: int = 1
) -> Tally:
    """Type `size` bytes in `notes` notes, kill the server; begin again, kill both; return what is gone."""
    chance, length = random.Random(seed), size // (notes + 2 * TABS)
    home = folder / "home"
    small_practice(home, "K2")
    context = started(playwright, chromium, folder / "first")
    with serving(home, folder / "first.log") as server:
        pages = opened(context, server, TABS)
        tally = evening(pages, server.address, notes, length, chance)
        tally.left += last_notes(pages, length, chance)
        killed(server)
    tally.problems += [f"server killed: {one}" for one in missing(home, tally)]
    for page, text in zip(pages, tally.left[-TABS:], strict=True):
        if not page.get_by_label("Note").input_value().startswith(text):
            tally.problems.append("server killed: the words are not on the screen any more")
    context.close()

    browser = playwright.chromium.launch(executable_path=chromium, args=browsers.arguments(), headless=True)
    context = watched(browser.new_context(**SEEN_AS))
    with serving(home, folder / "second.log") as server:
        pages = opened(context, server, TABS)
        tally.left += last_notes(pages, length, chance)
        os.kill(process_of(context), signal.SIGKILL)
        killed(server)
    with suppress(Error):
        context.close()
    with suppress(Error):
        browser.close()
    tally.problems += [f"both killed: {one}" for one in missing(home, tally)]
    return tally


SMALL = {"notes": 6, "size": 9_000}


def main() -> None:
    """Soak, say what was typed and what is gone."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--small", action="store_true")
    arguments.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**9))
    told = arguments.parse_args()
    found = browsers.find_or_install()
    if found is None:
        sys.exit(browsers.MISSING)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        sizes = SMALL if told.small else {}
        tally = soak(playwright, found, Path(folder), seed=told.seed, **sizes)
    print(  # noqa: T201 a script tells
        f"seed {told.seed}: {len(tally.saved)} notes saved, {len(tally.left)} left as drafts, {tally.typed:,} bytes, "
        f"{tally.locks} locks, {len(tally.problems)} problems"
    )
    for problem in tally.problems:
        print(problem)  # noqa: T201 a script tells
    sys.exit(bool(tally.problems))


if __name__ == "__main__":
    main()
