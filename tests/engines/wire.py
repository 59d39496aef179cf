"""The commands of W3C WebDriver, as the two engines take them.

Firefox takes them itself, over its Marionette port: geckodriver, which speaks
HTTP for it, is in no package here. WebKit takes them over HTTP, from
WebKitWebDriver. Names and parameters are the same on both ways, so there is
one driver for both (visit.py) and nothing to install for it.
"""

from __future__ import annotations

import json
import socket
from collections.abc import Mapping
from typing import Any, Protocol
from urllib.error import HTTPError
from urllib.request import Request, urlopen

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""The key under which WebDriver names an element."""

ANSWERED_WITHIN = 120.0
"""Seconds: a page that loads on a busy machine."""


class Refused(Exception):
    """The browser did not do what was asked."""


class Wire(Protocol):
    """Sends one command and returns its value. Raises Refused."""

    def ask(self, command: str, **told: Any) -> Any: ...


class Marionette:
    """Firefox's own port: length, colon, JSON; a command is [0, number, name, parameters]."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=ANSWERED_WITHIN)
        self._file = self._socket.makefile("rb")
        self._number = 0
        self._receive()  # its greeting
        self.ask("NewSession", unhandledPromptBehavior="ignore")

    def ask(self, command: str, **told: Any) -> Any:
        self._number += 1
        name = command if ":" in command else f"WebDriver:{command}"
        message = json.dumps([0, self._number, name, told]).encode()
        self._socket.sendall(b"%d:%s" % (len(message), message))
        _, _, error, value = self._receive()
        if error:
            raise Refused(f"{command}: {error['error']}: {error['message']}")
        return value["value"] if isinstance(value, dict) and value.keys() == {"value"} else value

    def _receive(self) -> Any:
        length = b""
        while (letter := self._file.read(1)) != b":":
            if not letter:
                raise Refused("Firefox is gone")
            length += letter
        return json.loads(self._file.read(int(length)))


PATHS: Mapping[str, tuple[str, str]] = {
    "Navigate": ("POST", "url"),
    "Refresh": ("POST", "refresh"),
    "Back": ("POST", "back"),
    "ExecuteScript": ("POST", "execute/sync"),
    "ElementClick": ("POST", "element/{id}/click"),
    "ElementSendKeys": ("POST", "element/{id}/value"),
    "PerformActions": ("POST", "actions"),
    "NewWindow": ("POST", "window/new"),
    "SwitchToWindow": ("POST", "window"),
    "GetWindowHandle": ("GET", "window"),
    "CloseWindow": ("DELETE", "window"),
    "AcceptAlert": ("POST", "alert/accept"),
    "GetAlertText": ("GET", "alert/text"),
    "TakeScreenshot": ("GET", "screenshot"),
    "SetWindowRect": ("POST", "window/rect"),
    "DeleteSession": ("DELETE", ""),
}


class WebDriver:
    """A driver that is asked over HTTP."""

    def __init__(self, port: int, capabilities: Mapping[str, Any]) -> None:
        self._session = f"http://127.0.0.1:{port}/session"
        begun = self._send("POST", self._session, {"capabilities": {"alwaysMatch": capabilities}})
        self._session += f"/{begun['sessionId']}"

    def ask(self, command: str, **told: Any) -> Any:
        method, path = PATHS[command]
        address = f"{self._session}/{path.format(**told)}".rstrip("/")
        return self._send(method, address, None if method in ("GET", "DELETE") else told)

    def _send(self, method: str, address: str, told: Any) -> Any:
        body = None if told is None else json.dumps(told).encode()
        request = Request(address, body, {"Content-Type": "application/json"}, method=method)
        try:
            with urlopen(request, timeout=ANSWERED_WITHIN) as answer:
                return json.load(answer)["value"]
        except HTTPError as error:
            said = json.load(error)["value"]
            raise Refused(f"{method} {address}: {said['error']}: {said['message']}") from None
