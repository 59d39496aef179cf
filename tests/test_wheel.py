"""The wheel, built and installed into an environment of its own: it starts, and its folders meet nobody's names."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import urllib.request
import venv
from pathlib import Path

import pytest

from tests.test_house import ROOT

OF_THE_WHEEL = ("app.py", "setup.py", "pyproject.toml", "README.md", "LICENSE", "requirements.txt")
FOLDERS = ("journal", "pages", "packaging", ".streamlit")


@pytest.fixture(scope="module")
def bin_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the commands of the installed wheel lie. What it needs is lent by the environment of the tests."""
    source, out, home = (tmp_path_factory.mktemp(name) for name in ("source", "out", "home"))
    for name in OF_THE_WHEEL:
        shutil.copy(ROOT / name, source)
    for name in FOLDERS:
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    build = ["wheel", ".", "--no-deps", "--no-build-isolation", "--no-index", "-q", "-w", str(out)]
    subprocess.run([sys.executable, "-m", "pip", *build], cwd=source, check=True, capture_output=True)
    (wheel,) = out.glob("*.whl")
    venv.create(home, with_pip=False)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    into = Path(sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)}))
    install = ["install", str(wheel), "--no-deps", "--no-index", "-q", "--prefix", str(home), "--ignore-installed"]
    subprocess.run([sys.executable, "-m", "pip", *install], check=True, capture_output=True)
    (into / "lent.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    for script in scripts.glob("between-sessions*"):  # pip names the Python that it runs in
        text = script.read_text(encoding="utf-8")
        script.write_text(text.replace(sys.executable, str(scripts / "python"), 1), encoding="utf-8")
    return scripts


def test_no_name_of_ours_stands_where_everybodys_do(bin_folder: Path) -> None:
    (packages,) = bin_folder.parent.glob("lib/python*/site-packages")
    assert {one.name for one in packages.iterdir() if one.name.startswith(("between", "journal", "pages", "app"))} == {
        "between_sessions",
        next(packages.glob("between_sessions-*")).name,
    }
    payload = packages / "between_sessions" / "payload"
    assert {one.name for one in payload.iterdir()} - {"__pycache__"} == {"app.py", "journal", "pages", ".streamlit"}
    told = {path.relative_to(payload) for path in payload.rglob("*") if path.is_file()}
    here = (path for name in ("journal", "pages", ".streamlit") for path in (ROOT / name).rglob("*") if path.is_file())
    needed = {path.relative_to(ROOT) for path in here if path.suffix not in (".pyc", ".md")} | {Path("app.py")}
    assert {path for path in told if path.suffix != ".pyc"} == needed


def test_it_starts_from_anywhere_and_its_command_answers(bin_folder: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "JOURNAL_HOME": str(tmp_path / "journal"), "BROWSER": "none", "JOURNAL_PORT": "19765"}
    environment.pop("PYTHONPATH", None)
    told = subprocess.run(
        [bin_folder / "between-sessions-journal", "--help"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert (told.returncode, "Usage: between-sessions-journal" in told.stdout) == (0, True), told.stderr
    process = subprocess.Popen(
        [bin_folder / "between-sessions"], cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout
        said = process.stdout.readline()
        assert "Between Sessions is open at http://127.0.0.1:" in said
        with urllib.request.urlopen(said.split()[-1], timeout=20) as answer:
            assert "Create my journal" in answer.read().decode()
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 0
