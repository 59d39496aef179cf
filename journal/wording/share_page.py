"""Sentences of the page Share: whom, what, as it will be seen, what left, what came back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from journal.wording import dates
from journal.wording.direction import in_line
from journal.wording.shared_parts import words_in_ledger

OPENING = "Nothing leaves by itself. What you choose here is shown to you first, exactly as it will be read."
NOBODY = "There is nobody here yet to share with. Someone is noted down under People, with a name and what they are."
CHOOSE = "Choose whom it is for. Nothing is chosen for you: each time, every part begins off."

# --- to whom --------------------------------------------------------------------------------------

FORMS = {"sealed": "Sealed to their key", "portable": "A page with six words"}
FORMS_MEAN = {
    "sealed": "They have the program. Only their journal opens it, and their answer comes back signed.",
    "portable": "They need no program: one file that opens in any browser, offline, with six words told by voice.",
}
MY_NAME = "What I am called there"
MY_NAME_ASKED = "Say what you are called there: it stands at the top of what they read."
THEIR_KEY = "Their key, one line"
KEY_ASKED = "Their key is needed to seal it: they find it under Review. A page with six words needs none."
COMPARE = "Read these six words to each other, on the phone or in the room, before you rely on them."
COMPARED = "We compared the six words by voice"
NOT_COMPARED = "Not compared yet: it can be sealed, but who holds this key is not known, nor whose an answer is."
KEY_CHANGED = (
    "This is another key than the one you compared before. It counts as unknown until you have compared its six words "
    "by voice. If nobody told you of a new key, do not send anything."
)
KEY_ELSEWHERE = "The key was changed in another tab. Nothing was noted; please look again."
KEY_IS_SAME = "This is the key that is here already."
KEY_KEPT = "The key is kept"
MY_OWN_KEY = "My own key, for them"


def compared_on(day: date) -> str:
    """Return when the words were compared."""
    return f"Compared by voice on {dates.day_with_year(day)}."


# --- what -----------------------------------------------------------------------------------------

KINDS = {"summary": "A summary", "hours": "Hours to sign off"}
UP_TO = {"finished": "Last finished", "this": "This week too", "another": "Another"}
NOTHING_OFFERED = "Nothing is shared with someone of your own from here."
FEW_ONLY = "Hours and agenda are offered here. For more, a second yes is asked:"
YES = "Yes, and offer more all the same"
TAKE_YES_BACK = "Take it back"
NO_AGENDA = "Nothing stands on the agenda that may be shown."
NO_TEXTS = "These weeks hold no words that may be shown."
NO_HOURS = "No supervision is logged in these weeks."
WHICH_AGENDA = "Which of the agenda"
WHICH_GOALS = "Which goals"
NO_GOALS = "No agreement with them holds goals. They can be noted under Agreements."
WHICH_TEXTS = "Which words"
WHICH_HOURS = "Which hours"
NONE_TICKED = "Nothing is ticked here. Left so, they read of this part that it was not chosen."
RELATION_CHANGED = "They are something else to you now than when you chose here, so nothing is chosen any more."
AS_LAST_TIME, TICK_THEM, AS_BEFORE = "Choose the same again", "Tick them", "Take that back"
EXACT = "Counts are shown to them as they are: they answer for these clients."
FEW = "Counts of one or two are shown as “1–2”. Clients have codes made for this person, and days are weeks."


def second_yes_on(day: date) -> str:
    """Return when the second yes was said."""
    return f"You said yes on {dates.day_with_year(day)}: “This person can affect your job or grade”."


def weeks(first: date, last: date) -> str:
    """Return the weeks from their Mondays."""
    return dates.span_in_words(first, last + timedelta(days=6))


def last_time(parts: Iterable[str], weeks: int, gone: Iterable[str], *, chosen: bool) -> str:
    """Return what was chosen last time and is offered now, and what of it is not; or that it is `chosen` again."""
    result = f"{'Chosen as last time' if chosen else 'Last time'}: {_listed(parts)}, over {dates.count(weeks, 'week')}."
    left = _listed(gone)
    return f"{result} Not offered to them now: {left}." if left else result


def _listed(parts: Iterable[str]) -> str:
    return ", ".join(words.short if (words := words_in_ledger(part)) else part for part in parts)


def unsigned(n: int, *, chosen: bool) -> str:
    """Return how many meetings with them nobody signed for, or that those are ticked."""
    result = f"{n} of these, with them, nobody signed for yet."
    return f"Ticked: {result}" if chosen else result


def overlap(first: date, last: date) -> str:
    """Return what is said where weeks were shared before."""
    return (
        f"You shared {weeks(first, last)} with them before. Two summaries over the same weeks can be held against "
        "each other, and small counts may show."
    )


def dated(day: date, result: str) -> str:
    """Return an entry with its day."""
    return f"{dates.day_and_month(day)}: {result}"


# --- the texts ------------------------------------------------------------------------------------

READ = "I have read this: it may go so"
CUT_MORE = "Cut more words"
NOTHING_FOUND = "Nothing was found to cut. Please read it all the same."
ASKED_ABOVE = "What is framed here is asked above, for all texts at once."
TITLE = "Agenda"
DECIDE = "What is framed is asked, each word once: it goes the same way in all texts of this share."
CUT_OPEN = "Cut all that is still framed here"
ANSWERS = {"cut": "Cut", "keep": "Keep"}
WORDS_ASKED = "Words that {code} may be known by"
WORDS_HINT = "Names, places, a school: with commas between. Used for these texts only, unless you keep them."
KEEP_WORDS = "Keep them in this journal for the next time"
CHANGE_WORDS, FORGET_WORDS = "Change", "Let go"
ALWAYS_REPLACED = "becomes"


def words_kept(code: str, n: int) -> str:
    """Return that words are kept for a client; which ones is not shown."""
    return f"{in_line(code)}: {dates.count(n, 'word or name', 'words or names')} kept, and used."


def still_to_do(names: Iterable[str]) -> str:
    """Return what is missing before it can be shown."""
    return f"Before it can be shown: {'; '.join(names)}."


TO_NAME = "say what you are called there"
TO_KEY = "their key, or a page with six words"
TO_COMPARE = "compare the six words of their new key by voice"
TO_CHOOSE = "choose what is to be in it"
TO_CHOOSE_MORE = "choose something beside risk, which does not go alone"
TO_READ = "go through the words you chose, and say that you read them"

# --- as it will be seen ---------------------------------------------------------------------------

PREVIEW = "Show what they will see"
EXACTLY = {
    "sealed": "This is what they will see. Below it is the step that makes the file.",
    "portable": (
        "This is all that they will see; their page sets it out in its own way. Below it is the step that makes the "
        "file."
    ),
}
CHANGED_SINCE = "Something was changed since it was shown, so that was let go. Nothing was made."
MAKE = {"sealed": "Seal it", "portable": "Make the file"}
ANOTHER = "Done"
FILE = {
    "sealed": "Send it as you like: only their journal opens it.",
    "portable": "Send it as you like, and tell these six words by voice, not in the same message:",
}
WORDS_KEPT = "The words are kept with the list of what left, so that the answer can be opened here."
WORDS_OF_SHEET_KEPT = "The words are kept with the list of what left."
DOWNLOAD = "Save the file"


def ready(name: str, sequence: int) -> str:
    """Return that the file is made."""
    kept = "It stands in the list of what left."
    return f"Ready for {in_line(name)}, as number {sequence} of what you shared with them. {kept}"


# --- the ledger -----------------------------------------------------------------------------------

VIEWS = {"share": "Hand over", "ledger": "What left", "answers": "What came back"}
NO_SHARES = "Nothing was handed over yet. Each share will stand here, with what was in it and when it was answered."
ANSWERED = "answered"
OPEN = "not answered yet"
LOOK = "Look again"
CLOSE = "Close"
AGAIN = "Hand out again"
LET_GO = "Let go of the contents"
LET_GO_SURE = "Yes, let go"
LET_GO_MEANS = "Its line stays here. What was in it cannot be shown or handed out again, nor undone."
HELD = "Under the legal hold nothing is let go of."
LEFT_NO_CONTENTS = "Its contents are no longer kept here."
OTHER_KEY_NOW = "It was sealed to a key they no longer have here. Please make a new share."


def share_line(first: date, last: date, parts: Iterable[str]) -> str:
    """Return what a share was about."""
    return f"{weeks(first, last)}: {_listed(parts)}"


def number_and_day(sequence: int, made: date, answered: bool | None) -> str:
    """Return which one it was, when it was made, and whether it was answered; None: it asks for no answer."""
    state = "" if answered is None else f"  ·  {ANSWERED if answered else OPEN}"
    return f"Number {sequence}  ·  {dates.day_with_year(made)}{state}"


def fingerprint_of(hash: str) -> str:
    """Return the hash of what left, whole."""
    return f"SHA-256 of its contents: {hash}"


# --- what came back -------------------------------------------------------------------------------

BRING = "Bring it in"
BRING_MEANS = (
    "The file you got back: sealed (.age), or saved from the page. Its comments land beside what they are about."
)
FILES = "Answers"
TYPED_WORDS = "The six words"
ASK_WORDS = (
    "This one is locked with words that are not kept here, or it was changed on its way. Nothing was taken from it. "
    "Type the six words you told, then bring it in once more."
)
NO_ANSWERS = "Nothing came back yet."
HOURS_OF_UNKNOWN = (
    "This answer signs hours, under a key you have not compared. Nothing was taken from it. Compare the six words with "
    "them by voice, note it under their name, then bring it in once more."
)
AGREED = "Agreed"
SIGNED = "Hours signed off"
LEFT_UNSIGNED = "Signed by them, and not counted here: changed or gone since it was shared"


def taken_in(name: str) -> str:
    """Return that an answer came in."""
    return f"The answer of {in_line(name)} is here."


NAMED = 20
"""Files that are named one by one."""


def wait_for_next(done: int, names: Sequence[str]) -> str:
    """Return which files were not looked at yet, since so many go at once."""
    more = f", and {len(names) - NAMED} more" if names[NAMED:] else ""
    waiting = ", ".join(in_line(name) for name in names[:NAMED])
    return f"{done} files are looked at in one go. These wait, as they are; press “{BRING}” once more: {waiting}{more}."


def not_signed(hours: Iterable[tuple[date, int]]) -> str:
    """Return which hours were changed since they were shared, and so are not signed."""
    days = ", ".join(f"{dates.day_with_year(day)} ({minutes} min)" for day, minutes in hours)
    return f"Changed since it was shared, and so not signed off: {days}. It can be shared again."


def cannot_compare(hours: Iterable[tuple[date, int]]) -> str:
    """Return which hours are not signed since what was shared is no longer kept."""
    days = ", ".join(f"{dates.day_with_year(day)} ({minutes} min)" for day, minutes in hours)
    return (
        f"Not signed off: {days}. The contents that were shared are no longer kept here, so it cannot be told whether "
        "it is still what they saw. It can be shared again."
    )


def agreed_with(name: str, due: date | None) -> str:
    """Return the decision that an agreed action is kept with."""
    return (
        f"Agreed with {in_line(name)}"
        if due is None
        else f"Agreed with {in_line(name)}, due {dates.day_with_year(due, dates.ONE_FORM)}"
    )


def due(on: str | None) -> str:
    """Return when something is due."""
    return f", due {dates.day_in_words(date.fromisoformat(on))}" if on else ""


def came(name: str, day: date) -> str:
    """Return whose words these are and when they came."""
    return f"{in_line(name)}, {dates.day_in_words(day)}"


def around(text: str, start: int, end: int) -> str:
    """Return a place in a text with a few words before and after it."""
    before, after = " ".join(text[:start].split())[-18:], " ".join(text[end:].split())[:18]
    space = " " if text[start - 1 : start].isspace() else ""
    behind = " " if text[end : end + 1].isspace() else ""
    led = "…" if len(text[:start]) > 18 else ""
    return (
        f"{led}{before}{space}{' '.join(text[start:end].split())}{behind}{after}{'…' if len(text[end:]) > 18 else ''}"
    )


def in_places(places: Sequence[str]) -> str:
    """Return where a word stands that stands in more places than one: two of them, and how many there are."""
    return (
        f"{len(places)} places: "
        + " · ".join(f"“{place}”" for place in places[:2])
        + (" · …" if len(places) > 2 else "")
    )
