"""What every command does alike: where the journal lies, how the passphrase is read, how an error is told."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from journal.errors import JournalBusy, JournalError
from journal.store import proving
from journal.store.place import journal_home

if TYPE_CHECKING:
    from journal.store.journal import Journal


class Said(click.ClickException):
    """A sentence for the person at the keyboard, in place of a traceback."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence as it is."""
        click.echo(self.message, file=file or sys.stderr)


class SaidBusy(Said):
    """Another process has the journal open."""

    exit_code = 3


class Calm(click.Group):
    """Turns every error into a sentence; none ever shows a line of the journal."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options. What is none is not repeated either."""
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption:
            ctx.fail("There is no such option.")

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command. What is none is not repeated: a line is, where `log` was forgotten before it."""
        if self.get_command(ctx, args[0]) is None:
            ctx.fail("There is no such command.")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except JournalBusy as error:
            raise SaidBusy(str(error)) from None
        except JournalError as error:
            raise Said(str(error)) from None
        except BrokenPipeError:
            raise  # whoever read our output went away, as `head` does: click ends quietly
        except Exception as error:  # noqa: BLE001  a traceback can carry a line of a note
            sentence = f"Something unexpected happened ({type(error).__name__}). The command stopped there."
            raise Said(sentence) from None


home_option = click.option(
    "--home",
    type=click.Path(file_okay=False, path_type=Path),
    default=journal_home,
    show_default="JOURNAL_HOME, else this computer's folder for user data",
    help="The journal's folder.",
)


def readable(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Refuse a file that is not there, without repeating what was given for it: it may be a line."""
    if value is not None and value != "-" and (not Path(value).exists() or Path(value).is_dir()):
        raise click.BadParameter("is no file that is there.")
    return value


passphrase_option = click.option(
    "--passphrase-file",
    callback=readable,
    help="Read the passphrase from the first line of this file, or from standard input with '-'. "
    "Without it you are asked, and what you type is not shown.",
)


def read_passphrase(file: str | None, *, new: bool = False, asked: str = "Passphrase") -> str:
    if file is None:
        if not sys.stdin.isatty():
            option = "--new-passphrase-file" if asked != "Passphrase" else "--passphrase-file"
            raise click.UsageError(f"There is no keyboard to ask for the passphrase. Give {option}.")
        return str(click.prompt(asked, hide_input=True, confirmation_prompt=new))
    try:
        with click.open_file(file, encoding="utf-8") as source:
            passphrase = str(source.readline()).rstrip("\r\n").removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise Said("The passphrase file is not text in UTF-8.") from None
    except OSError as error:
        raise Said(f"The passphrase file could not be read ({type(error).__name__}).") from None
    if not passphrase:
        raise Said("The passphrase file is empty: the passphrase belongs in its first line.")
    return passphrase


@contextmanager
def opened(home: Path, passphrase_file: str | None) -> Iterator[Journal]:
    passphrase = read_passphrase(passphrase_file) if proving.exists(home) else ""
    with ThreadPoolExecutor(1) as beside:
        proved = beside.submit(proving.prove_passphrase, home, passphrase)
        # The rest of the store is loaded while the key is derived: both take about as long.
        from journal.store import opening

        journal = opening.open_proved(home, proved.result())
    try:
        yield journal
    finally:
        journal.close()


def printable(text: str) -> str:
    """Return a note's text on one line, without the signs by which a terminal could be steered."""
    return "".join(c if c.isprintable() else " " for c in text)
