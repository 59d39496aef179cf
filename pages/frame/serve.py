"""The server, in this process: a packed program has no `streamlit` command beside it. The launcher starts it.

python -m pages.frame.serve PORT          in the program's folder
"""

from __future__ import annotations

import runpy
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str]) -> None:
    """Serve the program on the port that is named, until the process is ended."""
    (port,) = arguments
    sys.argv = ["streamlit", "run", "app.py", "--server.port", port]
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(sys.argv[1:])
