"""How long a passphrase would hold, in words. No rules about digits and signs: zxcvbn guesses, we tell."""

from __future__ import annotations

from dataclasses import dataclass

READ_CHARACTERS = 72
"""Characters that zxcvbn looks at: its cost grows with the square, and 72 are enough to judge."""

SHORTEST_ACCEPTED = 2
GOOD = 3

SENTENCES = (
    "Someone could guess this in no time. Try three or four words that have nothing to do with each other.",
    "Someone could guess this within hours. One or two more unrelated words would change that.",
    "This would hold for a while, but not against someone patient. One more unrelated word would make it good.",
    "Good. Guessing this would take very long.",
    "Very good. Guessing this would take longer than anyone would try.",
)

TOO_WEAK = (
    "This passphrase would be guessed too quickly to protect what your clients trust you with. "
    "Three or four words that have nothing to do with each other are easy to keep in mind and hard to guess."
)


@dataclass(frozen=True, slots=True)
class Strength:
    """`score` is zxcvbn's, 0 (guessed at once) to 4 (beyond guessing)."""

    score: int
    sentence: str

    @property
    def refused(self) -> bool:
        """Whether it is too weak to begin with."""
        return self.score < SHORTEST_ACCEPTED

    @property
    def doubtful(self) -> bool:
        """Whether it is taken only when chosen a second time."""
        return SHORTEST_ACCEPTED <= self.score < GOOD


def strength(passphrase: str) -> Strength:
    """Return how hard the passphrase is to guess; the program's own name counts as known."""
    from zxcvbn import zxcvbn  # 0.1 s to load: only when a passphrase is chosen

    if not passphrase.strip():
        return Strength(0, SENTENCES[0])
    result = zxcvbn(passphrase[:READ_CHARACTERS], user_inputs=["between", "sessions", "journal", "therapist"])
    score = int(result["score"])
    return Strength(score, SENTENCES[score])
