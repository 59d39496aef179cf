"""Streamlit's own program with every run of a page under cProfile; the table of each goes to its output.

python -m tests.bench.profile.watched_server run app.py --server.port 8600
"""

from __future__ import annotations

import cProfile
import sys
from typing import Any

from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.web.cli import main

from tests.bench.profile.calls import table

_run = ScriptRunner._run_script


def _watched(runner: ScriptRunner, *args: Any, **kwargs: Any) -> None:
    profile = cProfile.Profile()
    with profile:
        _run(runner, *args, **kwargs)
    print(f"\n## a run\n{table(profile)}", flush=True)


ScriptRunner._run_script = _watched  # type: ignore[method-assign, assignment]  # to be watched

if __name__ == "__main__":
    sys.argv[0] = "streamlit"
    main(prog_name="streamlit")
