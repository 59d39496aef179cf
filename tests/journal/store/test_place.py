"""A place where no folder can be: said as it is, by whoever was asked to make one there, and nothing is touched."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from journal.errors import CannotOpen
from journal.store import backup, opening
from journal.store.place import nearest
from tests.journal.store.journals import PASSPHRASE, RECOVERY_KEY

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links of POSIX")


def a_file(place: Path) -> Path:
    place.write_bytes(b"mine")
    return place


def below_a_file(place: Path) -> Path:
    return a_file(place) / "journal"


def a_link_to_nowhere(place: Path) -> Path:
    place.symlink_to(place.parent / "unplugged")
    return place


def below_a_link_to_nowhere(place: Path) -> Path:
    return a_link_to_nowhere(place) / "journal"


def a_link_to_itself(place: Path) -> Path:
    place.symlink_to(place)
    return place


def too_long_a_name(place: Path) -> Path:
    return place.parent / ("j" * 300)


def made(folder: Path) -> None:
    opening.create(folder, PASSPHRASE, RECOVERY_KEY)


def restored(folder: Path) -> None:
    backup.restore(folder.parent / "some.journal-backup", folder)


@pytest.mark.parametrize("do", [made, restored])
@pytest.mark.parametrize(
    "put", [a_file, below_a_file, a_link_to_nowhere, below_a_link_to_nowhere, a_link_to_itself, too_long_a_name]
)
def test_where_no_folder_can_be_it_is_said_and_nothing_is_touched(
    tmp_path: Path, put: Callable[[Path], Path], do: Callable[[Path], None]
) -> None:
    folder = put(tmp_path / "place")
    before = sorted((place.name, place.is_symlink() or place.read_bytes()) for place in tmp_path.iterdir())
    said = "choose a new one" if (do, put) == (restored, a_file) else f"The journal cannot be kept in {folder}"
    with pytest.raises(CannotOpen, match=said):
        do(folder)
    assert sorted((p.name, p.is_symlink() or p.read_bytes()) for p in tmp_path.iterdir()) == before


def test_a_folder_or_a_link_to_one_may_be_there_or_be_made(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    assert nearest(tmp_path) == tmp_path
    assert nearest(tmp_path / "new" / "deep") == tmp_path
    assert nearest(tmp_path / "link" / "new") == tmp_path / "link"
