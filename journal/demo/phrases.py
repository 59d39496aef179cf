"""Sentences with gaps, filled by chance: how the fictional therapist writes.

    "My {body} {was} before I noticed it, {moment}."

Each gap is filled from its own list, so that a few dozen sentences do not
repeat themselves for years.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from string import Formatter

from journal.demo.chance import Chance

GAPS: Mapping[str, Sequence[str]] = {
    "body": ("jaw", "neck", "stomach", "chest", "right shoulder", "forehead", "back", "throat", "hands", "breath"),
    "was": (
        "was tight", "had gone hard", "felt like a held door", "was asking for attention", "ached a little",
        "was busy with something", "had already decided that it was a long day", "felt hollow", "was warm and restless",
        "would not settle", "loosened only slowly", "felt older than me",
    ),
    "moment": (
        "while rinsing a cup", "on the stairs", "at the red light", "between two doors", "while I looked for my keys",
        "at the copier", "in the queue at the baker's", "while the kettle boiled", "with one shoe on",
        "on the platform", "while peeling carrots", "in the lift", "while hanging up my coat", "at the window",
        "while brushing my teeth", "halfway through a page I was not reading", "on the bench by the canal",
        "while wiping the table", "watering the fern in the waiting room", "during the second half of lunch",
    ),
    "hour": (
        "after the last hour", "long after the door had closed", "before the first hour", "in the small gap at noon",
        "late, when the house was quiet", "before it was light", "in the middle of the afternoon",
        "at the end of a long row of hours", "on the way home", "before I had taken my coat off",
    ),
    "small": (
        "a glass of water", "ten slow breaths", "two minutes at the open window", "a walk around the block",
        "washing my face", "a page in this journal", "writing one line and closing the book", "a hot tea",
        "standing barefoot on the kitchen tiles", "a song in the car, loud", "a call to a friend about nothing at all",
        "folding the laundry", "twenty minutes in the garden", "an apple, eaten slowly", "lying flat on the floor",
    ),
    "image": (
        "a lamp left on in another room", "a coat someone forgot to take", "a radio two floors up", "wet sand",
        "a letter without a stamp", "a chair that is still warm", "a drawer that does not close", "a stone in a shoe",
        "a tune with the last bar missing", "a kettle just before it sings", "snow that does not lie",
        "a bus that leaves as one arrives", "a door on the latch", "a rope held at one end", "a sea that has gone out",
    ),
    "wish": (
        "to have said less", "to have said it more plainly", "to have waited one breath longer",
        "to be told it was enough",
        "to know how it goes on", "to be useful, quickly", "to put it right by Friday", "to be let off for an evening",
        "to sit beside them a little longer", "to be a different kind of therapist", "to be certain for once",
    ),
    "learned": (
        "that worry is a way of staying", "that silence is also work", "that I hurry when I am afraid",
        "that tired is not the same as unwilling", "that hope can be quiet", "that I may leave things unfinished",
        "that I am one part of their week and not all of it", "that being moved is not a mistake",
        "that I listen better with both feet on the floor", "that anger often guards something softer",
        "that I do not have to carry what I can set down", "that a plan on paper calms me more than one in my head",
    ),
    "weather": (
        "rain on the skylight", "low sun", "a cool morning", "fog over the yard", "wind in the courtyard",
        "a mild evening", "grey light all day", "a clear sky for once", "thunder far off", "wet leaves on the steps",
        "puddles in the yard", "a smell of rain", "clouds in a hurry", "a strip of light on the floor",
    ),
    "when": (
        "tomorrow", "on Thursday", "next week", "at their next hour", "in the morning", "after the weekend",
        "when I have slept", "once I have eaten something",
    ),
    "amount": (
        "a little", "more than I would like", "for a while", "longer than the hour itself", "only briefly", "again",
    ),
    "old": (
        "my own teenage years", "my grandmother's kitchen", "my first year of training", "an exam I once failed",
        "a summer when nobody said anything", "my father's way of leaving a room", "the ward where I began",
        "a friend I lost touch with", "my own therapist's chair", "a winter I do not often think of",
    ),
}  # fmt: skip


class Phrases:
    """A pool of sentences with gaps."""

    def __init__(self, *sentences: str) -> None:
        self._sentences = [
            [(before, gap) for before, gap, _, _ in Formatter().parse(sentence)] for sentence in sentences
        ]

    def say(self, chance: Chance, used: set[str] | None = None) -> str:
        """Return one of the sentences with its gaps filled, if possible by words not in `used`, and note them there."""
        return _fill(chance.one(self._sentences), chance, set() if used is None else used)

    def some(self, chance: Chance, length: int, used: set[str]) -> list[str]:
        """Return different sentences, about `length` characters of them together, one at least."""
        said: list[str] = []
        for pieces in chance.shuffled(self._sentences):
            said.append(_fill(pieces, chance, used))
            length -= len(said[-1]) + 1
            if length < 40:
                break
        return said


def _fill(pieces: list[tuple[str, str | None]], chance: Chance, used: set[str]) -> str:
    said = ""
    for before, gap in pieces:
        said += before
        if gap:
            word = chance.one(GAPS[gap])
            if word in used:
                word = chance.one([w for w in GAPS[gap] if w not in used] or GAPS[gap])
            used.add(word)
            said += word
    return said[0].upper() + said[1:]
