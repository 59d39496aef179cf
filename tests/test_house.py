"""The house rules that a reader would otherwise have to remember."""

import ast
import re
import sys
import tempfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = (ROOT / "requirements.lock", ROOT / "tests" / "requirements.lock")

TOP_LEVEL = {
    "app.py", "pages", "journal", "tests", "requirements.txt", "requirements.lock",
    "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "SECURITY.md", "Makefile", "pyproject.toml", "docs",
    ".streamlit", ".ci", ".gitignore", ".gitattributes", ".pre-commit-config.yaml", "setup.py", "packaging",
    "Start on macOS.command", "Start on Windows.cmd",
}  # fmt: skip
NOT_OURS = {
    ".git", ".venv", ".venv-peers", ".lives", "__pycache__",
    ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", ".import_linter_cache",
    ".DS_Store", ".idea", ".vscode",
}  # fmt: skip

# Fixed for the program though no line imports them yet, or never will.
WITHOUT_IMPORT = {
    "plotly": "drawn through st.plotly_chart, from plain dict figures",
    "tzdata": "read by zoneinfo where the system has no zone files",
}


def files(*suffixes: str, under: Path = ROOT) -> Iterator[Path]:
    """Yield the project's own files below `under` that end in one of `suffixes`; every file without any."""
    for path in sorted(under.iterdir()):
        if path.name in NOT_OURS:
            continue
        if path.is_dir():
            yield from files(*suffixes, under=path)
        elif not suffixes or path.suffix in suffixes:
            yield path


def program() -> Iterator[Path]:
    """Yield every source file of the program, the tests left out."""
    yield from (p for p in files(".py") if p.relative_to(ROOT).parts[0] in {"app.py", "pages", "journal"})


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Yield (dotted name as written, call) for every call and every bare decorator in a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            for decorator in node.decorator_list:
                if not isinstance(decorator, ast.Call):
                    yield ast.unparse(decorator), ast.Call(func=decorator, args=[], keywords=[])


def keyword(call: ast.Call, name: str) -> object:
    """Return the constant passed as `name`; None where it is absent or computed."""
    value = next((k.value for k in call.keywords if k.arg == name), None)
    return value.value if isinstance(value, ast.Constant) else None


def test_no_page_lies_flat_in_pages_where_it_could_be_opened_past_the_lock() -> None:
    assert [p.name for p in (ROOT / "pages").glob("*.py")] == []


def test_the_top_level_holds_only_what_belongs_there() -> None:
    assert {p.name for p in ROOT.iterdir()} - NOT_OURS - TOP_LEVEL == set()


def test_the_front_door_stays_small() -> None:
    assert len((ROOT / "app.py").read_text(encoding="utf-8").splitlines()) < 40


def test_nothing_is_typed_into_a_text_area() -> None:
    """Chromium writes a text area's words to its session files; the lint sees the import, this sees the rest."""
    found = [name_of(p) for p in program() for name, _ in calls(p) if name.split(".")[-1] == "text_area"]
    assert found == []


def test_every_component_of_ours_is_made_in_one_place() -> None:
    """Made elsewhere, it would have Streamlit load pandas for whatever it is given."""
    made = [name_of(p) for p in program() for name, _ in calls(p) if "st.components" in name]
    assert made == ["pages/parts/own_component.py"]


def test_no_page_asks_a_button_whether_it_was_pressed() -> None:
    """A run that is cut off by the next one never gets to the answer, and the press is lost; a callback is not."""
    asked = [
        f"{name_of(path)}:{test.lineno}"
        for path in program()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.If)
        for test in ast.walk(node.test)
        if isinstance(test, ast.Call) and ast.unparse(test.func).endswith(".button")
    ]
    assert asked == []


def test_no_page_shows_raw_html() -> None:
    """Passing the word at all is the fault: a computed value could be true."""
    found = [
        name_of(p) for p in program() for _, c in calls(p) if any(k.arg == "unsafe_allow_html" for k in c.keywords)
    ]
    assert found == []


FORM_OF_THEIR_OWN = {
    "journal/wording/dates.py": "the one place",
    "journal/store/backup.py": "names of files",
    "journal/store/rescue.py": "names of files",
    "pages/sharing/share/share_file.py": "names of files",
    "journal/sharing/answer.py": "read by programs",
    "journal/sharing/pack.py": "read by programs",
    "journal/sharing/sheet.py": "read by programs",
    "journal/sharing/sheet_answer.py": "read by programs",
    "journal/commands/log.py": "read by programs",
}
DATE_FORMAT = re.compile(r"%-?[aAbBdHIMpYy]")


def writes_a_date(path: Path) -> Iterator[int]:
    """Yield the lines of a file on which a date or a time is put into a form: in an f-string, or by strftime."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            if DATE_FORMAT.search(ast.unparse(node.format_spec)):
                yield node.lineno
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith((".strftime", ".ctime")):
            yield node.lineno


def test_only_one_place_knows_the_form_of_a_date() -> None:
    """Settings say in which form dates and times are shown: what writes one by itself would not follow."""
    found = {name_of(p): [*writes_a_date(p)] for p in program() if name_of(p) not in FORM_OF_THEIR_OWN}
    assert {name: lines for name, lines in found.items() if lines} == {}
    assert all([*writes_a_date(ROOT / name)] for name in FORM_OF_THEIR_OWN)


def test_every_cache_belongs_to_one_browser_session() -> None:
    """Without scope="session" a cache is shared by all browsers and outlives the lock."""
    found = [
        f"{name_of(p)}: {name}"
        for p in program()
        for name, c in calls(p)
        if name.split(".")[-1] in {"cache_data", "cache_resource"} and keyword(c, "scope") != "session"
    ]
    assert found == []


def test_every_cache_is_kept_by_journal_and_version() -> None:
    """By the version alone, two journals of one browser would be shown each other's figures."""
    found = [
        f"{name_of(p)}: {node.name}"
        for p in program()
        for node in ast.walk(ast.parse(p.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        and any("cache_data(" in ast.unparse(decorator) for decorator in node.decorator_list)
        and "cached.Version" not in [ast.unparse(a.annotation) for a in node.args.args[:1] if a.annotation]
    ]
    assert found == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty = re.compile(r"(^|_)(utils?|helpers?|managers?|services?|common|misc)(_|$)")
    assert [name_of(p) for p in files(".py") if empty.search(p.stem)] == []


def test_a_silenced_lint_or_type_error_says_why() -> None:
    """In tests, a type error silenced by its name is reason enough: wrong values are passed there on purpose."""
    lint = re.compile(r"#\s*noqa(: ?[A-Z0-9, ]+)?\s*$")
    types = re.compile(r"#\s*type: ?ignore(\[[^]]*\])?\s*$")
    found = [
        f"{name_of(p)}:{number}"
        for p in files(".py")
        for number, line in enumerate(p.read_text(encoding="utf-8").splitlines(), 1)
        if lint.search(line) or (types.search(line) and "tests" not in p.relative_to(ROOT).parts)
    ]
    assert found == []


def test_no_file_names_a_path_of_one_machine() -> None:
    shared = {"/", tempfile.gettempdir(), "/home", "/Users", "/root", "/usr", "/opt", "/var", "/srv", "/mnt"}
    own = {str(p) for p in (ROOT, ROOT.parent, Path.home()) if str(p) not in shared}
    text = {".py", ".md", ".toml", ".txt", ".lock", ".js", ".css", ".json", ".yml", ""}
    found = [
        f"{name_of(p)}: {path}"
        for p in files(*text)
        if p.name != "results.json"
        for path in own
        if re.search(re.escape(path) + r"(?![\w.-])", p.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize("lock", LOCKS, ids=name_of)
def test_a_lock_file_names_no_index_and_no_place(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    bare = [line.split("#")[0].strip() for line in text.splitlines()]
    assert [line for line in bare if re.match(r"--(?!hash=)|-[a-z]|[./~]", line) or " @ " in line] == []


@pytest.mark.parametrize("lock", LOCKS, ids=name_of)
def test_every_pin_in_a_lock_file_has_its_hash(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    pins = re.findall(r"^[a-z0-9][^\n=]*==", text, flags=re.M)
    with_hash = re.findall(r"^[a-z0-9][^\n=]*==[^\\\n]*\\\n    --hash=sha256:[0-9a-f]{64}", text, flags=re.M)
    assert len(pins) > 20
    assert len(with_hash) == len(pins)


def requirements() -> dict[str, str]:
    """Return each direct dependency's reason by its name."""
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    found = [re.match(r"([A-Za-z0-9-]+)[^#]*(?:#\s*(.*))?$", line) for line in lines if line and line[0] != "#"]
    return {m[1]: m[2] or "" for m in found if m}


def test_every_direct_dependency_says_what_it_is_for() -> None:
    assert [name for name, reason in requirements().items() if len(reason) < 10] == []


def test_every_direct_dependency_is_imported_and_every_import_is_one() -> None:
    imported = set()
    for path in program():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                imported.add(node.module.split(".")[0])
    outside = imported - set(sys.stdlib_module_names) - {"journal", "pages"}
    names = metadata.packages_distributions()
    assert {re.sub(r"[-_.]+", "-", names[module][0]).lower() for module in outside} == set(requirements()) - set(
        WITHOUT_IMPORT
    )


def test_the_changelog_begins_with_the_version_that_runs() -> None:
    from journal import __version__

    dated = re.findall(r"^## \[([\d.]+)\] - (\d{4}-\d\d-\d\d)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)
    assert dated[0][0] == __version__
    assert [day for _, day in dated] == sorted((day for _, day in dated), reverse=True)


@pytest.mark.parametrize("guide", ["CONTRIBUTING.md", "docs/architecture.md", "docs/decisions", "SECURITY.md"])
def test_every_path_that_a_guide_names_is_there(guide: str) -> None:
    pages = [ROOT / guide] if guide.endswith(".md") else sorted((ROOT / guide).glob("*.md"))
    roots = "|".join(("app.py", "pages/", "journal/", "tests/", "docs/", ".streamlit/", ".ci/"))
    found = [
        f"{name_of(page)}: {named}"
        for page in pages
        for named in re.findall(rf"`((?:{roots})[^`\s]*)`", page.read_text(encoding="utf-8"))
        if "<" not in named and not any(ROOT.glob(named.rstrip("/")))
    ]
    assert found == []


def test_the_readme_names_every_command() -> None:
    from journal.__main__ import cli

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in cli.commands if f"python -m journal {name}" not in readme] == []
