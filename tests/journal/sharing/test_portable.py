"""The portable pack, opened from disk with the network off: read, commented on, answered, and brought back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from journal.sharing.answer import Returned, Shared, from_portable
from journal.sharing.locked import ROUNDS, lock
from journal.sharing.pack import Made, items_of, made
from journal.sharing.portable import page, portable
from journal.sharing.summary import Summary
from tests.journal.sharing.earlier_forms import FIRST
from tests.journal.sharing.packs import AT, PACK_ID, THERAPIST, TITLE, full, of_hours, small, summary, thread

pytestmark = pytest.mark.browser

WORDS = "balot rifem dabos letir ferom sabid"
MARKED = "<img src=http://example.org/x onerror=alert(1)> **see** äöü “quoted” 佐藤 \\ 🙂"


@dataclass
class Opened:
    """A page opened from a file, what it asked for, and what it complained of."""

    page: Page
    file: Path
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def unlock(self, words: str = WORDS) -> None:
        self.page.get_by_label("The six words").fill(words)
        self.page.get_by_role("button", name="Open").click()

    def comment(self, label: str, text: str) -> None:
        box = self.page.get_by_role("textbox", name=label, exact=True)
        box.click()
        self.page.keyboard.insert_text(text)

    def save(self, into: Path) -> bytes:
        with self.page.expect_download() as download:
            self.page.get_by_role("button", name="Save my answer").click()
        assert download.value.suggested_filename == "answer-dddddddd.json"
        download.value.save_as(into)
        return into.read_bytes()


Open = Callable[..., Opened]


@pytest.fixture
def open_(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Return a function that writes a portable pack to disk and opens it from there, offline."""
    context = browser.new_context(accept_downloads=True, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(20_000)
    context.set_offline(True)

    def opening(of: Made | str, *, put_in: str = "") -> Opened:
        file = tmp_path / "for-you.html"
        text = (of if isinstance(of, str) else portable(of, WORDS)).replace("</main>", f"</main>{put_in}")
        file.write_text(text, encoding="utf-8", newline="\n")
        page = context.new_page()
        found = Opened(page, file)
        page.on("request", lambda asked: found.requests.append(asked.url))
        page.on("console", lambda said: found.complaints.append(said.text))
        page.on("pageerror", lambda error: found.complaints.append(str(error)))
        page.goto(file.as_uri())
        return found

    yield opening
    context.close()


def returned(file: bytes, of: Made) -> Returned:
    share = Shared(pack=of.pack.id, hash=of.payload.hash, person_id="p", items=items_of(of.pack), keys=None)
    return from_portable(file, WORDS, THERAPIST.public, shares={share.pack: share})


def nothing_was_asked_for(opened: Opened) -> None:
    assert [url for url in opened.requests if not url.startswith("blob:")] == [opened.file.as_uri()]
    assert opened.complaints == []


def test_it_opens_offline_takes_comments_and_its_answer_comes_back(open_: Open, tmp_path: Path) -> None:
    opened = open_(full(to=None))
    page = opened.page
    opened.unlock("balot rifem dabos letir ferom sabif")
    expect(page.get_by_role("status").first).to_contain_text("These words do not open it")
    assert page.get_by_text("M. Brandt").count() == 0
    opened.unlock("Balot RIFEM dabos-letir, ferom sabid")
    expect(page.get_by_role("heading", name="From M. Brandt")).to_be_visible()
    expect(page.get_by_text("other entries may exist")).to_be_visible()
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    assert page.locator(".js-plotly-plot").count() == 2
    expect(page.get_by_role("cell", name="1–2").first).to_be_visible()

    # A browser writes what is typed into a text area to its session files, in plain text.
    assert page.locator("textarea").count() == 0
    boxes = page.get_by_role("textbox", name="Comment on")
    assert set(boxes.evaluate_all("found => found.map(box => box.getRootNode() instanceof ShadowRoot)")) == {True}

    opened.comment(f"Comment on {TITLE}", MARKED)
    opened.comment("Comment on emotional load", "First line")
    page.keyboard.press("Enter")
    page.keyboard.insert_text("second line")
    page.get_by_label("Action", exact=True).fill("Write the letter")
    page.get_by_label("Due").fill("0026-10-12")  # as the short year 26 is taken
    page.get_by_role("button", name="Save my answer").click()
    expect(page.get_by_text("A day of what you agreed is not complete")).to_be_visible()
    page.get_by_label("Due").fill("2026-10-12")
    file = opened.save(tmp_path / "answer.json")
    expect(page.get_by_text("Your browser saves it as answer-dddddddd.json")).to_be_visible()

    got = returned(file, full(to=None))
    assert {c.on: c.text for c in got.answer.comments} == {"agenda-1": MARKED, "load": "First line\nsecond line"}
    assert [(a.text, a.due) for a in got.answer.actions] == [("Write the letter", "2026-10-12")]
    assert page.locator("img").count() == 0
    nothing_was_asked_for(opened)


def test_hours_are_signed_off_in_it(open_: Open, tmp_path: Path) -> None:
    opened = open_(of_hours(to=None))
    opened.unlock()
    opened.page.get_by_role("button", name="Save my answer").click()
    expect(opened.page.get_by_text("There is nothing in your answer yet.")).to_be_visible()
    opened.page.get_by_label("14 September 2026, 60 minutes, individual").check()
    got = returned(opened.save(tmp_path / "answer.json"), of_hours(to=None))
    assert got.answer.hours == ["hour-2"]
    nothing_was_asked_for(opened)


def test_a_script_that_was_put_into_the_file_does_not_run(open_: Open) -> None:
    opened = open_(small(to=None), put_in="<script>document.title = 'ran'</script>")
    assert opened.page.title() == "Between Sessions"
    assert any("Content Security Policy" in complaint for complaint in opened.complaints)


def test_nothing_of_the_pack_can_be_read_in_the_file() -> None:
    of = full(to=None)
    page = portable(of, WORDS)
    head = page[: page.index("* plotly.js")] + page[page.rindex("</script>\n<script>") :]
    for secret in (
        "Brandt",
        "letter",
        of.pack.id,
        of.payload.hash,
        "2026-09",
        THERAPIST.public.seal_to,
        "balot",
    ):
        assert secret not in head
    assert f'"rounds":{ROUNDS}' in head


def test_a_pack_made_for_a_key_is_not_made_portable() -> None:
    with pytest.raises(ValueError, match="sealed to it"):
        portable(small(), WORDS)


def test_a_page_of_the_first_form_opens_and_of_an_empty_part_it_says_neither(open_: Open) -> None:
    told = {"pack": FIRST.payload("nothing ticked").decode(), "hash": "", "light": {}, "dark": {}}
    opened = open_(page(lock(json.dumps(told).encode(), WORDS, what="pack")))
    opened.unlock()
    expect(opened.page.get_by_role("heading", name="To bring")).to_be_visible()
    expect(opened.page.get_by_text("Nothing is shown here.")).to_have_count(2)
    expect(opened.page.get_by_text("chosen")).to_have_count(0)
    expect(opened.page.get_by_role("heading", name="Not chosen")).to_have_count(0)


def test_a_chart_without_any_value_is_a_sentence_and_not_an_empty_frame(open_: Open) -> None:
    of = summary()
    empty = Summary(
        weeks=of.weeks,
        load=tuple(replace(week, demand=None, recovery=None, logged=0) for week in of.load or ()),
        caseload=tuple(replace(week, cii=None, parts={}) for week in of.caseload or ()),
    )
    opened = open_(made(empty, thread(to=None), id=PACK_ID, sequence=1, at=AT))
    opened.unlock()
    expect(opened.page.get_by_text("These weeks hold no logged day that is shown.")).to_be_visible()
    expect(opened.page.get_by_text("These weeks hold no logged work.")).to_be_visible()
    expect(opened.page.locator(".js-plotly-plot")).to_have_count(0)
