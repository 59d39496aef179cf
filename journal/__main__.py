"""The command line: `python -m journal --help`.

Exit codes: 0 all is well; 1 something is not well, or the journal could not
be opened (a sentence says why); 2 the command was not understood; 3 the
journal is open in the program.
"""

from __future__ import annotations

import json
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from journal import __version__
from journal.commands.shared import (
    Calm,
    Said,
    home_option,
    opened,
    passphrase_option,
    printable,
    read_passphrase,
    readable,
)
from journal.errors import AlreadyThere
from journal.store.private import keep_private

if TYPE_CHECKING:
    from journal.store.journal import Journal

# Everything else is imported by the commands that need it: what one needs would cost the others a tenth of a second,
# and what `opened` needs is loaded while the key is derived.

LONGEST_DEMO = 60
"""Years of the longest demo life, as journal.demo.life has it."""

FORMATS = ("sqlite", "csv", "json", "markdown", "xlsx", "ics")
"""What can be taken out, as journal.use_cases.take_out has it."""


@click.group(cls=Calm, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="Between Sessions")
def cli() -> None:
    """Between Sessions, from the command line.

    Exit codes: 0 all is well; 1 something is not well, and a sentence says
    what; 2 the command was not understood; 3 the journal is open in the
    program: close it there first.
    """


@cli.command()
@home_option
@click.option("--years", type=click.IntRange(1, LONGEST_DEMO), default=2, show_default=True, help="How long a life.")
@click.option("--seed", type=int, default=7, show_default=True, help="The same seed gives the same life on a day.")
@passphrase_option
def demo(home: Path, years: int, seed: int, passphrase_file: str | None) -> None:
    """Make a journal with the life of a fictional therapist.

    It is a journal like any other, with a passphrase and a recovery key,
    which is printed once. The folder must not hold a journal yet.
    """
    from journal.demo.fill import fill
    from journal.demo.life import life
    from journal.store import opening
    from journal.store.recovery_key import make_recovery_key

    if opening.exists(home):
        raise AlreadyThere
    passphrase = read_passphrase(passphrase_file, new=True)
    recovery_key = make_recovery_key()
    journal = opening.create(home, passphrase, recovery_key)
    try:
        fill(journal, life(years, seed, date.today()))  # noqa: DTZ011  the day it is here
        counts = sum(entries.count() for entries in journal.tables)
    except BaseException:
        opening.unmake(journal)
        raise
    journal.close()
    click.echo(f"A journal with {counts:,} entries of a fictional therapist lies in {home}.")
    click.echo(f"Its recovery key, shown this once: {recovery_key}")


@cli.command()
@home_option
@passphrase_option
def check(home: Path, passphrase_file: str | None) -> None:
    """Look whether a journal is well.

    Checks every page of the file, the keys, the search index and the sums of
    each day. Counts the entries of each kind, the agenda and the people
    included. A damaged journal is never changed.
    """
    with opened(home, passphrase_file) as journal:
        from journal.store import check as checking

        found = list(checking.problems(journal))
        for problem in found:
            click.echo(problem, err=True)
        if not found:
            for entries in journal.tables:
                click.echo(f"{entries.kind}: {entries.count()}")
    if found:
        raise Said(
            "The journal is not well. Restore your newest backup into a new folder, and keep this one until then."
        )


@cli.command()
@home_option
@click.option("--to", "file", type=click.Path(path_type=Path), required=True, help="The file to write; it must be new.")
@passphrase_option
def backup(home: Path, file: Path, passphrase_file: str | None) -> None:
    """Write an encrypted, checked copy of a journal into one file.

    Lines left at the locked door go along, sealed. The passphrase of today
    opens it. It may lie in a synced folder.
    """
    if not file.parent.is_dir():
        raise Said("The folder for the backup is not there. Nothing was written.")
    with opened(home, passphrase_file) as journal:
        from journal.store import backup as backups

        backups.to_file(journal, file)
    click.echo(f"The backup was written and checked: {click.format_filename(file)}")


@cli.command()
@click.argument("file", type=click.Path(path_type=Path))
@home_option
def restore(file: Path, home: Path) -> None:
    """Unpack the backup FILE into a new or empty folder.

    The passphrase of the day the backup was made opens it, or the recovery
    key of that day.
    """
    if file.is_dir():
        raise Said("That is a folder, not a backup. Nothing was changed.")
    from journal.store import backup as backups

    contents = backups.restore(file, home)
    click.echo(f"The backup was unpacked into {home}. The passphrase of its day opens it.")
    if contents.lines:
        lines = "1 line" if contents.lines == 1 else f"{contents.lines} lines"
        click.echo(f"{lines} left at the locked door came along; after an unlock they wait to be confirmed.")


def _day(_context: click.Context, _parameter: click.Parameter, value: datetime | None) -> date | None:
    return value.date() if value else None


@cli.command()
@home_option
@click.option("--from", "first", type=click.DateTime(["%Y-%m-%d"]), callback=_day, help="First day; all if left out.")
@click.option("--to", "last", type=click.DateTime(["%Y-%m-%d"]), callback=_day, help="Last day; all if left out.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON, with every digit.")
@passphrase_option
def report(home: Path, first: date | None, last: date | None, as_json: bool, passphrase_file: str | None) -> None:
    """Print caseload intensity by week and emotional load by day.

    \b
    As JSON: {"weeks": [{"week", "cii", "parts", "f", "c"}],
              "days": [{"date", "state", "demand", "recovery", "parts", "unrated"}]}

    Both are our own indices, not validated instruments. Every calendar day is
    listed; what is not known is null. Weeks are always whole ISO weeks.
    """
    if first and last and last < first:
        raise click.UsageError("--to lies before --from.")
    with opened(home, passphrase_file) as journal:
        result = _measure(journal, first or journal.day_sums.first_day(), last or journal.day_sums.last_day())
    if as_json:
        click.echo(json.dumps(result, indent=1, allow_nan=False))
        return
    for week in result["weeks"]:
        click.echo(f"{week['week']}  {week['cii']:.0f} of 100 planned")
    states = [day["state"] for day in result["days"]]
    click.echo(
        f"{len(states)} days: {states.count('logged')} logged, {states.count('partial')} partly rated, "
        f"{states.count('missing')} without entries. Each day with its load: --json."
    )


def _measure(journal: Journal, first: date | None, last: date | None) -> dict[str, list[dict[str, Any]]]:
    from journal.measures import report as measured
    from journal.measures.weeks import monday_of
    from journal.planning.work_frame import work_frame

    if first is None or last is None or last < first:
        return {"weeks": [], "days": []}
    today = datetime.now(ZoneInfo(journal.settings.read().zone)).date()
    sums = journal.day_sums.between(monday_of(first), monday_of(last) + timedelta(days=6))
    return measured.report(sums, first, last, work_frame(journal, today))


@cli.command()
@home_option
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@passphrase_option
def absences(home: Path, as_json: bool, passphrase_file: str | None) -> None:
    """List the planned absences, and what was decided for each client.

    \b
    As JSON: [{"first", "last", "kind", "decisions": [{"client", "gap_days",
              "gated", "choice", "suggested", "factors": {…}, "slot",
              "offered", "told_on", "consent", "check_in"}]}]

    A client of whom nothing was decided waits, or is undecided. No number is
    told of a relationship.
    """
    with opened(home, passphrase_file) as journal:
        from journal.commands.absences import in_words, listed

        found = listed(journal)
    if as_json:
        click.echo(json.dumps(found, indent=1, ensure_ascii=False))
        return
    for line in in_words(found):
        click.echo(printable(line))


@cli.command()
@home_option
@click.option("--preset", "key", metavar="KEY", required=True, help="Whose rule; a wrong one lists those there are.")
@click.option("--placement", metavar="NAME", help="Of this placement alone; all together if left out.")
@click.option("--from", "first", type=click.DateTime(["%Y-%m-%d"]), callback=_day, help="First day; else the rule's.")
@click.option("--to", "last", type=click.DateTime(["%Y-%m-%d"]), callback=_day, help="Last day; else the rule's.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON, sums in minutes.")
@click.option("--pdf", type=click.Path(path_type=Path), help="Write pages to sign by hand into this new file.")
@click.option("--xlsx", type=click.Path(path_type=Path), help="Write a workbook into this new file.")
@click.option("--csv", type=click.Path(path_type=Path), help="Write the weeks alone into this new file.")
@passphrase_option
def hours(
    home: Path,
    key: str,
    placement: str | None,
    first: date | None,
    last: date | None,
    as_json: bool,
    passphrase_file: str | None,
    **files: Path | None,
) -> None:
    """Hand over hours: by week, with signatures, gaps, and what they rest on.

    Takes exactly one of --json, --pdf, --xlsx and --csv. No client is named.
    The files are NOT sealed. docs/hours.md describes the JSON.
    """
    wanted = [(form, file) for form, file in files.items() if file is not None]
    if len(wanted) + as_json != 1:
        raise click.UsageError("Give exactly one of --json, --pdf, --xlsx and --csv.")
    if first and last and last < first:
        raise click.UsageError("--to lies before --from.")
    from journal.commands import hours as command

    command.check_preset(key)
    with opened(home, passphrase_file) as journal:
        dossier = command.made(journal, key, placement, first, last)
        if as_json:
            click.echo(json.dumps(command.as_json(dossier), indent=1, ensure_ascii=False, allow_nan=False))
        for form, file in wanted:
            command.write(dossier, form, file)


@cli.command("take-out")
@home_option
@click.option("--into", type=click.Path(path_type=Path), required=True, help="The folder to write the file into.")
@click.option("--format", "form", type=click.Choice(FORMATS), required=True, help="What the file is to be.")
@click.option("--only", metavar="PART,…", help="Of practice, reflections and self-care; all three if left out.")
@click.option("--from", "first", type=click.DateTime(["%Y-%m-%d"]), callback=_day, help="First day; all if left out.")
@click.option("--to", "last", type=click.DateTime(["%Y-%m-%d"]), callback=_day, help="Last day; all if left out.")
@passphrase_option
def take_out(home: Path, into: Path, form: str, passphrase_file: str | None, **chosen: Any) -> None:
    """Write the journal, or a part of it, into one open file.

    The file is NOT sealed: that is what it is for. Keep it as safe as the
    journal, or delete it when done. It is read back before it is called
    written. Keys, identifying words, drafts, the history of changes and the
    trash stay in the journal; they go with a backup.

    \b
    practice     clients by their codes, sessions, contacts, hours; no notes
    reflections  thoughts, and all notes and ratings
    self-care    evenings, downtime, scales
    """
    from journal.commands import take_out as command

    told = command.chosen(**chosen)
    with opened(home, passphrase_file) as journal:
        command.run(journal, into, form, told)


@cli.command("bring-in")
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
@home_option
@click.option("--as", "kinds", multiple=True, metavar="KIND", help="What a file is, or its lines are; else it is seen.")
@click.option("--rules", type=click.Path(path_type=Path), help="A JSON file of what words and columns mean.")
@click.option("--from", "first", type=click.DateTime(["%Y-%m-%d"]), callback=_day, help="First day; else 2 years back.")
@click.option("--to", "last", type=click.DateTime(["%Y-%m-%d"]), callback=_day, help="Last day; else a year ahead.")
@click.option("--dry-run", is_flag=True, help="Keep nothing; say what would be kept.")
@click.option("--json", "as_json", is_flag=True, help="Print what became of the rows as JSON.")
@passphrase_option
def bring_in(
    files: tuple[Path, ...],
    home: Path,
    kinds: tuple[str, ...],
    rules: Path | None,
    first: date | None,
    last: date | None,
    dry_run: bool,
    as_json: bool,
    passphrase_file: str | None,
) -> None:
    """Bring in each FILE of another program: a calendar, a table, a journal.

    What matches nothing is left out, what is not clear is told and not taken.
    All of it is kept or nothing, and `undo` takes the whole of it back. The
    files stay where they are. --from and --to are for the days of calendars.

    \b
    KIND is calendar, table, day-one, jrnl, daylio, journiv, markdown or text;
    and of the lines of a table session, contact, supervision or downtime.

    \b
    Rules: {"titles": {"Anna M.": "K2", "Team": "ignore"},
            "words": {"abgesagt": "cancelled"}, "columns": {"Datum": "day"},
            "lines": "session", "dates": "dmy", "hours": true,
            "moods": {"rad": 1}, "usual_slot": true, "before_start": false}
    A title, or words in it, mean a client by code, or: supervision, time off,
    on call, cancelled, no-show, ignore. A column holds: day, time, end,
    minutes, client, status, activity, credit, supervisor, number, nothing.

    \b
    As JSON: {"new", "changed", "same", "joined", "unclear": [{"file", "line",
              "why"}], "problems": […], "undo": "ID"}
    """
    from journal.commands import bring_in as command

    if unknown := {*kinds} - {*command.KINDS}:
        raise click.UsageError(f"--as knows no such kind: {len(unknown)} of what was given.")
    with opened(home, passphrase_file) as journal:
        command.run(journal, files, kinds, rules, (first, last), dry_run=dry_run, as_json=as_json)


@cli.command()
@click.argument("import_id", metavar="ID")
@home_option
@passphrase_option
def undo(import_id: str, home: Path, passphrase_file: str | None) -> None:
    """Take back the whole import ID, whenever it was.

    What you changed by hand since stays, and is named.
    """
    with opened(home, passphrase_file) as journal:
        from journal.commands import bring_in as command

        command.undo(journal, import_id)


@cli.command()
def measures() -> None:
    """Print how everything is computed, with the weights as they come."""
    from journal.measures.how_computed import as_markdown
    from journal.measures.weights import DEFAULTS

    click.echo(as_markdown(DEFAULTS), nl=False)


@cli.command()
@home_option
@click.argument("words", nargs=-1, metavar="WORD…")
@click.option("--most", type=click.IntRange(1, 10_000), default=20, show_default=True, help="Lines printed at most.")
@passphrase_option
def search(home: Path, words: tuple[str, ...], most: int, passphrase_file: str | None) -> None:
    """Find the entries whose notes hold every WORD, newest first.

    A WORD may be a beginning; words in quotes are found side by side. Prints
    the day, the kind, and the words around what was found. Left out, the
    words are asked for, so that your shell does not remember them.
    """
    typed = " ".join(words) or _read_words()
    with opened(home, passphrase_file) as journal:
        from journal.store import search as searching

        found = searching.found(journal, typed, most)
    for hit in found.hits:
        line = "".join(click.style(printable(text), bold=is_hit) for text, is_hit in hit.pieces)
        click.echo(f"{hit.entry.day.isoformat()}  {hit.kind:<11}  {line.strip()}")
    if not found.hits:
        click.echo("No note holds these words.", err=True)
    if found.next is not None:
        click.echo(f"These are the newest {most}; older ones with --most.", err=True)


def _read_words() -> str:
    if not sys.stdin.isatty():
        raise click.UsageError("There is no keyboard to ask for the words. Give them after the command.")
    return str(click.prompt("Words"))


@cli.command(context_settings={"ignore_unknown_options": True})
@home_option
@click.argument("line", nargs=-1, metavar="[LINE]")
@click.option("--at", metavar="TIME", help="When it was written: 14:00 of today, or 2026-11-25T14:00. Else now.")
@click.option("--yes", is_flag=True, help="Keep it whatever it asks.")
@click.option("--dry-run", is_flag=True, help="Keep nothing; say what would be kept.")
@click.option("--json", "as_json", is_flag=True, help="Print what it means as JSON, one object for each line.")
@passphrase_option
def log(home: Path, line: tuple[str, ...], passphrase_file: str | None, **options: Any) -> None:
    """Keep a LINE as the line on top of every page does: log "K2 worry 7 30m".

    Left out, it is asked for, so that your shell does not remember it. With
    '-' it is read from standard input: each of its lines is an entry, and all
    of them are kept or none. A line that asks something is not kept, and the
    command ends with 1, unless you say --yes; at a keyboard you are asked.

    While the journal is open in the program, or without a passphrase, the
    line is sealed into the inbox instead, and waits there to be confirmed.

    \b
    As JSON: {"kind", "fields", "doubts", "note"}. Where the line is no entry,
    kind is null, and the doubts say why.
    """
    from journal.commands import log as command

    command.run(home, line, passphrase_file, command.How(**options))


@cli.command()
@click.argument("code", required=False)
@home_option
@click.option("--now", "at_once", is_flag=True, help="Let it go for good at once, not after seven days.")
@click.option("--yes", is_flag=True, help="Ask nothing: everything that stands against it was looked at.")
@passphrase_option
def erase(code: str | None, home: Path, at_once: bool, yes: bool, passphrase_file: str | None) -> None:
    """Erase the client CODE, and everything about them.

    Left out, the code is asked for, so that your shell does not remember it.
    The client is taken out at once, and sealed for seven days in which the
    program can call them back (under Retention); with --now nobody can.
    Without --yes it says first what there is, and asks for the code again.
    Under a legal hold nothing is erased.

    It says who was handed something, and which backups still hold it. It is
    not the clinical record.
    """
    if not yes and not sys.stdin.isatty():
        raise click.UsageError("There is no keyboard to confirm at. Say --yes.")
    from journal.commands import erase as command

    if code is None:
        code = command.read_code(passphrase_file)
    with opened(home, passphrase_file) as journal:
        command.run(journal, code, at_once=at_once, yes=yes)


@cli.command("renew-keys")
@home_option
@click.option(
    "--new-passphrase-file", callback=readable, help="Read the new passphrase from the first line of this file."
)
@click.option("--replace-backups", is_flag=True, help="Replace the backups in the journal's folder by a new one.")
@click.option("--yes", is_flag=True, help="Ask nothing. The new recovery key is printed first.")
@passphrase_option
def renew_keys(
    home: Path, new_passphrase_file: str | None, replace_backups: bool, yes: bool, passphrase_file: str | None
) -> None:
    """Take a new passphrase and a new recovery key, under a new key.

    For when somebody may know the passphrase, or had a copy of the folder:
    the whole journal is written anew, under a key that nobody had. Copies
    made until now still open with what opens them today. If it stops in the
    middle, the journal opens with the old passphrase or the new one.

    Without --yes two groups of the new recovery key are to be typed back
    before anything holds. With it, keep what is printed to yourself.
    """
    if not yes and not sys.stdin.isatty():
        raise click.UsageError("There is no keyboard to confirm at. Say --yes.")
    if passphrase_file == new_passphrase_file == "-":
        raise click.UsageError("Standard input holds one passphrase. Give a file for the other.")
    with opened(home, passphrase_file) as journal:
        from journal.commands import renew_keys as command

        passphrase = read_passphrase(new_passphrase_file, new=True, asked="New passphrase")
        command.check(passphrase)
        command.run(journal, passphrase, replaces_backups=replace_backups, yes=yes)


if __name__ == "__main__":
    keep_private()
    cli(prog_name="python -m journal")
