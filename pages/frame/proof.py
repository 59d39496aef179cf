"""What a browser shows beside its cookie: a secret that never leaves this origin, port included.

Browsers send a cookie to every server on 127.0.0.1, whatever its port; a page
of such a server needs only to load an image from itself to read it. So the
cookie alone opens nothing. The secret is made by the door's script when a
form is sent, waits in the tab until the door has opened, and is then kept in
the origin's localStorage, which other ports cannot read:

    a form of the door   the field "secret"
    any other request    the header "x-journal-secret"
    the WebSocket        a subprotocol, "journal." and the secret, taken out before Streamlit reads them

It is in no cookie, no address and no log, and the process keeps its hash only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.requests import HTTPConnection

from pages.frame import cookie

HEADER = "x-journal-secret"
FIELD = "secret"
BEFORE = "before"
PROTOCOL = "journal."
PROTOCOLS = "sec-websocket-protocol"

SHORTEST = 32
"""Characters of a secret: 32 random bytes are 43 in base 64; anything much shorter was not made by our script."""

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Proof:
    """What a request showed, each '' when it showed none. `before` is the secret that a new one takes the place of."""

    cookie: str
    secret: str
    before: str = ""


def of(connection: HTTPConnection) -> Proof:
    """Return what a request shows by itself: the cookie, and the secret in the header."""
    return Proof(cookie.read(connection) or "", _secret(connection.headers.get(HEADER, "")))


def of_form(connection: HTTPConnection, fields: Mapping[str, Sequence[str]]) -> Proof:
    """Return what a form of the door shows: the cookie, and the secret in its hidden field."""
    secret, before = (_secret(next(iter(fields.get(name, [])), "")) for name in (FIELD, BEFORE))
    return Proof(cookie.read(connection) or "", secret, before)


def of_stream(connection: HTTPConnection) -> tuple[Proof, list[str]]:
    """Return what a WebSocket's handshake shows, and its subprotocols without ours, in their order.

    Streamlit reads them by their places: a name, a token, the tab that returns.
    """
    result = [name.strip() for name in connection.headers.get(PROTOCOLS, "").split(",")]
    ours = [name for name in result if name.startswith(PROTOCOL)]
    secret = _secret(ours[0].removeprefix(PROTOCOL)) if len(ours) == 1 else ""
    return Proof(cookie.read(connection) or "", secret), [name for name in result if name not in ours]


def _secret(result: str) -> str:
    return result if SHORTEST <= len(result) <= LONGEST else ""
