"""Servers under measurement: ours, a bare Streamlit page, Fava. Each in a process of its own, stopped at the end."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.bench.lives import ROOT

BARE = Path(__file__).parent / "bare"
FASTEST_LOOK = 0.01
"""Seconds between two tries to reach a server that is starting."""


class Server:
    """A server on 127.0.0.1. `began` is when its command was given (time.perf_counter), `up` when it first answered."""

    def __init__(
        self, command: list[str], port: int, cwd: Path, log: Path, env: Mapping[str, str] | None = None, path: str = "/"
    ) -> None:
        self.command, self.port, self.cwd, self.log, self.path = command, port, cwd, log, path
        self.env = {**os.environ, **(env or {})}
        self.address = f"http://127.0.0.1:{port}"

    def __enter__(self) -> Self:
        with self.log.open("wb") as log:
            self.began = time.perf_counter()
            self.process = subprocess.Popen(self.command, cwd=self.cwd, env=self.env, stdout=log, stderr=log)
        try:
            self._wait()
        except BaseException:
            self.stop()
            raise
        self.up = time.perf_counter()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """End the process: kindly, then firmly."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def resident_bytes(self) -> int:
        """Return the memory that the server's process holds now."""
        told = subprocess.run(["ps", "-o", "rss=", "-p", str(self.process.pid)], capture_output=True, check=True)
        return int(told.stdout) * 1024

    def _wait(self, seconds: float = 120) -> None:
        # No proxy between this computer and itself.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        deadline = time.perf_counter() + seconds
        while time.perf_counter() < deadline:
            if self.process.poll() is not None:
                break
            try:
                opener.open(self.address + self.path, timeout=60).close()
                return
            except (urllib.error.URLError, OSError):
                time.sleep(FASTEST_LOOK)
        tail = self.log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise RuntimeError(f"The server did not come up: {' '.join(self.command)}\n{tail}")


def free_port() -> int:
    """Return a port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ours(home: Path, log: Path, root: Path = ROOT) -> Server:
    """Return our server on the journal in `home`, started in the checkout `root`, outside the launcher."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    command += ["--server.port", str(port), "--server.headless", "true"]
    return Server(command, port, root, log, {"JOURNAL_HOME": str(home)})


def bare(page: str, log: Path, **env: str) -> Server:
    """Return stock Streamlit on a page of `bare/`: no settings of ours, and none that would slow it down.

    `env` is what the page is told, by its environment.
    """
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(BARE / f"{page}.py")]
    command += ["--server.port", str(port), "--server.headless", "true", "--server.address", "127.0.0.1"]
    command += ["--browser.gatherUsageStats", "false", "--server.fileWatcherType", "none"]
    return Server(command, port, log.parent, log, env)
