"""Loaded by the server under test: notes every socket that Python binds, connects or looks a name up for.

Where CLOCK_SHIFTED_IN names a file, the product's clock runs ahead by the seconds that stand in it.
"""

import os
import sys
from pathlib import Path

_LOG = os.environ.get("SOCKETS_NOTED_IN")
_EVENTS = {"socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"}


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if event in _EVENTS and _LOG:
        told = arguments[1] if event in {"socket.connect", "socket.bind", "socket.sendto"} else arguments[0]
        descriptor = os.open(_LOG, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        os.write(descriptor, f"{event} {told!r}\n".encode())
        os.close(descriptor)


sys.addaudithook(_note)


def _shift_the_clock(told_in: Path) -> None:
    sys.path.insert(0, str(Path(__file__).parents[3]))
    from datetime import UTC, datetime, timedelta

    from journal.records import entry  # before anything of the product takes its clock from there

    entry.now_utc = lambda: datetime.now(UTC) + timedelta(seconds=float(told_in.read_text()))


if "CLOCK_SHIFTED_IN" in os.environ:
    _shift_the_clock(Path(os.environ["CLOCK_SHIFTED_IN"]))
