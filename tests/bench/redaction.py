"""How much of what identifies somebody is found in notes that say where it stands.

python -m tests.bench.redaction FILE        JSON lines: {"note": "…", "identifiers": ["…"], "kinds": ["…"]}
python -m tests.bench.redaction FILE -v     and every one that was missed, with its note

found alone   proposed to be cut     asked   the therapist decides     missed   any letter or digit of it would stay
questions     words to decide in notes without identifiers, each once a note, for 100 words
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from journal.sharing.redaction import Review, review

Habit = Collection[str]


@dataclass
class Figures:
    """What came of a set of notes; each identifier is counted at each of its places."""

    outcomes: Counter[str] = field(default_factory=Counter)
    kinds: dict[str, Counter[str]] = field(default_factory=dict)
    missed: list[tuple[str, str]] = field(default_factory=list)
    plain_words: int = 0
    questions: Counter[str] = field(default_factory=Counter)
    asked_in_plain: int = 0
    cut_in_plain: list[str] = field(default_factory=list)
    seconds: float = 0.0
    notes: int = 0

    @property
    def missed_share(self) -> float:
        return self.outcomes["missed"] / max(1, self.outcomes.total())

    @property
    def questions_in_100(self) -> float:
        return 100 * self.asked_in_plain / max(1, self.plain_words)


def outcome(note: Review, start: int, end: int) -> str:
    """Say what comes of a stretch: missed where any of its letters and digits lies in no span."""
    over = [s for s in note.spans if s.start < end and start < s.end]
    for place in range(start, end):
        if note.text[place].isalnum() and not any(s.start <= place < s.end for s in over):
            return "missed"
    return "asked" if any(s.asked for s in over) else "found alone"


def measured(lines: Iterable[str], habitual: Habit = ()) -> Figures:
    """Return the figures of a set, with nothing confirmed and no client's own words known."""
    told = Figures()
    for line in lines:
        known = json.loads(line)
        note, named = known["note"], known.get("identifiers", [])
        before = time.process_time()
        going = review(note, own_words=(), codes={}, habitual=habitual)
        told.seconds += time.process_time() - before
        told.notes += 1
        kinds = known.get("kinds", [])
        for n, identifier in enumerate(named):
            kind = kinds[n] if len(kinds) == len(named) else "/".join(sorted(set(kinds)))
            for match in re.finditer(rf"(?<!\w){re.escape(identifier)}(?!\w)", note):
                came = outcome(going, *match.span())
                told.outcomes[came] += 1
                told.kinds.setdefault(kind, Counter())[came] += 1
                if came == "missed":
                    told.missed.append((identifier, note))
        if not named:
            asked = {span.word for span in going.spans if span.asked}
            told.plain_words += len(re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", note))
            told.asked_in_plain += len(asked)
            told.questions.update(asked)
            told.cut_in_plain += [going.text[s.start : s.end] for s in going.spans if not s.asked]
    return told


def said(told: Figures) -> list[str]:
    """Return the figures in three lines."""
    came = ", ".join(f"{told.outcomes[name]} {name}" for name in ("found alone", "asked", "missed"))
    asked = f"{told.questions_in_100:.1f} questions for 100 words, {len(told.cut_in_plain)} cut"
    return [
        f"{told.notes} notes, {told.outcomes.total()} identifiers: {came} ({100 * told.missed_share:.1f} %)",
        f"{told.plain_words} words of ordinary notes: {asked}",
        f"{1000 * told.seconds / max(1, told.notes):.1f} ms a note",
    ]


def main(file: str, *more: str) -> None:
    """Print the figures of a file, and with -v what they are made of."""
    told = measured(Path(file).read_text(encoding="utf-8").splitlines())
    lines = said(told)
    if "-v" in more:
        lines += [f"  {kind}: {dict(counts)}" for kind, counts in sorted(told.kinds.items())]
        lines += [f"  missed: {identifier!r} in {note!r}" for identifier, note in told.missed]
        lines.append(f"  asked in ordinary notes: {', '.join(told.questions)}")
        lines.append(f"  cut in ordinary notes: {', '.join(told.cut_in_plain)}")
    print("\n".join(lines))


if __name__ == "__main__":
    main(*sys.argv[1:])
