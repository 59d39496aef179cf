"""What the pieces of a line say together: of which kind it is, which of them are understood, and what its note is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journal.exchange.capture.figures import What
from journal.exchange.capture.pieces import Piece
from journal.exchange.capture.remainder import mistyped, says_not_held, telling, torn
from journal.presets.capture_words import CANCELLED, LATE, Weight
from journal.records.kinds import BY_NAME
from journal.wording import capture as wording

CLIENTS = (What.CLIENT, What.NEW_CLIENT, What.CODE_LIKE)

_JOINED = {
    "at": (What.CLOCK, What.SPAN, What.WORD),
    "in": (What.WORD,),
    "on": (What.DAY, What.WORD),
    "for": (What.MINUTES,),
    "with": (What.NOTICE, What.CLIENT, What.NEW_CLIENT, What.CODE_LIKE, What.PERSON, What.WORD),
    "to": (What.CLIENT, What.NEW_CLIENT, What.CODE_LIKE),
    "from": (What.CLIENT, What.NEW_CLIENT, What.CODE_LIKE, What.SPAN, What.CLOCK),
    "by": (What.WORD,),
    "via": (What.WORD,),
    "over": (What.WORD,),
}
"""Small word → what it may lead to. "To" and "from" say who began a contact, and nothing else."""

_PLACED = frozenset({"place", "setting", "with_whom", "channel", "medium"})
"""Fields whose words follow a small word: in bed, at the bakery, with school."""


# --- of which kind: the words before the note decide ----------------------------------------------


@dataclass(frozen=True, slots=True)
class OfKind:
    """The kind of a line; None where `problem` says why. A `doubt` is to be seen before it is saved."""

    kind: str | None = None
    problem: str = ""
    doubt: str = ""


def kind_of(pieces: Sequence[Piece], *, has_tail: bool) -> OfKind:
    """Return the kind that the words name, else hint at, else that of a client without any.

    Words after the first one that is not understood are asked only where
    those before it say nothing and name no client.
    """
    unknown = [n for n, piece in enumerate(pieces) if piece.what is What.UNKNOWN]
    leading = list(pieces[: unknown[0]]) if unknown else list(pieces)
    of_a_client = any(piece.what in CLIENTS for piece in leading)
    named = _said_by(leading, of_a_client)
    if named is None and of_a_client:
        return OfKind("reflection", doubt=wording.NO_KIND)
    if named is None and unknown:
        named = _said_by(pieces[unknown[-1] + 1 :], any(piece.what in CLIENTS for piece in pieces))
    if named is None and (unknown or has_tail or any(piece.what in CLIENTS for piece in pieces)):
        names_client = any(piece.what in CLIENTS for piece in pieces)
        return OfKind("reflection", doubt=wording.NO_KIND if names_client else f"{wording.NO_KIND} {wording.NO_CLIENT}")
    return named or OfKind(problem=wording.WHAT_IS_IT)


def _said_by(pieces: Sequence[Piece], of_a_client: bool) -> OfKind | None:
    return _chosen(pieces, Weight.NAMES, of_a_client) or _chosen(pieces, Weight.HINTS, of_a_client)


def _chosen(pieces: Sequence[Piece], weight: Weight, of_a_client: bool) -> OfKind | None:
    """Return the one kind that all words of this weight can be of."""
    saying = [piece for piece in pieces if _kinds(piece, weight)]
    if weight is Weight.HINTS and of_a_client:  # beside a client, what hints at something else is a word of the note
        saying = [piece for piece in saying if any(BY_NAME[kind].of_a_client for kind in _kinds(piece, weight))]
    if not saying:
        return None
    named = list(dict.fromkeys(kind for piece in saying for kind in _kinds(piece, weight)))
    possible = [kind for kind in named if all(kind in _kinds(piece, Weight.SAYS) for piece in saying)]
    if not possible:
        first, kind = saying[0], _kinds(saying[0], weight)[0]
        other = next(piece for piece in saying if kind not in _kinds(piece, Weight.SAYS))
        return OfKind(
            problem=wording.two_kinds(first.text, BY_NAME[kind].one, other.text, BY_NAME[_kinds(other, weight)[0]].one)
        )
    fitting = [kind for kind in possible if BY_NAME[kind].of_a_client is of_a_client]
    return OfKind((fitting or possible)[0])


def _kinds(piece: Piece, weight: Weight) -> list[str]:
    """Return the kinds that a piece can be of, by words of at least this weight."""
    if piece.what is What.ACTIVITY:
        return ["downtime"]
    if piece.what is What.CHANGE:
        return ["downtime"] if weight < Weight.NAMES else []
    if piece.what is What.RATED:  # with its number, a word that hints is as good as a name: "heavy 6"
        return [word.kind for word in piece.means if word.weight >= min(weight, Weight.HINTS)]
    return [word.kind for word in piece.means if word.weight >= weight]


# --- what is understood, once the kind is known, and what is the note -----------------------------


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
    left: tuple[str, ...] = ()
    """Words of the note, or of the name, that look as if they told a time, a length or a number."""
    torn: tuple[tuple[str, str, str], ...] = ()
    """Two words of which one is understood and the other kept, and which say something else together."""
    mistyped: tuple[tuple[str, str], ...] = ()
    """Words of the note that look like a slip of the hand, each with the word that may be meant."""
    not_held: str = ""
    """Words of the note that say a session was not held."""
    clients_in_note: tuple[str, ...] = ()
    """Codes of clients that are kept as words, in a line that names no client."""
    tail_read: bool = False
    """Whether all that stands after the dash would be understood before it."""


def sorted_for(kind: str, pieces: Sequence[Piece], tail: str, behind: Sequence[Piece] = ()) -> Sorted:
    """Return which pieces are understood in a line of `kind`, and what its note is.

    `behind` are the pieces of the tail, as they would be read before the dash.
    """
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
    codes = tuple(piece for piece in ends if piece.what is What.CODE_LIKE and any(map(str.isdigit, piece.text)))
    asked_about = codes if BY_NAME[kind].of_a_client else ()
    kept = [n for n in sorted((*named, *in_note)) if pieces[n] not in asked_about]
    clock_said = any(piece.what in (What.CLOCK, What.SPAN) for piece in understood)
    names_client = any(piece.what in CLIENTS for piece in understood)
    of_a_client = BY_NAME[kind].of_a_client
    return Sorted(
        understood=understood,
        note=f"{note} - {tail}" if note and tail else note or tail,
        supervisor=" ".join(pieces[n].text for n in named if pieces[n].what is not What.JOINER).rstrip(",;:."),
        unknown_codes=tuple(piece for piece in understood if piece.what is What.CODE_LIKE),
        codes_in_note=codes,
        left=telling(pieces, kept, clock_said=clock_said),
        torn=torn(kind, pieces, in_note),
        mistyped=mistyped(kind, pieces, kept),
        not_held=says_not_held(pieces, in_note) if kind == "session" and not _says_status(understood) else "",
        clients_in_note=(
            tuple(dict.fromkeys(pieces[n].text for n in in_note if pieces[n].names))
            if of_a_client and not names_client
            else ()
        ),
        tail_read=bool(behind) and all(_used(kind, behind)) and not any(piece.what in CLIENTS for piece in behind),
    )


def _says_status(pieces: Sequence[Piece]) -> bool:
    return any(word.kind == "session" and word.field == "status" for piece in pieces for word in piece.means)


def _used(kind: str, pieces: Sequence[Piece]) -> list[bool]:
    has_client = any(piece.what in (What.CLIENT, What.NEW_CLIENT) for piece in pieces)
    used = [_is_used(kind, piece, has_client) for piece in pieces]
    if kind == "session":
        cancels = any(piece.plain in CANCELLED for piece in pieces)
        for n, piece in enumerate(pieces):
            if piece.what is What.NOTICE:
                used[n] = cancels
            elif is_late(piece):  # "late for the train" belongs to the note
                used[n] = cancels and (n + 1 == len(pieces) or used[n + 1])
    for n in range(len(pieces) - 1, -1, -1):
        if pieces[n].what is What.JOINER:
            used[n] = n + 1 < len(pieces) and used[n + 1] and _joins(kind, pieces[n], pieces[n + 1])
    for n in range(2, len(pieces)):
        # "on the way to bed": what a small word ties to a word of the note belongs to the note.
        tied = pieces[n].what is What.WORD and pieces[n - 1].what is What.JOINER
        if tied and not used[n - 1] and not used[n - 2]:
            used[n] = False
    return used


def is_late(piece: Piece) -> bool:
    """Say whether a piece tells that something was cancelled late, where something was cancelled."""
    return piece.what is What.WORD and piece.plain in LATE


def _is_used(kind: str, piece: Piece, has_client: bool) -> bool:
    what = piece.what
    if what is What.CODE_LIKE:
        return BY_NAME[kind].of_a_client and not has_client
    if what in (What.MINUTES, What.SPAN):
        return BY_NAME[kind].timed
    if what in (What.NUMBER, What.OF_TEN):
        return bool(BY_NAME[kind].rating) or BY_NAME[kind].timed
    if what is What.WORD or what is What.RATED:
        return any(word.kind == kind for word in piece.means)
    if what in (What.CHANGE, What.ACTIVITY):
        return kind == "downtime"
    if what in (What.PERSON, What.SIZE):
        return kind == "supervision"
    return what not in (What.UNKNOWN, What.JOINER)


def _joins(kind: str, joiner: Piece, then: Piece) -> bool:
    if joiner.value in ("to", "from") and kind != "contact" and then.what not in (What.SPAN, What.CLOCK):
        return False
    if (
        then.what is What.WORD
        and not is_late(then)
        and not any(word.kind == kind and word.field in _PLACED for word in then.means)
    ):
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
