"""Sentences of a clinical will: what clients are told, what the sheet for the two colleagues says, what is due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journal.wording.dates import count, date_in_words

WHAT_IT_IS = (
    "A clinical will says what becomes of your clients and your records if you cannot work, from one day to the next. "
    "A colleague who agreed beforehand carries it out, and a second one stands in for them. "
    "Many professional bodies ask for one; BABCP requires it of members who practise CBT, unless their employer has "
    "arranged for it."
)

TEXTS = {
    "death": (
        "I am sorry to have to tell you that your therapist has died. I am a colleague, and was asked beforehand to "
        "speak with you if this happened. What you spoke about together stays confidential. Your appointments do not "
        "take place. Take the time you need now; I can tell you who is there for you, and we can talk about what you "
        "need next."
    ),
    "illness": (
        "Your therapist has fallen ill and cannot work for now. I am a colleague, and was asked beforehand to let you "
        "know. Your appointments do not take place until you hear from us. I can tell you who is there for you in the "
        "meantime, and I call you again as soon as more is known."
    ),
    "incapacity": (
        "Your therapist is not able to work any more, and we do not expect this to change. I am a colleague, and was "
        "asked beforehand to speak with you if this happened. What you spoke about together stays confidential. We can "
        "talk about how you wish to go on, and with whom."
    ),
    "no cause": (
        "Your therapist cannot see you at present. I am a colleague, and was asked beforehand to let you know. I "
        "cannot say more about the cause. Your appointments do not take place until you hear from us. I can tell you "
        "who is there for you in the meantime."
    ),
}
"""What clients are told, by records' Script, until the therapist changes it. None of them names anybody."""

TEXT_FOR = {
    "death": "After a death",
    "illness": "In illness",
    "incapacity": "When the work cannot go on",
    "no cause": "Without a cause",
}
SAID_ALONE = (
    "Said to the client alone, in person or by phone. Never left as a message, and never to somebody else who answers."
)

# --- the form --------------------------------------------------------------------------------------

PEOPLE, LIE, CLIENTS, SAID, JOURNAL = (
    "People", "Where things lie", "Clients", "What is said", "This journal",
)  # fmt: skip
NOBODY_YET = "Whom you ask is one of your people. Add them there first; what you typed here is kept."
GONE, ENDED = "deleted", "ended"
"""On the pill of a person, and of a client, who was chosen before."""
HAND_OVER = "To whom each might go on, where you know it"
COLLEAGUE = "A clinician, and neither spouse nor close friend?"
NOT_A_COLLEAGUE = (
    "Somebody close to you will be grieving, and may not be bound to confidentiality as a colleague is. You can keep "
    "them, and ask a colleague as well."
)
PLACES_ONLY = "Say where it lies or who has it. Never a password, a PIN or a key: this is printed one day."
A_SECRET = (
    "This looks like a password, a PIN or a key. If it is one, say instead where it lies, or who has it: the sheet is "
    "read by others, on paper perhaps. It is kept as you typed it."
)
THE_BOOK_LEADS = "The appointment book leads: whoever stands there and not in this list is called too."
NO_CLIENTS = "No client is open at present. Whoever begins stands here when you next look at this list."
LIST_IS_AS_IT_IS = "These are your open clients today. The list is kept as it stands here when you save."
JOURNAL_IS = "This journal is not the clinical record. Unless you say otherwise, it is destroyed unread."
ON_HOLD = (
    "This journal is under a legal hold: it must be kept, whatever is chosen here, until the hold ends. "
    "The sheet says so."
)
COPIES = "It lies, with its backups, in this folder. Say below where other copies lie."

# --- what stands above it --------------------------------------------------------------------------

WRITE_NEW = "A new one in its place"
LOOKED_AT = "Looked at today"
LOOKED_AT_DONE = "Looked at, with today's date"
LIST_HOLDS = "The list still holds"
UPDATE_LIST = "Bring the list up to date"
LIST_DONE = "The list is as of today"
SHEET = "What the two will read"
HAND_OUT = "As a file for one of the two"
SAME_SHEET = "The executor and the reserve get the same. This is all of it, word by word."
PRINT = "Print it"
LEAVES = (
    "This leaves the encrypted file. Whoever finds the paper can read it: keep it where the two would look, and "
    "destroy the one before."
)
YES_PRINT = "Yes, print it"
NO = "Not now"
CARD = "A card for the family"
CARD_MEANS = "Whom to call first. No client stands on it, and no code. Printed, it is as large as a bank card."
CARD_PRINT = "Print the card"
NO_CARD = "The card needs an executor first."
EARLIER = "Earlier ones"

ROLE = {"executor": "Executor", "reserve": "Reserve"}


def carries_it_out(role: str, name: str, agreed_on: date | None, today: date) -> str:
    """Return who has a role, and whether and when they agreed."""
    does = "carries it out" if role == "executor" else "stands in"
    if agreed_on is None:
        return f"{name} {does}, and has not agreed yet."
    if agreed_on > today:
        return f"{name} {does}; the day on which they agreed lies ahead: {date_in_words(agreed_on)}."
    return f"{name} {does}, as agreed on {date_in_words(agreed_on)}."


def nobody(role: str) -> str:
    """Return that nobody has a role."""
    return "Nobody is named yet who carries it out." if role == "executor" else "Nobody stands in yet."


def gone(role: str) -> str:
    """Return that whoever had a role is among one's people no more."""
    return (
        f"The {role} you named is not among your people any more. Choose somebody else, or take them out of the trash."
    )


def ended(role: str, name: str, on: date) -> str:
    """Return that one no longer meets whoever has a role."""
    return f"{name} is your {role}, and ended on {date_in_words(on)} among your people. Ask whether they still do it."


def looked_at(written: date, looked: date | None, today: date) -> str:
    """Return when it was written, and when it was looked at last."""
    ahead = (
        " That lies ahead; the clock of this computer may have been wrong."
        if max(written, looked or written) > today
        else ""
    )
    again = f", looked at on {date_in_words(looked)}" if looked is not None and looked != written else ""
    return f"Written on {date_in_words(written)}{again}.{ahead}"


def whole_is_due(looked: date, today: date) -> str:
    """Return that the whole will is to be read again; `looked` is when it last was, or when it was written."""
    return "Read it once more." if looked > today else "More than half a year has passed since then: read it once more."


CODES_NAMED = 6
"""Codes that the sentence above the will names; the form has them all."""


def list_is_due(as_of: date, came: Sequence[str], gone_since: int) -> str:
    """Return why the list of clients is to be looked at; `came` are codes, `gone_since` a number of clients."""
    more = f" and {len(came) - CODES_NAMED} more" if len(came) > CODES_NAMED else ""
    said = [f"{', '.join(came[:CODES_NAMED])}{more} {'is' if len(came) == 1 else 'are'} not in it yet"] if came else []
    if gone_since:
        said.append(f"{count(gone_since, 'client')} in it {'is' if gone_since == 1 else 'are'} not open any more")
    why = ", and ".join(said) if said else "nobody came or ended since then"
    return (
        f"The list of clients is as of {date_in_words(as_of)}: {why}. Look at your appointment book too, which leads."
    )


def on_today(whole: bool, clients: bool) -> str:
    """Return the line on Today; one of the two is due."""
    if whole and clients:
        return "“If I cannot”: read it once more, with its list of clients"
    return "“If I cannot”: read it once more" if whole else "“If I cannot”: look through the list of clients"


def fold_of_clients(open_now: int) -> str:
    """Return the name of the fold with the clients."""
    return f"{CLIENTS} ({open_now})" if open_now else CLIENTS


# --- the sheet: it leaves the journal --------------------------------------------------------------

SHEET_TITLE = "If I cannot: a clinical will"
FOR_BOTH = "For the executor and for the reserve, who hold the same. The reserve acts where the executor cannot."
H_ABOUT, H_WHO, H_MAY, H_LIE, H_CLIENTS, H_RECENT, H_JOURNAL, H_FUNERAL = (
    "What this is", "Who acts", "What you may do", "Where things lie", "Clients", "Others to tell",
    "The journal “Between Sessions”", "Wishes for the funeral",
)  # fmt: skip
H_TEXT = "What clients are told"
CODES_ONLY = "Clients stand here as codes, never by name."
ABOUT = (FOR_BOTH, CODES_ONLY)
ABOUT_FOR_ONE = (
    "For the executor and for the reserve. The reserve acts where the executor cannot.",
    "Clients stand here as codes that were made for you alone, never by name.",
)
"""What this is, on paper for both and on a sheet for one of them: for whom, and how clients are called."""
NO_NAMES_LIE = "Where the list of names for the codes lies is not said here."
LIST_EMPTY = "No client was open when this list was made."
NOBODY_NAMED = "nobody is named"
CALL_FIRST = "call first"

THEN = {
    "destroyed unread": "It is to be destroyed unread, with every copy.",
    "left closed": "It is to be left closed, and nobody opens it.",
    "given to a person": "It is to be given, closed, to",
}
HELD = (
    "It is under a legal hold: keep it closed, and destroy nothing, until a lawyer or the insurer says that the hold "
    "ended."
)
AFTER_HOLD = "After that:"
NOT_NAMED = "somebody who is not named here"
FOLDER = "The folder of the journal"
LIES_IN = ("It lies in the folder ", ", and its backups in “backups” there.")
"""What stands before and after the folder."""
ENCRYPTED = "It is encrypted. Nobody needs its passphrase to do this."


def written_on(written: date, looked: date | None) -> str:
    """Return when the will was written and looked at, for the sheet."""
    again = f" Looked at again on {date_in_words(looked)}." if looked is not None and looked != written else ""
    return f"Written on {date_in_words(written)}.{again}"


def agreed(on: date | None) -> str:
    """Return whether and when somebody agreed, for the sheet: what stands after their name."""
    return f". Agreed on {date_in_words(on)}." if on is not None else ". Not agreed yet."


def list_as_of(as_of: date) -> str:
    """Return of which day the list is, for the sheet."""
    return f"The list is as of {date_in_words(as_of)}. {THE_BOOK_LEADS}"


def client(code: str, call_first: bool) -> str:
    """Return how a client's line on the sheet begins; to whom they might go on stands after it."""
    return f"{code}: {CALL_FIRST}" if call_first else f"{code}:"


def the_others(codes: Sequence[str], *, alone: bool) -> str:
    """Return the clients of whom nothing is said, for the sheet; `alone`: of none anything is."""
    return f"{'To be called' if alone else 'And to be called'}: {', '.join(codes)}"


def not_in_it_yet(codes: Sequence[str]) -> str:
    """Return who came since the list was looked at, for the sheet."""
    return f"Began since then, and nothing was said of them yet: {', '.join(codes)}"


def card(executor: str, executor_reach: str, reserve: str, reserve_reach: str) -> tuple[str, ...]:
    """Return the card for the family, line by line; a reserve may be ""."""
    first = ", ".join(part for part in (executor, executor_reach) if part)
    lines = ["If I cannot work, or have died, please call:", first]
    if reserve:
        second = ", ".join(part for part in (reserve, reserve_reach) if part)
        lines.append(f"If nobody answers there: {second}")
    return (*lines, "They know what to do for my clients. Please open no letters, files or computers of my practice.")
