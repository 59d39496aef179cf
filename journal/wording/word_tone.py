"""Sentences about word tone: what it is, what it is not, and what came of reading."""

from __future__ import annotations

from collections.abc import Sequence

from journal.wording.dates import count, number

WHAT_IT_IS = (
    "Word tone looks up the words of your reflections in a list of English words, each marked as bright or dark, and "
    "takes the mean. It shows which words made it.",
    "It reads words, not meaning. Irony and plain horror escape it: “I keep seeing her face when I try to sleep” "
    "holds no word that it knows.",
    "It is part of no sum, no prompt and nothing that is shared. Notes that are not in English are not measured.",
    "Everything happens on this computer, and nothing is read before you switch it on.",
)

SWITCH = "Read the tone of my reflections"

QUESTION = "Does this match how my days felt?"

NOTHING = "No reflection with a note is in this time, so there is nothing to read."

AXIS = "Tone of the words, −1 dark to 1 bright"

ENDS = ("dark", "0", "bright")

HOW_FAR = "It reads words, not meaning, and is part of nothing else."

NO_READING = "no reading: no word that it knows"
NOT_MEASURED = "not measured: not English, or too short to tell"


def rests_on(read: int, drawn: int) -> str:
    """Return what the dots stand for; `drawn` of those `read` have one."""
    if drawn < read:
        return f"One dot for each of the latest {drawn} of the {read} reflections that could be read."
    return "One dot for each reflection that could be read."


def shows(read: int, no_reading: int, not_measured: int) -> str:
    """Return what came of reading so many notes."""
    of = read + no_reading + not_measured
    if not of:
        return NOTHING
    said = f"{read} of {count(of, 'note')} could be read"
    rest = [
        f"{no_reading} with no reading" if no_reading else "",
        f"{not_measured} not measured" if not_measured else "",
    ]
    left = ", ".join(part for part in rest if part)
    return f"{said}; {left}." if left else f"{said}."


def spread(darker: int, brighter: int, read: int) -> str:
    """Return how many of the notes read hold darker and brighter words; "" where none was read."""
    if not read:
        return ""
    even = read - darker - brighter
    between = f", {even} in between" if even else ""
    return f"The words known were darker in {darker}, brighter in {brighter}{between}."


def reading(reading: str, polarity: float | None) -> str:
    """Return what came of one note; `reading` is the value of measures' Reading."""
    if polarity is None:
        return NO_READING if reading == "no reading" else NOT_MEASURED
    return f"tone {number(polarity, 2)}"


def made_by(words: Sequence[tuple[str, float]]) -> str:
    """Return the words that made a tone, each with its own, those counted as neutral only in number; "" without any."""
    result = [f"“{word}” {number(polarity, 2)}" for word, polarity in words if round(polarity, 2)]
    neutral = len(words) - len(result)
    if neutral:
        result.append(f"{'and ' if result else ''}{count(neutral, 'word')} counted as neutral")
    return ", ".join(result)
