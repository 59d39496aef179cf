"""Sentences of the page Review: what came, from whom, what is new in it, what is answered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from journal.wording import dates, shared_pack
from journal.wording.agenda import wanted
from journal.wording.direction import in_line
from journal.wording.share_page import weeks
from journal.wording.shared_parts import ITEMS, PARTS

NOBODY = (
    "Nobody shares with you here yet. Give your key to a therapist; what they seal to it can be opened here and "
    "nowhere else."
)
NOT_MONITORED = "What you are shown was chosen by the therapist; other entries may exist."
MY_KEY = "My key, for therapists"
MY_KEY_MEANS = (
    "Send the line as you like: it is no secret. Read the six words to each other by voice, so that both know it is "
    "the right one."
)

# --- opening --------------------------------------------------------------------------------------

BRING_IN = "Open what came"
HOW = {"files": "Files", "folder": "A folder"}
FILES = "Packs that were sent to you (.age)"
OPEN = "Open these"
OLDER = "It is older than one that came before."
RESTORED = (
    "Since the packs before it, their journal was restored from a backup, or copied. It came in; if they know "
    "nothing of that, call them."
)
HERE_ALREADY = "This pack is here already. Nothing was changed."
HERE_UNKNOWN = "It waits below, until its key is known."
TOO_MANY_UNKNOWN = (
    "There is more from unknown keys here than can wait at once. Decide on those first, then open this one again."
)


def came_in(packs: int) -> str:
    """Return how many packs were opened and kept."""
    return "1 pack came in." if packs == 1 else f"{packs} packs came in."


# --- unknown keys ---------------------------------------------------------------------------------

UNKNOWN = "Not known here yet"
UNKNOWN_MEANS = (
    "Whoever made this signed it, but nobody has said whose key it is. It is kept in this tab only, and is gone when "
    "you lock, reload or close it."
)
SIX_WORDS = "Their key, in six words"
COMPARE = (
    "Call them, on a number you have from elsewhere, and read the words to each other. If they fit, say who it is."
)
WHO_IS_IT = "This is"
WHO_HINT = "the name you know them by"
COMPARED = "We compared the six words by voice"
LET_GO_UNKNOWN = "Let go of it"
LOOK = "Look at it"
NAME_NEEDED = "Please say who it is: with whom you compared the six words."
NAME_TAKEN = (
    "Someone of this name is here already, under another key. If it is someone else, add something to the name. If it "
    "is said to be the same person, call them before you go on."
)
NOW_KNOWN = "Known now, and here"
ONLY_KNOWN = "Known now; nothing of theirs came in"
GONE_MEANWHILE = "This is not here any more. Please open the file once more."


def waiting_packs(n: int) -> str:
    """Return how many packs came under one key."""
    return dates.count(n, "pack")


# --- who shares -----------------------------------------------------------------------------------

THEM = "Who shares with you"
FIND = "Find someone by name"
NOBODY_FOUND = "Nobody of this name shares with you here."
MORE = "Show more"
ALL = "Everyone"


def told_of(*, meeting: date | None, came: date | None, unanswered: int, begun: bool) -> str:
    """Return when one meets, when something last came, and what waits for an answer."""
    result = [f"next {dates.day_in_words(meeting)}"] if meeting is not None else []
    if came is not None:
        result.append(f"last came {dates.day_with_year(came)}")
        result.append(ANSWERED if not unanswered else f"{dates.count(unanswered, 'pack')} not answered yet")
    if begun:
        result.append("an answer is begun")
    return "  ·  ".join(result)


# --- one of them ----------------------------------------------------------------------------------

ANSWERED, NOT_ANSWERED = "answered", "not answered yet"
NEXT_MEETING = "Next meeting"
GONE = "This pack is not here."
NEWER_HERE = "A newer one is here."
TO_NEWEST = "To the newest"
NO_LONGER_WHOLE = "What is kept of this pack is not what was signed. It is not shown."
OTHERS = "Others from them"
THEIR_KEY = "Their key"
FORGET = "Let go of them"
FORGET_MEANS = (
    "Their packs, what you answered, and their key are let go of here. This cannot be undone. What they have of it "
    "stays with them."
)
FORGET_SURE = "Yes, let go of it all"
FORGOTTEN = "Let go"


def others(n: int, unanswered: int) -> str:
    """Return the heading of the other packs."""
    return f"{OTHERS} ({n})" if not unanswered else f"{OTHERS} ({n}), {unanswered} of them not answered yet"


def number_and_day(sequence: int, came: date, *, restores: int, answered: bool) -> str:
    """Return which pack it is, when it came, and whether it was answered."""
    state, number = ANSWERED if answered else NOT_ANSWERED, shared_pack.numbered("Number", sequence, restores)
    return f"{number}  ·  came {dates.day_with_year(came)}  ·  {state}"


def compared_on(day: date) -> str:
    """Return when the words were compared."""
    return f"Compared by voice on {dates.day_with_year(day)}."


# --- what changed ---------------------------------------------------------------------------------

CHANGED = "New since the one before"
NO_CHANGE = "No flag, item, text, hour or week is new since the one before. The figures are not compared."
NEW_GOAL, REACHED_GOAL = "A goal that was not in the one before: ", "A goal that is reached since: "
NEW_ITEM, GONE_ITEM = "On the agenda, and not in the one before: ", "On the agenda of the one before, and not in this: "
NEW_HOUR = "Hour not in the one before: "


def and_more(n: int) -> str:
    """Return how many further lines there are."""
    return f"More ({n})"


def flags(new: Sequence[str], gone: Sequence[str]) -> list[str]:
    """Return whose risk flag is new, and whose is not shown any more."""
    result = [f"A risk flag is new at {', '.join(new)}."] if new else []
    return result + ([f"No risk flag is shown any more at {', '.join(gone)}."] if gone else [])


def moved(title: str, *, states: tuple[str, str], wants: tuple[str | None, str | None]) -> str:
    """Return what became of an item: "The letter: decided, not done yet (before: not raised yet)"."""
    before, now = (shared_pack.STATES[state] for state in states)
    if before == now:
        before, now = (wanted(want) or "nothing wanted of it" for want in wants)
    return f"{title}: {now} (before: {before})"


def new_texts(n: int) -> str:
    """Return how many texts are new."""
    return "1 text in their own words was not in it." if n == 1 else f"{n} texts in their own words were not in it."


def weeks_added(first: str, last: str) -> str:
    """Return weeks that the one before did not have."""
    return f"Weeks added: {weeks(date.fromisoformat(first), date.fromisoformat(last))}"


def parts(on: Iterable[str], off: Iterable[str]) -> list[str]:
    """Return which parts only one of the two has."""
    result = [("Shown now, and not in the one before", on), ("Shown in the one before, and not now", off)]
    return [f"{which}: {named}." for which, of in result if (named := ", ".join(PARTS[part].shown for part in of))]


# --- the answer -----------------------------------------------------------------------------------

COMMENT = "Comment"
ON_THE_WHOLE = ITEMS["pack"]
YOUR_COMMENT = "Your comment"
SIGN = "I sign this hour"
SIGN_ALL = "Sign every hour"
AGREED = "What we agreed"
AGREED_MEANS = "It comes onto their agenda as decided."
ADD_ACTION = "Add something agreed"
WHAT, DUE, REMOVE = "What", "Due", "Remove"
YOUR_ANSWER = "Your answer"
NOTHING_YET = "What you write beside the items comes together here. It is kept, encrypted, while you write."
ONCE = "A pack is answered once. What is sealed cannot be changed afterwards."
SEAL = "Seal my answer"
SEALED = "Sealed, and kept here"
CHANGED_SINCE = "Something was changed since this was shown, so nothing was sealed. Please look at it once more."
ELSEWHERE = "This was answered in another tab. That answer holds; nothing else was sealed."
LEFT = "Written in another tab, and not part of the answer that was sealed:"
THROW_AWAY = "Throw away"
SAVE = "Save the file"
SAVE_MEANS = "Send it as you like: only their journal opens it."
SIGNED = "Hours you sign"
SIGNED_THIS = "You signed this hour."
LONGEST_COMMENT = 5_000


def answered_on(day: date) -> str:
    """Return when a pack was answered."""
    return f"You answered on {dates.day_with_year(day)}."


def for_whom(name: str) -> str:
    """Return whose answer it is."""
    return f"For {in_line(name)}, as they will read it:"


def too_long(characters: int) -> str:
    """Return what is said of a comment that does not fit."""
    return (
        f"This comment has {characters:,} characters; {LONGEST_COMMENT:,} can be handed over. Please shorten it; until "
        "then nothing can be sealed."
    )


def due(day: date | None) -> str:
    """Return when something agreed is due."""
    return f", due {dates.day_with_year(day)}" if day is not None else ""
