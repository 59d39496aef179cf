"""Of which kind a captured line is: the words before its note decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journal.exchange.captured_figures import What
from journal.exchange.captured_pieces import Piece
from journal.presets.capture_words import OF_A_CLIENT, Weight
from journal.wording import capture as wording

CLIENTS = (What.CLIENT, What.NEW_CLIENT, What.CODE_LIKE)


@dataclass(frozen=True, slots=True)
class Told:
    """The kind of a line; None where `problem` says why. A `doubt` is to be seen before it is saved."""

    kind: str | None = None
    problem: str = ""
    doubt: str = ""


def kind_of(pieces: Sequence[Piece], *, has_tail: bool) -> Told:
    """Return the kind that the words name, else hint at, else that of a client without any.

    Words after the first one that is not understood are asked only where
    those before it say nothing and name no client.
    """
    unknown = [n for n, piece in enumerate(pieces) if piece.what is What.UNKNOWN]
    leading = list(pieces[: unknown[0]]) if unknown else list(pieces)
    of_a_client = any(piece.what in CLIENTS for piece in leading)
    result = _said_by(leading, of_a_client)
    if result is None and of_a_client:
        return Told("reflection", doubt=wording.NO_KIND)
    if result is None and unknown:
        result = _said_by(pieces[unknown[-1] + 1 :], any(piece.what in CLIENTS for piece in pieces))
    if result is None and (unknown or has_tail or any(piece.what in CLIENTS for piece in pieces)):
        return Told("reflection", doubt=f"{wording.NO_KIND} {wording.NO_CLIENT}")
    return result or Told(problem=wording.WHAT_IS_IT)


def _said_by(pieces: Sequence[Piece], of_a_client: bool) -> Told | None:
    return _chosen(pieces, Weight.NAMES, of_a_client) or _chosen(pieces, Weight.HINTS, of_a_client)


def _chosen(pieces: Sequence[Piece], weight: Weight, of_a_client: bool) -> Told | None:
    """Return the one kind that all words of this weight can be of."""
    saying = [piece for piece in pieces if _kinds(piece, weight)]
    if weight is Weight.HINTS and of_a_client:  # beside a client, what hints at something else is a word of the note
        saying = [piece for piece in saying if not {*OF_A_CLIENT}.isdisjoint(_kinds(piece, weight))]
    if not saying:
        return None
    named = list(dict.fromkeys(kind for piece in saying for kind in _kinds(piece, weight)))
    possible = [kind for kind in named if all(kind in _kinds(piece, Weight.SAYS) for piece in saying)]
    if not possible:
        first, kind = saying[0], _kinds(saying[0], weight)[0]
        other = next(piece for piece in saying if kind not in _kinds(piece, Weight.SAYS))
        return Told(problem=wording.two_kinds(first.text, kind, other.text, _kinds(other, weight)[0]))
    fitting = [kind for kind in possible if (kind in OF_A_CLIENT) is of_a_client]
    return Told((fitting or possible)[0])


def _kinds(piece: Piece, weight: Weight) -> list[str]:
    """Return the kinds that a piece can be of, by words of at least this weight."""
    if piece.what is What.ACTIVITY:
        return ["downtime"]
    if piece.what is What.CHANGE:
        return ["downtime"] if weight < Weight.NAMES else []
    if piece.what is What.RATED:  # with its number, a word that hints is as good as a name: "heavy 6"
        return [word.kind for word in piece.means if word.weight >= min(weight, Weight.HINTS)]
    return [word.kind for word in piece.means if word.weight >= weight]
