"""The cookies, and the address they belong to.

Browsers do not keep cookies apart by port: what is set for 127.0.0.1 goes to
every server there. So the port stands in the name, and the value is worth
nothing without this very process.
"""

from __future__ import annotations

import secrets

import streamlit as st
from starlette.requests import HTTPConnection
from starlette.responses import Response

from pages.frame.program import ADDRESS, NAME

RANDOM_BYTES = 32
"""Bytes of a cookie's value: 256 bits."""


def port() -> int:
    """Return the port that this server listens on."""
    return int(st.get_option("server.port"))


def origin() -> str:
    """Return the one origin that may send anything here."""
    return f"http://{ADDRESS}:{port()}"


def name() -> str:
    """Return the name of the cookie that says which browser is in."""
    return f"{NAME}-{port()}"


def setup_name() -> str:
    """Return the name of the cookie that ties a browser to the journal it is about to create."""
    return f"{NAME}-setup-{port()}"


def fresh() -> str:
    """Return a value that nobody can guess."""
    return secrets.token_urlsafe(RANDOM_BYTES)


def read(connection: HTTPConnection) -> str | None:
    """Return the value that the browser sent, or None."""
    return connection.cookies.get(name())


def give(response: Response, value: str) -> None:
    """Let the browser in with this answer. Gone when the browser closes; no script can read it."""
    response.set_cookie(name(), value, path="/", httponly=True, samesite="strict")


def take_back(response: Response) -> None:
    """Remove the cookie with this answer."""
    response.delete_cookie(name(), path="/", httponly=True, samesite="strict")


def give_setup(response: Response, value: str) -> None:
    """Tie the browser to the journal it is about to create; only the door ever sees this cookie."""
    response.set_cookie(setup_name(), value, path="/door", httponly=True, samesite="strict")


def take_back_setup(response: Response) -> None:
    """Remove the setup cookie with this answer."""
    response.delete_cookie(setup_name(), path="/door", httponly=True, samesite="strict")
