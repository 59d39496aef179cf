"""What the program is called where programs meet: between the launcher, the server and the browser."""

from __future__ import annotations

import hmac

NAME = "between-sessions"

ADDRESS = "127.0.0.1"
"""The one host name that is served. `localhost` is sent here: two names would be two cookie jars."""

PORTS = range(1, 65_536)
"""The ports there are."""

INSTANCE = "BETWEEN_SESSIONS_INSTANCE"
"""The environment variable in which the launcher tells the server the secret of this start."""


def proof(secret: str, port: int, nonce: str) -> str:
    """Return what only a program can say that knows the start's secret, for one question and one port.

    The port is in it so that no other program can pass the question on and
    give our answer for its own.
    """
    return hmac.new(secret.encode(), f"{NAME} {port} {nonce}".encode(), "sha256").hexdigest()
