"""The programs that are measured beside ours, in an environment of their own, so that ours stays what it is."""

import subprocess
import sys
from pathlib import Path

from tests.bench.lives import ROOT

ENVIRONMENT = ROOT / ".venv-peers"
WANTED = Path(__file__).parent / "requirements.txt"


def program(name: str) -> Path:
    """Return the path of a peer's program, installed first where it is not there yet."""
    path = ENVIRONMENT / "bin" / name
    if not path.exists():
        print(f"Installing the peers into {ENVIRONMENT.name}, once.", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)], check=True)
        pip = [str(ENVIRONMENT / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "-r", str(WANTED)], check=True)
    return path
