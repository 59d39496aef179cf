"""Loaded by the server under test: notes every socket that Python binds, connects or looks a name up for."""

import os
import sys

_LOG = os.environ.get("SOCKETS_NOTED_IN")
_EVENTS = {"socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"}


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if event in _EVENTS and _LOG:
        told = arguments[1] if event in {"socket.connect", "socket.bind", "socket.sendto"} else arguments[0]
        descriptor = os.open(_LOG, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        os.write(descriptor, f"{event} {told!r}\n".encode())
        os.close(descriptor)


sys.addaudithook(_note)
