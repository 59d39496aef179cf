"""Sentences about what is handed over, what came back, and why something was refused."""

from __future__ import annotations

CHOSEN = "The therapist chose what is here; other entries may exist. Not monitored: anything that cannot wait, call."
"""Stands in every pack."""

FEW = "1–2"
"""Stands for a count of one or two."""

SECOND_YES = "This person can affect your job or grade"
"""What is said yes to before an assessor or a line manager is given more than hours and agenda."""

UNKNOWN_KEY = "Signed with a key that is not known here: unknown, not verified."
KNOWN_KEY = "Signed with the key that you confirmed for this person: verified."
BY_PASSPHRASE = "Confirmed with the spoken passphrase."

# --- refusals: what happened, what was not touched, what to do ------------------------------------

NOT_A_PACK = "This file is not a pack from Between Sessions, or it is damaged. Nothing was taken from it."
TOO_LARGE = "This is larger than any pack or answer can be, so it was not read. Nothing was taken from it."
TOO_COSTLY = (
    "This file asks for far more work to open than one that was saved from a page of this program, so it was not "
    "tried. Nothing was taken from it. Ask for the answer to be saved again from the page that you sent."
)
NEWER = (
    "This was made with a newer version of Between Sessions, so it was not read. "
    "Please update the program, then open it again."
)
NOT_FOR_YOU = (
    "This was sealed for someone else, or changed on its way, so it cannot be opened here. Nothing was taken from it. "
    "Ask for it to be made again with your key."
)
ALTERED = (
    "The signature does not fit what is in this file: it was changed after it was signed. Nothing was taken from it. "
    "Ask for it to be sent again."
)
CHANGED_KEY = (
    "Stop: this comes under a name you know, but with another key than the one you confirmed. Nothing was taken from "
    "it. Call this person, on a number you have from elsewhere, and compare the six words before you go on."
)
TWO_UNDER_ONE_NAME = (
    "Stop: another file with the same number but other contents was here before. Nothing was taken from this one. "
    "Ask which of the two was meant."
)
WRONG_WORDS = (
    "These words do not open it. Nothing was changed; please compare them with what you were told, word by word."
)
NO_SUCH_SHARE = (
    "This answers something that was never shared from this journal. Nothing was taken from it. "
    "Perhaps it belongs into another journal of yours."
)
OTHER_CONTENTS = (
    "This answers a pack whose contents are not what was shared from here. Nothing was taken from it. "
    "Please ask which file was answered."
)
SOMEONE_ELSE = (
    "This answer was signed by someone other than the person the pack was made for. Nothing was taken from it."
)
ANSWERED_ALREADY = (
    "This share was answered before, and that answer is kept. The second one says something else; nothing was taken "
    "from it. Ask which of the two holds."
)
HERE_ALREADY = "This very answer is here already. Nothing was changed."
SPEAKS_OF_NOTHING = "This answer speaks of items that were not in the pack. Nothing was taken from it."
NOT_A_KEY = "This is not a key from Between Sessions, or a part of it is missing. Please ask for it again."

# --- choosing -------------------------------------------------------------------------------------

NOT_OFFERED = "This is not offered to this person, so nothing was made."
HOURS_APART = "Hours for sign-off go in a pack of their own, so that a signature never depends on what else is shown."
NOTHING_CHOSEN = "Nothing is chosen yet, so there is nothing to hand over."
KEPT_BACK = "This entry is marked as one that stays with you, so it is never handed over."
NOT_REVIEWED = "There are words in this text that you have not decided on yet. Please go through them first."
SHOWN_OTHERWISE = "The text changed since it was shown to you. Please look at it once more."
DOES_NOT_FIT = "Something in this is too long or too much for one pack. Please choose fewer weeks or shorter texts."
NO_WEEKS = "A share covers whole weeks, at most two years of them. Please choose the weeks again."

WHY = {
    "e-mail": "an e-mail address",
    "link": "a link",
    "phone": "a phone number",
    "id": "a number or an id",
    "date": "a date",
    "postcode": "a postcode",
    "address": "an address",
    "code": "your code for a client",
    "own word": "a word you named as identifying",
    "typo": "nearly a word you named as identifying",
    "part": "holds a word you named as identifying",
    "unknown": "not an everyday word: a name?",
    "capitals": "a capital inside a sentence: a name?",
    "name": "an everyday word that may be a name here",
    "letters": "a word in other letters",
    "initial": "letters alone: initials?",
    "role": "could this point to one person?",
    "institution": "may be what a place or a firm is called",
    "place": "a class, a line or a platform",
    "age": "an age of 90 or more",
    "number": "a number that may be a year, an age or a day",
}
"""Why a stretch of text is proposed to be cut."""

PLACEHOLDERS = {
    "e-mail": "[e-mail]",
    "link": "[link]",
    "phone": "[phone]",
    "id": "[number]",
    "date": "[date]",
    "postcode": "[postcode]",
    "address": "[address]",
    "own word": "[name]",
    "typo": "[name]",
    "part": "[name]",
    "unknown": "[name]",
    "capitals": "[name]",
    "name": "[name]",
    "letters": "[name]",
    "initial": "[name]",
    "role": "[role]",
    "institution": "[place]",
    "place": "[place]",
    "age": "[age]",
    "number": "[number]",
    "mine": "[left out]",
}
"""What stands in the place of what was cut."""

REDACTION_LIMITS = (
    "This finds many names, numbers and places, and not all. What happened can tell who is meant without any name. "
    "Please read the text as someone would who knows this person."
)
