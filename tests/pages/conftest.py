"""An open journal and its pages, run without a browser."""

from __future__ import annotations

import gc
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.testing.v1 import AppTest

from journal.records.client import Client, ClientFact, Frequency, Member, Slot, Unit
from journal.records.settings import Settings
from journal.store import keys
from journal.store.journal import Journal
from journal.store.opening import create, open_with_passphrase
from journal.store.recovery_key import make_recovery_key
from pages.frame import unlocked
from pages.parts import page_links
from pages.parts.listing.rows import Row

PAGES = Path(__file__).parents[2] / "pages"
ZONE = "Europe/Berlin"
PASSPHRASE = "a long enough passphrase"


@dataclass(frozen=True, kw_only=True)
class ListedRow(Row):
    """A row of a list of entries, the component it was given to, and the words of what can be done."""

    of: str
    words: dict[str, str]

    @property
    def found(self) -> str:
        """The second line, what is marked in it between two strokes."""
        return "".join(f"|{text}|" if hit else text for text, hit in self.second)


class Page:
    """A page as a person meets it: fill in, press, read. `draft` names the form's draft."""

    def __init__(self, at: AppTest) -> None:
        self.at = at

    @property
    def draft(self) -> str:
        """The id of the draft of the form that is shown."""
        keys = [button.key or "" for button in self.at.button]
        return next(key.removesuffix(".save") for key in keys if key.endswith(".save"))

    def fill(self, **values: Any) -> Page:
        """Put values into the form's inputs, "__" standing for a dot in a name."""
        for name, value in values.items():
            self.at.session_state[f"{self.draft}.{name.replace('__', '.')}"] = value
        return self.run()

    def tap(self, key: str, value: Any) -> Page:
        """Choose one pill, as a finger does: its callback runs."""
        next(group for group in self.at.button_group if group.key == key).set_value(value)
        return self.run()

    def press(self, label: str, nth: int = 0) -> Page:
        """Press the nth button of that label; where there is none, in the nth row of the lists of entries."""
        buttons = [button for button in self.at.button if button.label == label]
        if not buttons:
            able = [one for one in self.rows for act in one.acts if one.words[act] == label]
            act = next(act for act, words in able[nth].words.items() if words == label)
            return self.send(able[nth].of, "press", {"do": act, "id": able[nth].id})
        buttons[nth].click()
        return self.run()

    @property
    def rows(self) -> list[ListedRow]:
        """The rows of the lists of entries."""
        shown = [one.proto for one in self.at.get("bidi_component") if one.proto.component_name == "entry_rows"]
        given = [(one.id, json.loads(one.json)[0]) for one in shown]
        return [ListedRow(of=of, words=told["words"], **row) for of, told in given for row in told["rows"]]

    @property
    def way(self) -> tuple[str, dict[str, str]]:
        """The page that a press leads to, and what its address carries."""
        page, address = self.at.session_state[page_links.CHOSEN]
        return page, address

    def run(self) -> Page:
        """Run the page again; no exception may come of it."""
        self.at.run()
        assert not self.at.exception, self.at.exception
        return self

    def value(self, name: str) -> Any:
        """Return what an input of the form holds."""
        return self.at.session_state[f"{self.draft}.{name}"]

    def has(self, name: str) -> bool:
        """Say whether the form shows an input of that name."""
        widgets = [*self.at.button_group, *self.at.checkbox, *self.at.text_input, *self.at.number_input]
        return any(widget.key == f"{self.draft}.{name}" for widget in widgets) or bool(
            {f"{self.draft}.{name}", f"{self.draft}.{name.rpartition('_')[0]}"} & {*self.moment_fields}
        )

    def tell(self, key: str, **told: str | None) -> Page:
        """Leave the field for a date (day="2026-03-05") or a time (time="09:30") as a person does; unread="…" for none.

        AppTest cannot type into a component; this sends what the component sends.
        """
        typed = told.pop("unread", None)
        held = self.at.session_state
        turn = held[f"{key}.turn"] if f"{key}.turn" in held else 0  # noqa: SIM401, it has no get
        states = self.at._tree.get_widget_states()
        state = states.widgets.add(id=self._component(key))
        of = self.given(f"-{key}.moment")["of"]
        said = {"of": of, "turn": (turn or 0) + 1, **told, "unread": [typed] if typed else []}
        state.json_value = json.dumps({"told": said})
        self.at._run(states)
        assert not self.at.exception, self.at.exception
        return self

    def _component(self, key: str) -> str:
        ids = [str(element.proto.id) for element in self.at.get("bidi_component")]
        return next(told for told in ids if told.endswith(f"-{key}.moment"))

    @property
    def moment_fields(self) -> list[str]:
        """The fields for a date or a time that the page shows, each by the key that its values' keys begin with."""
        ids = [str(element.proto.id) for element in self.at.get("bidi_component")]
        return [told.rpartition("-")[2].removesuffix(".moment") for told in ids if told.endswith(".moment")]

    @property
    def day(self) -> dict[str, Any]:
        """What the day's list was given."""
        return self.given("day_list")

    def given(self, name: str) -> dict[str, Any]:
        """Return what a component of our own was given."""
        found = next(one.proto for one in self.at.get("bidi_component") if name in one.proto.id)
        return dict(json.loads(found.json)[0])

    def open_in(self, name: str, asked: object) -> Page:
        """Press what opens something in a component of our own: it sends `asked`, as the browser does."""
        return self.send(name, "open", asked)

    def send(self, name: str, event: str, what: object) -> Page:
        """Send an event of a component of our own, as the browser does."""
        ids = [str(element.proto.id) for element in self.at.get("bidi_component")]
        states = self.at._tree.get_widget_states()
        state = states.widgets.add(id=_make_trigger_id(next(told for told in ids if name in told), "events"))
        state.json_trigger_value = json.dumps([{"event": event, "value": what}])
        self.at._run(states)
        assert not self.at.exception, self.at.exception
        return self

    @property
    def questions(self) -> dict[str, dict[str, Any]]:
        """What the nine questions of Insight were given, by their names; nothing on another page."""
        found = [one.proto for one in self.at.get("bidi_component") if "question_list" in one.proto.id]
        return {one["name"]: one for shown in found for one in json.loads(shown.json)[0]["questions"]}

    @property
    def buttons(self) -> list[str]:
        """The words on every button."""
        return [button.label for button in self.at.button]

    @property
    def errors(self) -> list[str]:
        """What is said to be wrong."""
        return [error.value for error in self.at.error]

    @property
    def notes(self) -> list[str]:
        """What is said in passing."""
        return [info.value for info in self.at.info]

    @property
    def said(self) -> str:
        """Every plain text, caption and badge on the page, and every line of a list of entries, by line."""
        plain = (str(e.value) for e in (*self.at.text, *self.at.caption, *self.at.markdown))
        listed = (line for row in self.rows for line in (row.heading, row.first, row.found.replace("|", "")))
        return "\n".join((*plain, *listed))


OpenPage = Callable[..., Page]
SetClock = Callable[[date, str], None]


def moment(day: date, clock: str = "10:00") -> datetime:
    """Return the moment a wall clock in the tests' zone showed."""
    return datetime.combine(day, time.fromisoformat(clock), tzinfo=ZoneInfo(ZONE))


def today() -> date:
    """Return the date in the tests' zone."""
    return datetime.now(ZoneInfo(ZONE)).date()


def days_ago(days: int) -> date:
    """Return a date in the past; negative for one to come."""
    return today() - timedelta(days=days)


@pytest.fixture(autouse=True, scope="session")
def no_packaged_components() -> Iterator[None]:
    """Each AppTest would read the metadata of every installed package, looking for components that none of them has."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(manifest_scanner, "scan_component_manifests", list)
        yield


@pytest.fixture(autouse=True, scope="module")
def out_of_the_collectors_way() -> None:
    """Streamlit ends each run with a full collection: what is loaded anyway need not be looked through each time."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> SetClock:
    """Return a function that sets the clock the pages and their drafts look at."""

    def set_to(day: date, clock: str) -> None:
        then = moment(day, clock).astimezone(UTC)
        for looks in ("pages.parts.clock", "journal.store.draft_rows"):
            monkeypatch.setattr(f"{looks}.now_utc", lambda: then)

    return set_to


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a closed journal without entries. Copy it, do not open it."""
    folder = tmp_path_factory.mktemp("empty") / "journal"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(keys.make, "__defaults__", (keys.KdfCost(memory_kib=64, passes=1, lanes=1),))
        create(folder, PASSPHRASE, make_recovery_key(), Settings(zone=ZONE)).close()
    return folder


@pytest.fixture
def journal(empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Journal]:
    """Return an empty journal, unlocked in the browser that the tests stand for."""
    shutil.copytree(empty, tmp_path / "open")
    made = open_with_passphrase(tmp_path / "open", PASSPHRASE)
    value = unlocked.unlocked.let_in(made)
    monkeypatch.setattr(unlocked, "browser_cookie", lambda: value)
    yield made
    made.close()


@pytest.fixture
def open_page(journal: Journal) -> OpenPage:
    """Return a function that opens a page, for example open_page("log/session.py", id="…")."""

    def opened(page: str, **address: Any) -> Page:
        at = AppTest.from_file(str(PAGES / page), default_timeout=20)
        for name, value in address.items():
            at.query_params[name] = value
        return Page(at).run()

    return opened


LONG_AGO = date(2024, 1, 1)

AddClient = Callable[..., Client]


@pytest.fixture
def add_client(journal: Journal) -> AddClient:
    """Return a function that takes on a client: code, minutes, and appointments as (ISO weekday, "10:00")."""

    def added(
        code: str,
        *slots: tuple[int, str],
        minutes: int | None = None,
        frequency: Frequency | None = None,
        members: tuple[str, ...] = (),
        effective: date = LONG_AGO,
    ) -> Client:
        client = Client(
            at=moment(LONG_AGO, "00:00"), code=code, members=tuple(Member(label=label) for label in members)
        )
        journal.clients.add(client)
        usual = tuple(Slot(weekday=weekday, clock=time.fromisoformat(clock)) for weekday, clock in slots)
        journal.clients.add_fact(
            ClientFact(
                client_id=client.id,
                effective=effective,
                minutes=minutes,
                frequency=frequency,
                slots=usual or None,
                unit=Unit.COUPLE if members else None,
            )
        )
        return client

    return added


@pytest.fixture
def k2(add_client: AddClient) -> Client:
    """Return a weekly client of 50 minutes."""
    return add_client("K2", (2, "10:00"), minutes=50, frequency=Frequency.WEEKLY)
