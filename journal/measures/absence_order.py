"""Who is considered first for a make-up session while the therapist is away, and how steady that order is.

    score = (45·need + 25·phase + 15·frequency + 15·relationship) / 4        0 to 100, floor 50

    A  need 4, weekly, other, beginning                    82.5    make-up
    B  need 1, weekly, long and close, ending              62.5    make-up
    C  need 3, fortnightly, steady, risk                   gated: cover, a check-in, a longer session, whatever the sum
    D  need 0, weekly, forming, steady                     28.75   below the floor

The weights are ours (D): no published make-up algorithm was found. Relationship weighs little on purpose, against
favouritism; it is asked as a word, and no number of it is kept. What is not known is asked, never guessed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from journal.records.absence_decision import Relationship
from journal.records.client import Frequency, Phase

FACTOR_TOP = 4
"""Each factor goes from 0 to 4."""

OF_PHASE = {Phase.BEGINNING: 3, Phase.WORKING: 2, Phase.STEADY: 1, Phase.ENDING: 4}
OF_FREQUENCY = {
    Frequency.TWICE_WEEKLY: 4, Frequency.WEEKLY: 3, Frequency.FORTNIGHTLY: 1, Frequency.MONTHLY: 0,
}  # fmt: skip
OF_RELATIONSHIP = {Relationship.LONG_AND_CLOSE: 4, Relationship.FORMING: 3, Relationship.OTHER: 2}
"""Word → the factor it stands for. Who comes as needed has no rhythm that a week off breaks: no factor."""

DRAWS = 20_000
SEED = 50
BY = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceWeights:
    """What each factor weighs, together 100, and from which score a make-up is suggested."""

    need: float = 45
    phase: float = 25
    frequency: float = 15
    relationship: float = 15
    floor: float = 50


WEIGHTS = AbsenceWeights()

EXCEPTIONAL_FLOOR = 75
"""Score from which a make-up is suggested to somebody who offers them only as an exception (D)."""
FACTORS = ("need", "phase", "frequency", "relationship")


@dataclass(frozen=True, slots=True, kw_only=True)
class Factors:
    """The four factors that add up, each 0 to 4; None where it is not known yet."""

    need: int | None = None
    phase: int | None = None
    frequency: int | None = None
    relationship: int | None = None

    @property
    def unknown(self) -> tuple[str, ...]:
        """The names of the factors that are not known."""
        return tuple(name for name in FACTORS if getattr(self, name) is None)


assert tuple(one.name for one in fields(Factors)) == FACTORS


def factors_of(
    need: int | None, phase: Phase | None, frequency: Frequency | None, relationship: Relationship | None
) -> Factors:
    """Return the factors of what is known of a client."""
    return Factors(
        need=need,
        phase=OF_PHASE[phase] if phase is not None else None,
        frequency=OF_FREQUENCY.get(frequency) if frequency is not None else None,
        relationship=OF_RELATIONSHIP[relationship] if relationship is not None else None,
    )


def score(factors: Factors, weights: AbsenceWeights = WEIGHTS) -> float | None:
    """Return the score of a client, 0 to 100; None while a factor is not known."""
    if factors.unknown:
        return None
    return float(sum(getattr(weights, name) * getattr(factors, name) for name in FACTORS)) / FACTOR_TOP


def considered_first(clients: Mapping[str, Factors], slots: int, weights: AbsenceWeights = WEIGHTS) -> tuple[str, ...]:
    """Return the ids of those to whom a make-up is suggested first, at most one a slot, in order.

    `clients` are those who are not gated. Those at the floor or above, by
    score; of the same score, who needs it more, then by id, so that the order
    of `clients` does not matter. Who is not known enough is not among them.
    """
    known = {who: value for who, factors in clients.items() if (value := score(factors, weights)) is not None}
    able = [who for who, value in known.items() if round(value, 9) >= weights.floor]
    able.sort(key=lambda who: (-round(known[who], 9), -(clients[who].need or 0), who))
    return tuple(able[: max(0, slots)])


def how_steady(
    clients: Mapping[str, Factors], slots: int, weights: AbsenceWeights = WEIGHTS, *, draws: int = DRAWS
) -> dict[str, float]:
    """Return in which share of draws each client, 0 to 1, would be considered first if the weights were others.

    In each draw every weight lies between half and one and a half of what it
    is, and all are scaled to 100 again; the same draws every time.
    """
    known: Sequence[str] = sorted(who for who, factors in clients.items() if not factors.unknown)
    if not known or slots <= 0:
        return dict.fromkeys(clients, 0.0)
    import numpy as np  # here, so that the first page of the day does not wait for it

    drawn = np.array([getattr(weights, name) for name in FACTORS])
    drawn = drawn * np.random.default_rng(SEED).uniform(1 - BY, 1 + BY, (draws, len(FACTORS)))
    drawn *= 100 / drawn.sum(axis=1, keepdims=True)
    table = np.array([[getattr(clients[who], name) for name in FACTORS] for who in known])
    scores = np.round(drawn @ table.T / FACTOR_TOP, 9)  # a row a draw, a column a client
    # Of the same score, need and id decide, as above: the columns stand in that order, and sorting is stable.
    order = sorted(range(len(known)), key=lambda n: (-(clients[known[n]].need or 0), known[n]))
    scores = scores[:, order]
    first = np.argsort(-scores, axis=1, kind="stable")[:, :slots]
    chosen = np.zeros_like(scores, dtype=bool)
    np.put_along_axis(chosen, first, values=True, axis=1)
    chosen &= scores >= weights.floor
    shares = dict(zip((known[n] for n in order), chosen.mean(axis=0), strict=True))
    return {who: float(shares.get(who, 0.0)) for who in clients}
