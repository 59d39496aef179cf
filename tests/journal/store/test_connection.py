"""What the database and the system say, as a tired person should hear it."""

import errno

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from journal.errors import (
    AlreadyThere,
    CannotWrite,
    DiskFull,
    FieldError,
    FolderNotWritable,
    JournalBusy,
    JournalDamaged,
    JournalError,
)
from journal.store.connection import translated

TEXT = "she dreamt of the sea"


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        (sqlcipher.OperationalError("database is locked"), JournalBusy),
        (sqlcipher.OperationalError("database or disk is full"), DiskFull),
        (sqlcipher.OperationalError("attempt to write a readonly database"), FolderNotWritable),
        (sqlcipher.OperationalError("unable to open database file"), FolderNotWritable),
        (sqlcipher.DatabaseError("file is not a database"), JournalDamaged),
        (sqlcipher.DatabaseError("database disk image is malformed"), JournalDamaged),
        (sqlcipher.OperationalError("disk I/O error"), CannotWrite),
        (sqlcipher.OperationalError(f'fts5: syntax error near "{TEXT}"'), CannotWrite),
        (sqlcipher.ProgrammingError("Cannot operate on a closed database."), CannotWrite),
        (OSError(errno.ENOSPC, "No space left on device"), DiskFull),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), DiskFull),
        (OSError(errno.EROFS, "Read-only file system"), FolderNotWritable),
        (PermissionError(errno.EACCES, "Permission denied"), FolderNotWritable),
        (FileExistsError(errno.EEXIST, "File exists"), AlreadyThere),
        (UnicodeEncodeError("utf-8", f"{TEXT}\ud800", 21, 22, "surrogates not allowed"), FieldError),
    ],
)
def test_an_error_becomes_a_sentence_without_its_own_text(said: Exception, heard: type[JournalError]) -> None:
    with pytest.raises(JournalError) as caught, translated():
        raise said
    assert type(caught.value) is heard
    assert str(said) not in str(caught.value)
    assert "sea" not in repr(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


@pytest.mark.parametrize("fault", [ZeroDivisionError("x"), OSError(errno.ENOENT, "No such file"), KeyError("x")])
def test_faults_of_the_program_are_not_dressed_up(fault: Exception) -> None:
    with pytest.raises(type(fault)) as caught, translated():
        raise fault
    assert caught.value is fault
