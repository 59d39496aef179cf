"""The product's own server, started from a process that has loaded its modules already: what costs seconds each time.

Two cores load the same modules for sixty servers otherwise, a tenth of the whole run. Where a process cannot be forked,
or the clock is to be shifted before anything is loaded, each server loads them itself.
"""

from __future__ import annotations

import multiprocessing
import os
import runpy
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import ModuleType
from typing import Protocol

ROOT = Path(__file__).parents[2]
WATCHED = ROOT / "tests" / "browser" / "watched"


class Process(Protocol):
    """What tests ask of a running server, as `subprocess.Popen` has it."""

    @property
    def pid(self) -> int: ...
    def poll(self) -> int | None: ...
    def wait(self, timeout: float | None = None) -> int: ...
    def terminate(self) -> None: ...
    def kill(self) -> None: ...
    def send_signal(self, which: int, /) -> None: ...


def start(port: int, environment: Mapping[str, str], log: Path) -> Process:
    """Start the server of this checkout, with what it prints in `log`."""
    if sys.platform == "linux" and "CLOCK_SHIFTED_IN" not in {**os.environ, **environment}:
        return _Forked(port, environment, log)
    with log.open("wb") as output:
        return subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)],
            cwd=ROOT,
            env={**os.environ, **environment, "PYTHONUNBUFFERED": "1", "PYTHONPATH": str(WATCHED)},
            stdout=output,
            stderr=subprocess.STDOUT,
        )


class _Forked:
    """A server in a process that was forked from one with everything loaded."""

    def __init__(self, port: int, environment: Mapping[str, str], log: Path) -> None:
        forks = multiprocessing.get_context("forkserver")
        forks.set_forkserver_preload(["tests.browser.loaded"])
        self._process: BaseProcess = forks.Process(
            target=_serve, args=(port, {**os.environ, **environment}, log), daemon=True
        )
        before = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")  # a page's script, perhaps: the new process would run it first
        try:
            self._process.start()
        finally:
            sys.modules["__main__"] = before

    @property
    def pid(self) -> int:
        assert self._process.pid is not None
        return self._process.pid

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        self._process.join(timeout)
        if self._process.exitcode is None:
            raise subprocess.TimeoutExpired("the server", timeout or 0)
        return self._process.exitcode

    def terminate(self) -> None:
        self._process.terminate()

    def kill(self) -> None:
        self._process.kill()

    def send_signal(self, which: int, /) -> None:
        os.kill(self.pid, which)


def _serve(port: int, environment: Mapping[str, str], log: Path) -> None:
    """Become the server: its environment, its output, its command line."""
    os.chdir(ROOT)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    with log.open("wb") as output:
        os.dup2(output.fileno(), 1)
        os.dup2(output.fileno(), 2)
    sys.stdout = os.fdopen(1, "w", buffering=1)
    sys.stderr = os.fdopen(2, "w", buffering=1)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    runpy.run_path(str(WATCHED / "sitecustomize.py"))
    sys.argv = ["streamlit", "run", "app.py", "--server.port", str(port)]
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)
