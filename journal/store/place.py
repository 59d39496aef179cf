"""Whether a journal can be kept in a folder at all: asked at the start, before anybody types anything."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import platformdirs

from journal.errors import CannotOpen, FolderNotWritable


class NoPlace(CannotOpen):
    """The journal's folder cannot be told, reached, made or written to."""

    sentence = (
        "This computer does not say where your own data lies, so the journal's folder is not known. "
        "Nothing was changed. Set JOURNAL_HOME to the full path of the journal's folder, then start again."
    )


def journal_home() -> Path:
    """Return the full path of the journal's folder: JOURNAL_HOME, or a place of its own in the user's data.

    Raises NoPlace where the system does not say whose data lies where, or
    the path is no text.
    """
    chosen = os.environ.get("JOURNAL_HOME")
    try:
        folder = (
            Path(chosen).expanduser() if chosen else platformdirs.user_data_path("between-sessions", appauthor=False)
        )
        folder = folder.absolute()  # one folder for all: the server starts elsewhere than the command line
        str(folder).encode()
    except (RuntimeError, OSError):  # nobody's home is known, or the folder we were started in is gone
        raise NoPlace from None
    except UnicodeEncodeError:
        raise NoPlace(
            "The path of the journal's folder holds a letter that is not UTF-8, and the database cannot open it. "
            "Nothing was changed. Give the folder another name, or set JOURNAL_HOME to another one; then start again."
        ) from None
    return folder


def look(folder: Path) -> None:
    """Do nothing if the folder is there, or can be made, and takes what is written. Raises NoPlace."""
    try:
        place = nearest(folder)
    except FolderNotWritable:
        raise NoPlace(_not_there(folder, "You may not look there.")) from None
    if not os.access(place, os.W_OK | os.X_OK):
        raise NoPlace(_not_there(folder, f"You may not write to {place}, or its disk takes nothing."))


def nearest(folder: Path) -> Path:
    """Return the folder, or where it is not made yet the nearest one above it.

    Raises NoPlace if none can be there, FolderNotWritable if none may look.
    """
    for place in (folder, *folder.parents):
        try:
            mode = place.stat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            if place.is_symlink():
                raise NoPlace(_not_there(folder, f"{place} is a link to a place that is not there.")) from None
            continue
        except PermissionError:
            raise FolderNotWritable from None
        except OSError:
            raise NoPlace(_not_there(folder, "The computer could not look there.")) from None
        if not stat.S_ISDIR(mode):
            raise NoPlace(_not_there(folder, f"{place} is a file, not a folder."))
        return place
    raise NoPlace


def _not_there(folder: Path, why: str) -> str:
    return (
        f"The journal cannot be kept in {folder}. {why} Nothing was changed. If the folder lies on another disk, "
        "connect it; otherwise choose a folder of your own (JOURNAL_HOME names it). Then start again."
    )
