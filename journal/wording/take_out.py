"""Sentences of taking out: what each part holds and who may ask for it, what each format is for, what was written."""

from __future__ import annotations

from collections.abc import Mapping

from journal.wording import dates
from journal.wording.dates import count

TITLE = "Take out"

ABOUT = "Everything here is yours, and opens without this program. Choose what, look at what it holds, then save it."

PARTS = {
    "practice": "Practice facts",
    "reflections": "Private reflections",
    "self-care": "Self-care",
}
HOLDS = {
    "practice": "Practice facts: clients by their codes, sessions, contacts, supervision hours, CPD, people, time "
    "away. Notes, ratings and files of evidence are not among them. Depending on where you work, a client, a board, an "
    "insurer or a court may ask for some of it.",
    "reflections": "Private reflections: your thoughts, all notes and ratings, what you take to supervision, and, "
    "where practice facts go along, files of evidence. Written for you; where they speak of a client, that client or a "
    "court may in some places ask for them all the same.",
    "self-care": "Self-care: evenings, downtime, scales. They speak of you alone; an employer or a board has no claim "
    "to them that we know of.",
}

FOR_WHOM = {"me": "For me", "other": "For somebody else"}
FOR_WHAT = {
    "me": "For you: all of it, as it stands here. Whole and as JSON or SQLite, it can be brought back in.",
    "other": "For somebody else: begin with practice facts alone, and add only what they asked for and may have. To "
    "share with a supervisor use Sharing: it goes through every word first.",
}

FORMATS = {
    "xlsx": "Spreadsheet (.xlsx)",
    "markdown": "Pages to read (Markdown)",
    "ics": "Calendar (.ics)",
    "csv": "Tables (.csv)",
    "sqlite": "Database (SQLite)",
    "json": "JSON",
}
FORMAT_IS = {
    "sqlite": "One database file, with the views “days” and “weeks”. Datasette, DB Browser and most programs for data "
    "open it. It can be brought back in.",
    "xlsx": "A sheet for each kind, with real dates and durations. Excel, LibreOffice and Numbers open it.",
    "csv": "A table for each kind, in a zip, with a description of every column.",
    "json": "One text file that programs read. It can be brought back in.",
    "markdown": "A page for each day, in a zip, to be read as it is.",
    "ics": "Your own appointments for a calendar program. No notes, no ratings, and nothing that was called off.",
}
CALENDAR = {"codes": "Clients by their codes", "busy": "“Busy” and nothing else"}

SEALED = {"open": "Not sealed", "words": "Sealed, six words open it", "key": "Sealed to an age key"}
SEALED_IS = {
    "open": "Whoever gets the file can read it. It lies where your browser saves files, until you put it elsewhere.",
    "words": "Any age program opens it with six words. They are shown here, once; write them down.",
    "key": "Only whoever has the other half of that key opens it; this journal does not.",
}

STAYS = (
    "Keys, identifying words, unfinished drafts, the history of changes, the trash, and what was shared are in "
    "none of these: they go with a backup alone."
)

CHANGED = (
    "Something was written while this was being read, so it did not all fit together. Nothing was taken out. "
    "Please try once more."
)
NOT_THE_SAME = (
    "What was written could not be read back as it was. It was thrown away, and nothing in the journal was "
    "touched. Please try once more, or choose another format."
)
TOO_MANY = (
    "There is more of one kind than a spreadsheet has rows. Nothing was taken out. Choose a shorter period, or "
    "another format."
)
EMPTY = "There is nothing of that in the journal. Nothing was written."
NO_FOLDER = "The folder for it is not there. Nothing was written."
DISK = (
    "The folder does not take it: it is full, or not yours to write to. Nothing was left there, and the journal "
    "is untouched."
)
ALREADY = "A file of that name lies there already. It was not touched, and nothing was written."

PLAINTEXT = (
    "It is not sealed: whoever can read the file can read the journal. Keep it as safe as the journal, or delete "
    "it when done."
)


def written(file: str, entries: int) -> str:
    """Return that a file was written and read back, and what it holds."""
    return f"Written, and read back: {count(entries, 'record')} in {file}"


def holds(counts: Mapping[str, int]) -> str:
    """Return what would be in it: "2,683 sessions, 742 contacts, …"; `counts` by table."""
    told = [count(n, *NAMES.get(name, (name, name))) for name, n in counts.items() if n]
    return ", ".join(told) + "." if told else EMPTY


def ready(name: str, size: int, records: int) -> str:
    """Return that a file waits to be saved; `size` in bytes."""
    size_said = f"{dates.number(size / 1e6, 1)} MB" if size >= TENTH else f"{dates.number(size / 1e3, 0)} KB"
    return (
        f"{name} is made, read back and found whole: {count(records, 'record')}, {size_said}. "
        "It is on no disk until you save it."
    )


TENTH = 100_000

SINCE = "Something was written in the journal since this file was made. It is not in it: choose anew to have it."

WORDS = (
    "These six words open it. They are shown here and kept nowhere: write them down before you leave this page, "
    "and tell them to nobody in the same message as the file."
)

NAMES = {
    "clients": ("client", "clients"),
    "client_facts": ("dated fact", "dated facts"),
    "people": ("person", "people"),
    "placements": ("placement", "placements"),
    "opening_balances": ("opening balance", "opening balances"),
    "supervision_agreements": ("agreement on supervision", "agreements on supervision"),
    "about_supervision": ("thought about supervision", "thoughts about supervision"),
    "supervisee_notes": ("note on a supervisee", "notes on supervisees"),
    "time_off": ("time off", "times off"),
    "absence_plans": ("plan of an absence", "plans of absences"),
    "supervisions": ("supervision", "supervisions"),
    "sessions": ("session", "sessions"),
    "contacts": ("contact", "contacts"),
    "encounters": ("encounter", "encounters"),
    "on_calls": ("on-call window", "on-call windows"),
    "absence_decisions": ("decision for an absence", "decisions for absences"),
    "covers": ("cover", "covers"),
    "coverings": ("cover for somebody", "covers for somebody"),
    "clinical_wills": ("clinical will", "clinical wills"),
    "cpd": ("CPD entry", "CPD entries"),
    "evidence": ("piece of evidence", "pieces of evidence"),
    "work_patterns": ("work pattern", "work patterns"),
    "reflections": ("thought", "thoughts"),
    "agenda": ("item for supervision", "items for supervision"),
    "weight_changes": ("changed weight", "changed weights"),
    "downtimes": ("downtime", "downtimes"),
    "check_ins": ("evening", "evenings"),
    "scales": ("filled scale", "filled scales"),
}
