"""A process that holds a journal leaves no picture of its memory, and makes nothing that others may read."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]

TOLD = """
import ctypes, os, resource, sys
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3) if sys.platform == "linux" else 0)
os.mkdir("folder")
open("file", "w").close()
"""
"""What the process is then; 3 is PR_GET_DUMPABLE."""

posix = pytest.mark.skipif(os.name == "nt", reason="limits and modes of POSIX")


def run(program: str, folder: Path) -> str:
    folder.mkdir()
    ran = subprocess.run(
        [sys.executable, "-c", program + TOLD],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, umask=0, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return ran.stdout.splitlines()[-1]


@posix
@pytest.mark.parametrize(
    "program",
    [
        "from journal.store.private import keep_private; keep_private()",
        "import runpy, sys, contextlib; sys.argv = ['journal', 'measures']\n"
        "with contextlib.suppress(SystemExit): runpy.run_module('journal', run_name='__main__')",
    ],
    ids=["itself", "the command line"],
)
def test_no_dump_and_nothing_for_others(tmp_path: Path, program: str) -> None:
    private = run(program, tmp_path / "private")
    assert private == "(0, 0) 0"
    modes = {place.name: stat.S_IMODE(place.stat().st_mode) for place in (tmp_path / "private").iterdir()}
    assert modes == {"folder": 0o700, "file": 0o600}


@posix
def test_a_process_that_was_not_told_to_is_not(tmp_path: Path) -> None:
    run("", tmp_path / "open")
    assert stat.S_IMODE((tmp_path / "open" / "file").stat().st_mode) == 0o666


@posix
def test_a_private_process_can_still_be_ended_and_looked_for(tmp_path: Path) -> None:
    program = "from journal.store.private import keep_private; keep_private(); print(flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout
        child.stdout.readline()
        os.kill(child.pid, 0)
        assert (
            str(child.pid)
            in subprocess.run(["ps", "-o", "pid=", "-p", str(child.pid)], capture_output=True, text=True).stdout
        )
        child.terminate()
        assert child.wait(20) == -15
