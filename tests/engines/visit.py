"""What a person does in a browser, with the words that stand on its buttons; the same in both engines."""

from __future__ import annotations

import base64
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.engines.wire import ELEMENT, Refused, Wire

FIND = Path(__file__).with_name("find.js").read_text(encoding="utf-8")
SAYS = """const page = document.querySelector("[data-testid=stMain]") ?? document.body;
    return `${location.href} ${page.innerText.slice(0, 700)}`;"""
WITHIN = 60.0
"""Seconds until something that is waited for counts as not coming."""

ENTER, ESCAPE, TAB, CONTROL = "\ue007", "\ue00c", "\ue004", "\ue009"


class Visit:
    """A window of one engine. Whatever is looked for is waited for."""

    def __init__(self, wire: Wire, name: str, saved: Path, complaints: Callable[[], list[str]]) -> None:
        self.wire = wire
        self.name = name
        self.saved = saved
        """The folder under which the browser saves files."""
        self.complaints = complaints
        """Returns what pages complained of since it was last asked: errors, and what their policy refused."""

    def go(self, address: str) -> None:
        self.wire.ask("Navigate", url=address)

    def reload(self) -> None:
        self.wire.ask("Refresh")

    def back(self) -> None:
        self.wire.ask("Back")

    def script(self, script: str, *args: Any) -> Any:
        return self.wire.ask("ExecuteScript", script=script, args=list(args))

    def find(self, how: str, name: str) -> Any | None:
        """Return the first that is seen: a field by its label, a button or link by its words, a heading, a text."""
        return self.script(FIND, how, name)

    def wait(self, what: str, true: Callable[[], Any]) -> Any:
        """Ask until the answer is true; return it. A page that is being left answers nothing for a moment."""
        until = time.monotonic() + WITHIN
        refused: Refused | None = None
        while time.monotonic() < until:
            try:
                if found := true():
                    return found
            except Refused as error:
                refused = error
            time.sleep(0.05)
        raise AssertionError(f"{self.name}: {what} did not come. {refused or ''} The page says: {self.says()}")

    def see(self, how: str, name: str) -> Any:
        return self.wait(f"the {how} {name!r}", lambda: self.find(how, name))

    def unseen(self, how: str, name: str) -> None:
        self.wait(f"the end of the {how} {name!r}", lambda: not self.find(how, name))

    def press(self, name: str, how: str = "button") -> None:
        """Click what bears these words. A page that draws itself anew just then is asked once more."""

        def click() -> bool:
            found = self.find(how, name)
            if found:
                self.wire.ask("ElementClick", id=found[ELEMENT])
            return bool(found)

        self.wait(f"a press of {name!r}", click)

    def fill(self, label: str, words: str) -> None:
        """Type into a field, key by key."""
        self.wire.ask("ElementSendKeys", id=self.see("field", label)[ELEMENT], text=words)

    def attach(self, how: str, name: str, file: Path) -> None:
        """Choose a file in a file input."""
        self.wire.ask("ElementSendKeys", id=self.see(how, name)[ELEMENT], text=str(file))

    def pour(self, label: str, words: str) -> None:
        """Put words in at the cursor of a field, as pasting does: its events are the browser's own."""
        box = self.editable(label)
        assert self.script(
            "arguments[0].focus(); return document.execCommand('insertText', false, arguments[1]);", box, words
        )

    def editable(self, label: str) -> Any:
        """Wait until a field takes words."""

        def field() -> Any | None:
            found = self.find("field", label)
            free = "return !arguments[0].disabled && !arguments[0].readOnly && arguments[0].ariaBusy !== 'true';"
            return found if found and self.script(free, found) else None

        return self.wait(f"a writable {label!r}", field)

    def value(self, label: str) -> str:
        return str(self.script("return arguments[0].value;", self.see("field", label)))

    def holds(self, label: str, words: str) -> None:
        """Wait until a field holds exactly these words."""
        asked = "return arguments[0].value === arguments[1];"
        self.wait(f"{len(words)} characters in {label!r}", lambda: self.script(asked, self.see("field", label), words))

    def keys(self, *keys: str) -> None:
        """Press keys one after the other, wherever the cursor is."""
        strokes = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self.wire.ask("PerformActions", actions=[{"type": "key", "id": "keyboard", "actions": strokes}])

    def window(self) -> str:
        return str(self.wire.ask("GetWindowHandle"))

    def new_window(self) -> str:
        """Open another tab of this browser and go there."""
        handle: str = self.wire.ask("NewWindow", type="tab")["handle"]
        self.to_window(handle)
        return handle

    def to_window(self, handle: str) -> None:
        self.wire.ask("SwitchToWindow", handle=handle)

    def address(self) -> str:
        return str(self.script("return location.href;"))

    def says(self) -> str:
        """Return the beginning of what the page shows."""
        try:
            return str(self.script(SAYS))
        except Refused as error:
            return str(error)

    def picture(self, file: Path) -> None:
        """Keep what is seen, for whoever looks into a red build."""
        file.write_bytes(base64.b64decode(self.wire.ask("TakeScreenshot")))
