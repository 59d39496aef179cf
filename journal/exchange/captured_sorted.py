"""The pieces of a captured line, once its kind is known: what is understood, and what is the note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journal.exchange.captured_figures import What
from journal.exchange.captured_kind import CLIENTS
from journal.exchange.captured_pieces import Piece
from journal.presets.capture_words import OF_A_CLIENT, RATED_BY_A_NUMBER, TIMED

_JOINED = {
    "at": (What.CLOCK, What.SPAN, What.WORD),
    "in": (What.WORD,),
    "on": (What.DAY, What.WORD),
    "for": (What.MINUTES,),
    "with": (What.CLIENT, What.NEW_CLIENT, What.CODE_LIKE, What.PERSON, What.WORD),
    "to": (What.CLIENT, What.NEW_CLIENT, What.CODE_LIKE),
    "from": (What.CLIENT, What.NEW_CLIENT, What.CODE_LIKE),
    "by": (What.WORD,),
}
"""Small word → what it may lead to. "To" and "from" say who began a contact, and nothing else."""

_PLACED = frozenset({"place", "setting", "with_whom", "channel", "medium"})
"""Fields whose words follow a small word: in bed, at the bakery, with school."""


@dataclass(frozen=True, slots=True)
class Sorted:
    """`understood` holds pieces in order; `note` is the note, as typed, with what stood after the dash.

    `supervisor` is a name that is nobody's among the people known.
    `unknown_codes` are understood as codes, and nobody's; `codes_in_note`
    look like codes and are words at either end of the note.
    """

    understood: tuple[Piece, ...]
    note: str
    supervisor: str = ""
    unknown_codes: tuple[Piece, ...] = ()
    codes_in_note: tuple[Piece, ...] = ()


def sorted_for(kind: str, pieces: Sequence[Piece], tail: str) -> Sorted:
    """Return which pieces are understood in a line of `kind`, and what its note is."""
    used = _used(kind, pieces)
    named = _supervisor(pieces, used) if kind == "supervision" else []
    for n in named:
        used[n] = True
    unused = [n for n, is_used in enumerate(used) if not is_used]
    span = range(unused[0], unused[-1] + 1) if unused else range(0)
    kept_out = {*named, *(n for n in span if used[n] and pieces[n].tokens[0].narrow.startswith("#"))}
    in_note = [n for n in span if n not in kept_out]
    understood = tuple(piece for n, piece in enumerate(pieces) if n not in in_note)
    note = " ".join(pieces[n].text for n in in_note)
    ends = [pieces[n] for n in (*in_note[:1], *in_note[-1:])]
    return Sorted(
        understood=understood,
        note=f"{note} - {tail}" if note and tail else note or tail,
        supervisor=" ".join(pieces[n].text for n in named if pieces[n].what is not What.JOINER).rstrip(",;:."),
        unknown_codes=tuple(piece for piece in understood if piece.what is What.CODE_LIKE),
        codes_in_note=tuple(
            piece for piece in ends if piece.what is What.CODE_LIKE and any(map(str.isdigit, piece.text))
        ),
    )


def _used(kind: str, pieces: Sequence[Piece]) -> list[bool]:
    has_client = any(piece.what in (What.CLIENT, What.NEW_CLIENT) for piece in pieces)
    used = [_is_used(kind, piece, has_client) for piece in pieces]
    for n in range(len(pieces) - 1, -1, -1):
        if pieces[n].what is What.JOINER:
            used[n] = n + 1 < len(pieces) and used[n + 1] and _joins(kind, pieces[n], pieces[n + 1])
    for n in range(2, len(pieces)):
        # "on the way to bed": what a small word ties to a word of the note belongs to the note.
        tied = pieces[n].what is What.WORD and pieces[n - 1].what is What.JOINER
        if tied and not used[n - 1] and not used[n - 2]:
            used[n] = False
    return used


def _is_used(kind: str, piece: Piece, has_client: bool) -> bool:
    what = piece.what
    if what is What.CODE_LIKE:
        return kind in OF_A_CLIENT and not has_client
    if what in (What.MINUTES, What.SPAN):
        return kind in TIMED
    if what in (What.NUMBER, What.OF_TEN):
        return kind in RATED_BY_A_NUMBER or kind in TIMED
    if what is What.WORD or what is What.RATED:
        return any(word.kind == kind for word in piece.means)
    if what in (What.CHANGE, What.ACTIVITY):
        return kind == "downtime"
    if what in (What.PERSON, What.SIZE):
        return kind == "supervision"
    return what not in (What.UNKNOWN, What.JOINER)


def _joins(kind: str, joiner: Piece, then: Piece) -> bool:
    if joiner.value in ("to", "from") and kind != "contact":
        return False
    if then.what is What.WORD and not any(word.kind == kind and word.field in _PLACED for word in then.means):
        return False
    return then.what in _JOINED[joiner.value]


def _supervisor(pieces: Sequence[Piece], used: Sequence[bool]) -> list[int]:
    """Return where a supervisor's name stands: the first unknown words, if they look like a name, or the only one."""
    unused = [n for n, is_used in enumerate(used) if not is_used]
    unknown = [n for n in unused if pieces[n].what in (What.UNKNOWN, What.CODE_LIKE)]
    if not unknown or any(piece.what in (What.PERSON, *CLIENTS[:2]) for piece in pieces):
        return []
    first = unknown[0]
    led = first > 0 and pieces[first - 1].what is What.JOINER and pieces[first - 1].value == "with"
    if not (pieces[first].text[:1].isupper() or led or len(unknown) == 1):
        return []
    name = [*((first - 1,) if led else ()), first]
    for n in range(first + 1, len(pieces)):
        if n not in unknown or not pieces[n].text[:1].isupper() or pieces[n - 1].text[-1:] in ",;:.":
            break
        name.append(n)
    return name
