"""One line, as it is typed into the capture bar, made into the record it means; never guessed, never raised.

    K2 worry 7 30m bed #supervision     a thought of K2: worry, 7 of 10, 30 minutes, in bed, to supervision
    walk 20m 3>6                        a walk of 20 minutes, energy 3 before and 6 after
    no-show M1 14:00                    M1 did not come today at 14:00
    call R3 8m after hours support      8 minutes on the phone with R3, for support, after hours
    sup 60m Dana 8                      supervision with Dana, 60 minutes, helpful 8 of 10
    heavy 6 energy 4                    the evening

The grammar:

- A line is one entry. A word of the table (presets/capture_words.py) says of which kind; a client's code without one
  is a thought of that client.
- Figures: `30m` `1h30` minutes, `14:00` a time, `14:00-14:50` a time and minutes, `7` or `7/10` a rating, `3>6` energy
  before and after, `mon` `yesterday` `20.11.` `2026-11-20` a day, `group of 5`.
- The note is what stands from the first word that is not understood to the last one, as it was typed, and all that
  stands after a lone dash. Only `#words` are understood inside it. A kind without a note refuses such words.
- A client is written by the code, in any case. `@K2` is always a client, `+K9` a new one. A code that is also a word of
  the table, as a client WALK, must be written exactly as it is, capitals included; if it is in small letters, or a
  number that could be a rating, with @. Of two codes that look alike, `@` and the code exactly as it is says which.
- A problem stops the line; a doubt must have been seen before it is saved.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from journal.errors import FieldError
from journal.exchange.capture.chips import Chip, chips_of
from journal.exchange.capture.figures import DASHES, Token, What
from journal.exchange.capture.pieces import Known, known, pieces_of, tokens_of
from journal.exchange.capture.record import Filled, filled_from
from journal.exchange.capture.sorting import Sorted, kind_of, sorted_for
from journal.exchange.capture.words import HELP, beginnings
from journal.presets.capture_words import RATED
from journal.records.alike import folded
from journal.records.client import Client
from journal.records.entry import Entry
from journal.records.own_word import OwnWord
from journal.records.person import Person
from journal.records.session import Session
from journal.wording import capture as wording
from journal.wording.clients import since

LONGEST = 2_000
"""Characters of a line that is read at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A way on: words for a button, and the line it makes."""

    label: str
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Captured:
    """What a line means. `record` is what is saved, None while a problem stands.

    `chips` say all of the record, and nothing else. `doubts` are for the
    person to see before it is saved. `new_client` is saved before the record.
    `understood` and `note` hold every word of the line, own words replaced by
    what they stand for. `clock_said` tells a time written from one put in.
    `settles` is the session that `record` is the new version of.
    `only_rates`: a client, a number and at most when; it may rate a session
    that is there.
    """

    line: str
    kind: str | None = None
    record: Entry | None = None
    new_client: Client | None = None
    chips: tuple[Chip, ...] = ()
    problems: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    offers: tuple[Offer, ...] = ()
    understood: tuple[str, ...] = ()
    note: str = ""
    clock_said: bool = False
    settles: Session | None = None
    only_rates: bool = False

    @property
    def good(self) -> bool:
        """Whether there is something to save, and nothing against it."""
        return self.record is not None and not self.problems


def parse(
    line: str,
    *,
    now: datetime,
    clients: Sequence[Client],
    people: Sequence[Person] = (),
    activities: Sequence[tuple[str, str]] = (),
    own_words: Sequence[OwnWord] = (),
    month_first: bool | None = None,
) -> Captured:
    """Return what a line means. Of an empty one nothing, without a problem.

    `now` is aware, in a named zone: the line's times are of that zone.
    `activities` are downtime activities used before, each with its category,
    newest first. `month_first` says whether 11/10 is 10 November; None, that
    nobody knows. Never raises for any line.
    """
    if len(line) > LONGEST:
        return Captured(line=line, problems=(wording.TOO_LONG,))
    there = known(clients, people, activities, own_words, month_first)
    tokens, tail = tokens_of(line, there)
    if not tokens and not tail:
        return Captured(line=line)
    pieces = pieces_of(tokens, there)
    if folded(line.strip()) in HELP and len(pieces) == 1 and pieces[0].what is What.UNKNOWN:
        return Captured(line=line, problems=wording.known_words(beginnings()))
    of = kind_of(pieces, has_tail=bool(tail))
    if of.kind is None:
        return Captured(line=line, problems=(of.problem,))
    behind, more = tokens_of(" ".join(word for word in tail.split() if word not in DASHES), there)
    parts = sorted_for(of.kind, pieces, tail, () if more else pieces_of(behind, there))
    filled = filled_from(of.kind, parts, there, now)
    doubts = (*((of.doubt,) if of.doubt else ()), *filled.doubts)
    return _captured(line, of.kind, parts, filled, doubts, there, now)


def parse_alone(line: str, *, now: datetime) -> Captured:
    """Return what a line means to somebody who knows no client, person or own word: what looks like a code is one."""
    there = known((), (), (), ())
    codes = [
        piece.plain.upper() for piece in pieces_of(tokens_of(line, there)[0], there) if piece.what is What.CODE_LIKE
    ]
    clients = []
    for code in dict.fromkeys(code.removeprefix("@") for code in codes):
        with suppress(FieldError):
            clients.append(Client(code=code, at=now))
    return parse(line, now=now, clients=clients)


def _captured(
    line: str, kind: str, parts: Sorted, filled: Filled, doubts: tuple[str, ...], there: Known, now: datetime
) -> Captured:
    record, problems = None, filled.problems
    if not problems:
        try:
            record = filled.make()
        except FieldError as error:
            problems = (wording.problem(error.field, error.reason),)
    code = filled.client.code if filled.client else ""
    return Captured(
        line=line,
        kind=kind,
        record=record,
        new_client=filled.client if filled.client_is_new else None,
        chips=chips_of(record, kind, wording.new_client(code) if filled.client_is_new else code, now) if record else (),
        problems=problems,
        doubts=doubts,
        offers=_offers(line, parts),
        understood=tuple(piece.text for piece in parts.understood),
        note=parts.note,
        clock_said=filled.clock_said,
        only_rates=record is not None and not parts.note and _only_rates(parts),
    )


def _only_rates(parts: Sorted) -> bool:
    """Say whether the line is a client and a number, "rated" and when at most."""
    asked = [piece.what for piece in parts.understood]
    rest = (What.CLIENT, What.NUMBER, What.OF_TEN, What.DAY, What.CLOCK, What.JOINER)
    words = [piece for piece in parts.understood if piece.what not in rest]
    return (
        asked.count(What.CLIENT) == 1
        and (What.NUMBER in asked or What.OF_TEN in asked)
        and all(piece.plain in RATED for piece in words)
    )


def _offers(line: str, parts: Sorted) -> tuple[Offer, ...]:
    """Return whom a code may mean: each of several that look alike; for an unknown one those near it, a new client."""
    offers = []
    for piece in parts.understood:
        token = piece.tokens[0]
        if piece.what is What.CLIENT and len(piece.value) > 1 and not token.own:
            offers += [_offer(line, token, client, piece.value) for client in piece.value]
    for piece in parts.unknown_codes:
        token = piece.tokens[0]
        if token.own:
            continue
        typed = token.narrow.removeprefix("@").rstrip(",;:.")
        for code in (*piece.value, f"+{typed}"):
            words = wording.new_client(typed) if code.startswith("+") and code not in piece.value else code
            offers.append(Offer(label=words, line=f"{line[: token.start]}{code}{line[token.end :]}"))
    return tuple(offers)


def _offer(line: str, token: Token, client: Client, clients: Sequence[Client]) -> Offer:
    """Return the line in which the code means this client alone."""
    is_one = sum(other.code == client.code for other in clients) == 1
    written = f"@{client.code}" if is_one else f"{client.code} {client.role}"
    label = since(client.code, client.day) if is_one else written
    return Offer(label=label, line=f"{line[: token.start]}{written}{line[token.end :]}")
