"""Why something shared was not made, not read or not taken in. Each leaves everything as it was."""

from __future__ import annotations

from journal.errors import JournalError
from journal.wording import sharing as wording


class Refused(JournalError):
    """Base of all refusals in sharing. Nothing was made, nothing was taken in."""

    sentence = wording.NOT_A_PACK

    def __init__(self, sentence: str | None = None) -> None:
        super().__init__(sentence or self.sentence)


class CannotShare(Refused):
    """What was chosen may not be handed over like this."""

    sentence = wording.NOT_OFFERED


class NotReviewed(Refused):
    """A text was not gone through to its end."""

    sentence = wording.NOT_REVIEWED


class NotAPack(Refused):
    """Damaged, or something else altogether."""


class TooLarge(Refused):
    """Larger than any pack; it was not read."""

    sentence = wording.TOO_LARGE


class TooCostly(Refused):
    """It asks for more work than any file of ours; it was not tried."""

    sentence = wording.TOO_COSTLY


class NewerPack(Refused):
    """Made by a newer version."""

    sentence = wording.NEWER


class NotForYou(Refused):
    """Sealed to another key, or changed on its way: from outside the two look alike."""

    sentence = wording.NOT_FOR_YOU


class Altered(Refused):
    """The signature does not fit."""

    sentence = wording.ALTERED


class ChangedKey(Refused):
    """A known person under another key. To be shown as a stop, not as a notice."""

    sentence = wording.CHANGED_KEY


class TwoUnderOneName(Refused):
    """The same number as one that came before, other contents."""

    sentence = wording.TWO_UNDER_ONE_NAME


class WrongWords(Refused):
    """The spoken passphrase does not fit. Nothing is said about how near it was."""

    sentence = wording.WRONG_WORDS


class NotAKey(Refused):
    """No public key in this text."""

    sentence = wording.NOT_A_KEY


class NotAnAnswer(Refused):
    """An answer that belongs to nothing here; the sentence says why."""

    sentence = wording.NO_SUCH_SHARE


class AnsweredAlready(Refused):
    """A second answer to the same share."""

    sentence = wording.ANSWERED_ALREADY
