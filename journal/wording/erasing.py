"""Sentences of erasing a client, or everything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from journal.wording.dates import count, date_in_words, duration

KINDS: dict[str, tuple[str, str]] = {
    "session": ("session", "sessions"),
    "reflection": ("thought", "thoughts"),
    "contact": ("contact", "contacts"),
    "encounter": ("meeting outside", "meetings outside"),
    "agenda": ("item on the agenda", "items on the agenda"),
    "absence decision": ("decision for an absence", "decisions for an absence"),
    "client": ("client", "clients"),
    "downtime": ("time between clients", "times between clients"),
    "check-in": ("evening", "evenings"),
    "supervision": ("supervision", "supervisions"),
    "on-call": ("on-call window", "on-call windows"),
    "scale": ("scale", "scales"),
    "time off": ("time off", "times off"),
    "absence plan": ("plan of an absence", "plans of an absence"),
    "cover": ("cover", "covers"),
    "covering": ("cover for somebody", "covers for somebody"),
    "cpd": ("CPD entry", "CPD entries"),
    "evidence": ("name of a file", "names of files"),
    "earlier versions": ("earlier version", "earlier versions"),
    "drafts": ("draft", "drafts"),
    "packs": ("pack", "packs"),
    "texts that name the code": ("text that names the code", "texts that name the code"),
    "bare hours": ("hour that stays bare", "hours that stay bare"),
    "lists": ("place in a will, a cover or a plan", "places in a will, covers or plans"),
    "lines": ("line left while locked", "lines left while locked"),
}

NOT_THE_RECORD = (
    "This erases what this journal holds. It is not the clinical record: that lies elsewhere, and has rules of its own."
)
NO_SUCH = "No client has this code. Nothing was changed."
TWO_SUCH = "Several clients have this code, in different roles. Nothing was changed; erase from the client’s page."
ASK_FIRST = (
    "Before you erase: is a request or a complaint open, is there a child’s time for keeping, does the insurer want "
    "it kept? Then put a legal hold on this client instead. Ask your insurer or a lawyer what holds for you."
)
AMBIGUOUS = (
    "Another client has or had the same code, so texts of others that name it stay as they are. Go through them."
)
GONE = "Gone for good. Nobody can bring it back from here."
NOT_RENEWED = "A client who was erased went for good, but the backups that still hold them could not be replaced."
CALLED_BACK = "Called back: all of it is as it was"
SEARCHED = "Its words in the search go too, and its days are added up anew."
FORGOTTEN_PAGES = "The file was emptied of what they left."

QUESTIONS = {
    "asks": "Who asks for it?",
    "basis": "Why?",
    "complaint": "Is a request for records, a complaint or a claim open?",
    "minor": "Was this a child, whose notes have to be kept until they are grown?",
    "insurer": "Does your insurer, or your board, want such notes kept for longer?",
}
STANDS = (
    "Something stands against it, or might. A legal hold keeps everything about this client until you take it off. "
    "Where the law asks you to keep something, a wish to erase it can wait; ask your insurer or a lawyer."
)
HELD = "A legal hold is on this client: nothing about them is deleted for good."
HELD_WHOLE = "The legal hold is on for the whole journal: nothing is deleted for good. It is switched under Trash."
HOLD_ON, HOLD_OFF = "Put a legal hold on this client", "Take the hold off this client"

NOBODY = "A client is erased from their own page: open one under Clients, and press “Erase …” at its end."
ANSWER_FIRST = "Once each question is answered, the last step stands here."
SEVEN_DAYS = (
    "Everything about this client is taken out now, and sealed for seven days. In these you can call it back under "
    "“Keep, and let go”. Then it goes for good. What was answered above is not kept."
)

EVERYTHING = (
    "This deletes the whole journal: every entry, both keys, lines left while locked, this folder and the backups in "
    "it. Nobody can bring it back: not with the passphrase, not with the recovery key. Take out first what you want "
    "to keep."
)
CONFIRM_ALL = "erase everything"
ALL_GONE = "Every entry, the keys, the backups in the journal’s folder and what waited there are deleted."


class Pack(NamedTuple):
    """A pack or a sheet that left: to whom, and when."""

    to: str
    day: date


def amounts(counts: Mapping[str, int]) -> str:
    """Return how much there is of what, in a line."""
    return ", ".join(count(n, *KINDS.get(kind, (kind, kind))) for kind, n in counts.items() if n)


def sealed_until(goes_on: date, *, by_deadline: bool) -> str:
    """Return what happens now that a client is sealed."""
    when = f"on {date_in_words(goes_on)}" if by_deadline else f"from {date_in_words(goes_on)} on"
    return (
        f"Taken out and sealed: it stands nowhere any more. It goes for good {when}, at an unlock. Until then it can "
        "be called back, under “Keep, and let go”."
    )


def sealed_shortly(goes_on: date) -> str:
    """Return in a few words that a client is sealed."""
    return f"Taken out and sealed until {date_in_words(goes_on)}"


def one_sealed(day: date, goes_on: date, counts: Mapping[str, int]) -> str:
    """Return what is known of a sealed client: never who it is."""
    return f"Sealed {date_in_words(day)}, goes for good from {date_in_words(goes_on)}: {amounts(counts)}"


def bare(hours: int, minutes: int) -> str:
    """Return which hours stay."""
    each = "stays" if hours == 1 else "stay"
    return (
        f"{count(hours, 'session')} ({duration(minutes)}) {each}, as day and minutes of “erased”, without a code, "
        "a time or a word: somebody has signed for hours up to that day."
    )


def naming(texts: int) -> str:
    """Return what becomes of texts of others."""
    stand = "stands" if texts == 1 else "stand"
    return (
        f"The code {stand} in {count(texts, 'text')} that {'is' if texts == 1 else 'are'} not this client’s own. It is "
        "replaced by “…”, the rest stays: read them, and take out by hand what should not be there."
    )


def held_back(texts: int) -> str:
    """Return that texts of a held client stay as they are."""
    names = "names the code too, and stays so" if texts == 1 else "name the code too, and stay so"
    return f"{count(texts, 'text')} of clients under a legal hold {names}."


def ask_back(packs: Iterable[Pack]) -> str:
    """Return who holds something that cannot be taken back from here."""
    told = "; ".join(f"{pack.to}, {date_in_words(pack.day)}" for pack in packs)
    return f"Ask these to delete what you gave them: {told}."


def elsewhere(names: Sequence[str]) -> str:
    """Return which copies in the second place hold the client; at least one."""
    return f"In your second place, these hold it too, and are replaced along with the others: {', '.join(names)}."


FILES = "So does each file that you took out before: brought in again after the seven days, it brings the client back."


def backups(names: Sequence[str]) -> str:
    """Return which copies still hold it."""
    if not names:
        said = "There are no backups in the journal’s folder. If you copied one elsewhere, it still holds this client."
    else:
        said = f"These backups still hold it, and so does each copy you put elsewhere: {', '.join(names)}."
    return f"{said} {FILES}"


def went(day: date, why: str, counts: Mapping[str, int]) -> str:
    """Return a line of the log of what went."""
    return f"{date_in_words(day)}, {why}: {amounts(counts)}"


def not_typed(words: str) -> str:
    """Return that the words that confirm it were not typed."""
    return f"Type “{words}” first. Nothing was deleted."


def left_in_folder(names: Sequence[str]) -> str:
    """Return what is still in the folder of an erased journal."""
    return f"These files were not made by this program, so they are still there: {', '.join(names)}."
