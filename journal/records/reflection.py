"""A reflection: a client who is still with one between sessions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from journal.errors import FieldError
from journal.records import entry
from journal.records.entry import Entry

DEFAULT_MINUTES = 5
"""Minutes of a reflection that has none (default D)."""


class ReflectionKind(StrEnum):
    PROBLEM_SOLVING = "problem-solving"
    RE_LIVING = "re-living"
    INNER_DIALOGUE = "inner dialogue"
    DREAM = "dream"


class Place(StrEnum):
    """Where it surfaced."""

    BED = "bed"
    COMMUTE = "commute"
    ANOTHER_SESSION = "another session"
    BREAK = "break"
    DESK = "desk"
    HOME = "home"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    ELSEWHERE = "elsewhere"


class Feeling(StrEnum):
    WORRY = "worry"
    SADNESS = "sadness"
    ANGER = "anger"
    FRUSTRATION = "frustration"
    GUILT = "guilt"
    SHAME = "shame"
    FEAR = "fear"
    HELPLESSNESS = "helplessness"
    CONFUSION = "confusion"
    BOREDOM = "boredom"
    TENDERNESS = "tenderness"
    PRIDE = "pride"
    HOPE = "hope"
    GRATITUDE = "gratitude"


POSITIVE_FEELINGS = frozenset({Feeling.TENDERNESS, Feeling.PRIDE, Feeling.HOPE, Feeling.GRATITUDE})
"""Feelings that make a reflection positive; every other one makes it negative; both, mixed."""


class Valence(StrEnum):
    NEGATIVE = "negative"
    MIXED = "mixed"
    NEUTRAL = "neutral"
    POSITIVE = "positive"


class Serve(StrEnum):
    """Would it serve them to know?"""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class Waits(StrEnum):
    """Where it may wait."""

    NEXT_SESSION = "their next session"
    SUPERVISION = "supervision"
    NOWHERE = "nowhere in particular"


class CameBack(StrEnum):
    """How it was when it came back after it had been set down."""

    STILL = "still with me"
    LIGHTER = "lighter"
    DONE = "done"


def valence_of(feelings: tuple[Feeling, ...]) -> Valence:
    """Return the valence that follows from the feelings; none of them → neutral."""
    if not feelings:
        return Valence.NEUTRAL
    good = POSITIVE_FEELINGS.intersection(feelings)
    if len(good) == len(set(feelings)):
        return Valence.POSITIVE
    return Valence.MIXED if good else Valence.NEGATIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflection(Entry):
    """A thought of a client outside the session. `client_id` None: of no one in particular.

    `intensity` 0–10, None means unrated. `intrusiveness` 0–4, 4 = hard to
    put away, None counts as 0. `chosen_valence` overrules what the feelings
    say. `withheld` and `wished_cancel` never leave the journal. `came_back`
    and its day are the answer given after it had waited. Raises
    FieldError when there is neither client, feeling, intensity nor text.
    """

    client_id: str | None = None
    minutes: int | None = None
    spontaneous: bool | None = None
    kind: ReflectionKind | None = None
    place: Place | None = None
    feelings: tuple[Feeling, ...] = ()
    chosen_valence: Valence | None = None
    intensity: int | None = None
    intrusiveness: int | None = None
    useful: bool | None = None
    draining: bool | None = None
    serve: Serve | None = None
    text: str = ""
    waits: Waits | None = None
    waits_until: date | None = None
    to_supervision: bool = False
    withheld: bool = False
    wished_cancel: bool = False
    came_back: CameBack | None = None
    came_back_on: date | None = None

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        entry.minutes("minutes", self.minutes)
        entry.rating("intensity", self.intensity)
        entry.whole("intrusiveness", self.intrusiveness, 0, 4)
        entry.note("text", self.text)
        if self.client_id is None and self.intensity is None and not self.feelings and not self.text.strip():
            raise FieldError("client_id", "is not chosen, and nothing else is said yet: one of them is enough")
        if (self.came_back is None) != (self.came_back_on is None):
            raise FieldError("came_back_on", "and how it came back belong together: give both or neither")

    @property
    def valence(self) -> Valence:
        """The therapist's own choice, else what the feelings say."""
        return self.chosen_valence or valence_of(self.feelings)
