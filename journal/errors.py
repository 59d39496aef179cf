"""The errors that a page may show.

Each carries one or two sentences for a tired person: what happened, what was
not lost, what to do. None ever carries a client's text.
"""

from pathlib import Path


class JournalError(Exception):
    """Base of everything a page may catch and show as it is."""


class FieldError(JournalError):
    """A record could not be made.

    `field` is the record's attribute name, `reason` continues the sentence
    "<Field> …" (for example "must be between 0 and 10").
    """

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field.replace('_', ' ').capitalize()} {reason}.")
        self.field = field
        self.reason = reason


class EntryNotFound(JournalError):
    """No such entry, or it lies in the trash."""

    def __init__(self) -> None:
        super().__init__("This entry is not in the journal. It may have been deleted in another tab.")


class DaysMoved(JournalError):
    """The days of an absence were changed since they were shown."""

    def __init__(self) -> None:
        super().__init__(
            "The days of this absence were changed in another tab since this page was shown. Nothing was noted: the "
            "days below are those of now. Press once more if it was said of them."
        )


class EntryChanged(JournalError):
    """The entry was changed elsewhere since it was read."""

    def __init__(self) -> None:
        super().__init__(
            "This entry was changed in another tab since you opened it. Nothing was overwritten. Your version is "
            "below, not saved yet: save again to put it in the place of the other one, or leave the entry as it was."
        )


class SavedElsewhere(JournalError):
    """The draft that is to become an entry became one already, in another tab."""

    def __init__(self) -> None:
        super().__init__(
            "This was saved in another tab meanwhile. "
            "What you wrote here is kept, as a change of it that is not saved yet."
        )


class WrittenElsewhere(JournalError):
    """Another tab put something into the same draft that is not shown here yet."""

    def __init__(self) -> None:
        super().__init__(
            "Something more was written here in another tab. It is shown now, and nothing is saved yet: "
            "look at it, then save again."
        )


class JournalClosed(JournalError):
    """The journal was locked while a page was still at work."""

    def __init__(self) -> None:
        super().__init__("The journal is locked. What you typed is kept; unlock to go on.")


class DraftGone(JournalError):
    """What is being written was thrown away, or what it is about was; the words are not kept."""

    def __init__(self) -> None:
        super().__init__(
            "This was thrown away, here or in another tab, so it is not kept. "
            "Your words still stand here: copy them if you want to keep them."
        )


class EvidenceThere(JournalError):
    """The entry has this very file already."""

    def __init__(self) -> None:
        super().__init__("This very file is here already, by its sum. It was not added twice; nothing was changed.")


class OnLegalHold(JournalError):
    """Nothing is deleted for good while the legal hold is on."""

    sentence = "The legal hold is on: nothing is deleted for good. All of it is still there."

    def __init__(self) -> None:
        super().__init__(self.sentence)


class ClientOnHold(OnLegalHold):
    """A legal hold is on this client, or on one of whom it may speak."""

    sentence = (
        "A legal hold is on this client, or on one of whom this may speak: nothing of it is deleted for good. "
        "All of it is still there."
    )


class StillNeeded(JournalError):
    """A client about whom there are still entries; `entries` counts them, those in the trash included."""

    def __init__(self, entries: int) -> None:
        counted = "1 entry speaks" if entries == 1 else f"{entries:,} entries speak"
        super().__init__(f"{counted} of this client, those in the trash included. The client stays as long as they do.")
        self.entries = entries


class PlacementNeeded(StillNeeded):
    """A placement that clients, sessions, meetings or opening balances name; `entries` counts them."""

    def __init__(self, entries: int) -> None:
        super().__init__(entries)
        counted = "1 entry names" if entries == 1 else f"{entries:,} entries name"
        self.args = (
            f"{counted} this placement, those in the trash included. It was not deleted, so that their hours keep "
            "the place they were worked at. Give it a last day: after that it is no longer offered.",
        )


class CannotOpen(JournalError):
    """Base of all reasons why a journal did not open. The files were not touched."""

    sentence = "The journal could not be opened. Its files were not changed."

    def __init__(self, sentence: str | None = None) -> None:
        super().__init__(sentence or self.sentence)


class NoJournal(CannotOpen):
    """There is no journal in the folder."""

    sentence = "There is no journal in this folder yet."


class AlreadyThere(CannotOpen):
    """A journal, or part of one, already lies where a new one was to be made."""

    sentence = "A journal already lies in this folder. It was not touched; choose an empty folder."


class WrongPassphrase(CannotOpen):
    """The passphrase does not fit. Nothing is said about how near it was."""

    sentence = "That passphrase does not open this journal. Nothing was changed; please try again."


class WrongRecoveryKey(CannotOpen):
    """The recovery key does not fit, or was mistyped."""

    sentence = (
        "That recovery key does not open this journal. Nothing was changed; "
        "please compare it with your printed page, group by group."
    )


class KeyFileMissing(CannotOpen):
    """journal.db is there, journal.key is not."""

    sentence = (
        "The journal is here, but its key file (journal.key) is missing, and without it nothing can be read. "
        "The journal was not changed. Put journal.key back, or restore your newest backup: it carries its key file."
    )


class KeyFileDamaged(CannotOpen):
    """journal.key cannot be understood, or asks for an absurd key derivation."""

    sentence = (
        "The key file (journal.key) is damaged. The journal itself was not changed. "
        "Put back journal.key from your newest backup."
    )


class JournalFileMissing(CannotOpen):
    """journal.key is there, journal.db is not."""

    sentence = (
        "The key file is here, but the journal itself (journal.db) is missing. Nothing was changed. "
        "Put journal.db back, or restore your newest backup."
    )


class JournalEmptyFile(CannotOpen):
    """journal.db has 0 bytes: any key would open it as an empty journal."""

    sentence = (
        "The journal file (journal.db) is empty: 0 bytes. It was left as it is. "
        "Restore your newest backup; a synced or full disk is the usual cause."
    )


class JournalDamaged(CannotOpen):
    """The key is right and the file still cannot be read."""

    sentence = (
        "Your passphrase is right, but the journal file is damaged. It was not changed. "
        "Restore your newest backup into a new folder, and keep this file until that is done."
    )


class JournalNewer(CannotOpen):
    """Written by a newer version of this program."""

    sentence = (
        "This journal was last used with a newer version of Between Sessions. It was not changed. "
        "Please update the program, then open it again."
    )


class BackupNewer(CannotOpen):
    """A backup that a newer version of this program wrote."""

    sentence = (
        "This backup was made by a newer version of Between Sessions, which this one cannot read. Nothing was changed. "
        "Please update the program, then try again."
    )


class JournalBusy(CannotOpen):
    """Another process has the journal open."""

    sentence = "This journal is open in the program; close it there first. Nothing was changed."


class CannotWrite(JournalError):
    """Base of reasons why something was not written."""

    sentence = "This could not be saved. What was saved before is safe, and what you typed is still here."

    def __init__(self, sentence: str | None = None) -> None:
        super().__init__(sentence or self.sentence)


class FolderNotWritable(CannotWrite):
    """The journal's folder cannot be written to."""

    sentence = (
        "The journal's folder cannot be written to. Nothing was changed. "
        "Check the folder's permissions, then try again."
    )


class FolderNotOurs(CannotWrite):
    """A folder inside the journal's is a link, a file, or another account's."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}” in the journal’s folder is not a folder of this account’s own, but a link or something else. "
            "Nothing in it was read, moved or deleted, and nothing that was kept is lost. Move it elsewhere."
        )


class DiskFull(CannotWrite):
    """No space left."""

    sentence = (
        "The disk is full, so this was not saved. Everything saved before is safe, and what you typed is still here. "
        "Free some space, then save again."
    )


class BackupFailed(CannotWrite):
    """A backup could not be made, or did not check out."""

    sentence = "The backup could not be completed and was removed. The journal itself is fine and was not changed."


class JournalGone(CannotWrite):
    """A file of the open journal was moved, replaced or deleted. `copy` is where all of it lies now, None: nowhere yet.

    `kept`: the change that was under way is in that copy, too.
    """

    def __init__(self, copy: Path | None, *, kept: bool = False) -> None:
        happened = (
            "Another program moved, replaced or deleted a file of this journal while it was open. "
            "Nothing more is written into it. "
        )
        if copy is not None:
            last = "this change included" if kept else "but not what you typed since: copy that elsewhere first"
            result = (
                f"All that was saved until then, {last}, lies in a whole, encrypted copy: {copy}. "
                "Lock the journal, then restore that copy into a new folder; the guide says how, under “Copies”."
            )
        else:
            result = (
                "A copy of all that was saved could not be made yet: leave the program running, and see "
                "that the disk has room and the journal’s folder can be written to. "
                "It is tried again every few seconds."
            )
        super().__init__(happened + result)


class InboxFull(CannotWrite):
    """As many lines wait as the inbox takes."""

    sentence = (
        "The inbox is full, so this line was not kept; it is still in the field. What was left before is safe. "
        "Unlock the journal to make room."
    )


class InboxUnavailable(CannotWrite):
    """Lines cannot be left: the public half of the inbox's key, or its folder, is not as it should be."""

    sentence = (
        "Lines cannot be left here at the moment, so this one was not kept; it is still in the field. "
        "Unlock the journal once: it puts this right, or says what is in the way."
    )
