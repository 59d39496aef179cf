"""The fields that a captured line fills, and the record they make."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_type_hints

from journal.errors import FieldError
from journal.exchange.capture.figures import DAY_MINUTES, What, has_two_orders, is_odd_length, may_be_a_time
from journal.exchange.capture.moment import NOON, moment_of, next_time, start_of
from journal.exchange.capture.pieces import Known, Piece
from journal.exchange.capture.plausible import doubts_of
from journal.exchange.capture.sorting import Sorted
from journal.presets.capture_words import CALLED, OFF, SEVERAL, Weight
from journal.presets.downtime import CATEGORY_OF
from journal.presets.ordinary_words import places
from journal.records.alike import folded, look
from journal.records.client import Client, Role
from journal.records.contact import Initiator
from journal.records.downtime import DowntimeCategory
from journal.records.entry import Entry, minutes_between
from journal.records.kinds import BY_NAME
from journal.records.session import CALLED_OFF, SessionStatus, still_to_come
from journal.records.supervision import SupervisionFormat
from journal.wording import capture as wording
from journal.wording import dates

HALF_A_YEAR = timedelta(days=183)
"""A day without a year that lies further away would lie nearer in another year."""

_TOLD_LATE = frozenset({"late", "notice", "minute", "minutes", "hour", "morning", "night"})
"""In the note of what was cancelled, these may say how late it was."""

_OF_ME = frozenset({"i", "i'm", "i’m", "i'd", "i’d", "i've", "i’ve"})
"""In the note of what was cancelled, these may say that it was the therapist who did."""

_CANCELLED = CALLED_OFF | {SessionStatus.CANCELLED_LATE}
_AHEAD = _CANCELLED | {SessionStatus.PLANNED}
"""What may be known of a session before it."""


EVERYDAY = 1_000
"""Words that are the most frequent ones of English: as a code they are easily no code."""

_SMALL_CLOCK = re.compile("[0-5]:[0-9]{2}h?")
_SMALL_CLOCK_ASKED = ("session", "reflection", "downtime", "supervision", "contact", "encounter")
"""1:30 is a length as well, and 2:30 rather in the afternoon."""


@dataclass(slots=True)
class Filled:
    """A record to be, or why it is none."""

    kind: str
    written_at: datetime
    at: datetime | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    client: Client | None = None
    client_is_new: bool = False
    clock_said: bool = False
    problems: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    def make(self) -> Entry:
        """Return the record. Raises FieldError for what no record takes."""
        of_client = {"client_id": self.client.id} if self.client else {}
        make: Callable[..., Entry] = BY_NAME[self.kind].record
        return make(at=self.at, written_at=self.written_at, **of_client, **self.fields)


@dataclass(slots=True)
class _Filling:
    """What was written into each field so far; words that name the kind give way to others ("call K2 video")."""

    kind: str
    named: dict[str, tuple[Any, str]] = field(default_factory=dict)
    said: dict[str, tuple[Any, str]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def put(self, name: str, value: Any, text: str, *, naming: bool = False) -> None:
        into = self.named if naming else self.said
        if name in SEVERAL:
            before = into[name][0] if name in into else ()
            into[name] = (before if value in before else (*before, value), text)
        elif name in into and into[name][0] != value:
            self.problems.append(wording.twice(name, into[name][1], text))
        else:
            into.setdefault(name, (value, text))

    def get(self, name: str) -> Any:
        found = self.said.get(name) or self.named.get(name)
        return found[0] if found else None

    def values(self) -> dict[str, Any]:
        return {
            name: value
            for name, (value, _) in {**self.named, **self.said}.items()
            if name not in ("day", "weekday", "clock", "end")
        }


def filled_from(kind: str, parts: Sorted, there: Known, now: datetime) -> Filled:
    """Return the fields that the understood pieces fill; every problem that can be seen is among them."""
    filling, filled = _Filling(kind), Filled(kind, now.astimezone(UTC))
    for n, piece in enumerate(parts.understood):
        before = parts.understood[n - 1] if n else None
        if piece.what is What.DAY and there.month_first and has_two_orders(piece.text):
            year, month, day = piece.value
            piece = replace(piece, value=(year, day, month))
        _fill(filling, piece, before)
        filling.doubts += _doubts_of(piece, before, filling, there)
    if OFF in [piece.plain for piece in parts.understood] and (parts.understood[0].plain != OFF or parts.note):
        filling.doubts.append(wording.by_whom(OFF))
    if CALLED in [piece.plain for piece in parts.understood]:
        filling.doubts.append(wording.by_whom(CALLED))
    if parts.supervisor:
        filling.put("supervisor", parts.supervisor, parts.supervisor)
    _moment(filling, filled, now)
    _client(filling, filled, parts, there, now)
    _note(filling, parts)
    if filled.at is not None:
        said = filling.values()
        filling.doubts += doubts_of(kind, filled.at, said, now, clock_said=filled.clock_said)
    if kind == "downtime" and (activity := filling.get("activity")) in CATEGORY_OF:
        filling.put("category", DowntimeCategory(CATEGORY_OF[activity]), activity)
    elif kind == "downtime" and filling.get("category") is None:
        filling.problems.append(wording.problem("activity", "is needed: walk, reading, rest, …"))
    filled.fields = filling.values()
    if kind in ("supervision", "on-call"):  # the record itself says that they are needed
        filled.fields.setdefault("minutes", None)
    filled.problems = tuple(dict.fromkeys(filling.problems))
    filled.doubts = tuple(dict.fromkeys(filling.doubts))
    return filled


def _fill(filling: _Filling, piece: Piece, before: Piece | None) -> None:
    kind, what = filling.kind, piece.what
    if what in (What.WORD, What.RATED):
        _word(filling, piece)
    elif what is What.MINUTES:
        filling.put("minutes", piece.value, piece.text)
    elif what in (What.NUMBER, What.OF_TEN):
        if BY_NAME[kind].rating:
            filling.put(BY_NAME[kind].rating, piece.value, piece.text)
        else:
            filling.problems.append(wording.no_number(kind, piece.text))
    elif what is What.CHANGE:
        filling.put("energy_before", piece.value[0], piece.text)
        filling.put("energy_after", piece.value[1], piece.text)
    elif what is What.CLOCK:
        filling.put("clock", piece.value, piece.text)
    elif what is What.SPAN:
        start, end = piece.value
        filling.put("clock", start, piece.text)
        filling.put("end", end, piece.text)
    elif what is What.NOTICE and piece.value < DAY_MINUTES:
        filling.put("status", SessionStatus.CANCELLED_LATE, piece.text)
    elif what is What.DAY:
        of_week = isinstance(piece.value, tuple) and piece.value[0] == "weekday"
        filling.put("weekday" if of_week else "day", piece.value, piece.text)
    elif what is What.WRONG:
        filling.problems.append(wording.no_such_time(piece.text))
    elif what is What.ACTIVITY:
        filling.put("activity", piece.value[0], piece.text)
        filling.put("category", DowntimeCategory(piece.value[1]), piece.text)
    elif what is What.PERSON:
        filling.put("supervisor", piece.value.name, piece.text)
        filling.put("person_id", piece.value.id, piece.text)
    elif what is What.SIZE:
        filling.put("group_size", piece.value, piece.text)
        filling.put("format", SupervisionFormat.GROUP, piece.text)
    elif what in (What.CLIENT, What.NEW_CLIENT) and before is not None and before.what is What.JOINER:
        began = {"from": Initiator.CLIENT, "to": Initiator.THERAPIST}.get(before.value)
        if began is not None:
            filling.put("initiator", began, before.text)


def _doubts_of(piece: Piece, before: Piece | None, filling: _Filling, there: Known) -> list[str]:
    """Return what may be meant otherwise of a piece that is understood."""
    doubts = []
    kind, what, text = filling.kind, piece.what, piece.text
    if what is What.SPAN and piece.value[0] >= piece.value[1] and kind != "on-call":
        doubts.append(wording.over_midnight(text))
    elif what is What.MINUTES and is_odd_length(text):
        doubts.append(wording.odd_length(text, piece.value))
    elif what is What.CLOCK and _SMALL_CLOCK.fullmatch(piece.plain) and kind in _SMALL_CLOCK_ASKED:
        doubts.append(wording.time_or_length(text))
    elif what is What.DAY and may_be_a_time(text):
        doubts.append(wording.day_or_time(text))
    elif what is What.DAY and there.month_first is None and has_two_orders(text):
        doubts.append(wording.day_or_month(text, piece.value[1], piece.value[2]))
    elif what is What.NUMBER and len(piece.plain) > 1 and piece.plain.startswith("0"):
        doubts.append(wording.number_or_hour(text, piece.value))
    elif what is What.CLIENT and _is_everyday(piece):
        doubts.append(wording.everyday_code(text, piece.value[0].code))
    elif what is What.NOTICE and piece.value < DAY_MINUTES:
        doubts.append(wording.LATE_NOTICE)
    if before is not None and what is What.SIZE and before.what is What.NUMBER:
        doubts.append(wording.of_what(f"{before.text} {text}", before.text))
    return doubts


def _word(filling: _Filling, piece: Piece) -> None:
    meant = [word for word in piece.means if word.kind == filling.kind]
    word = meant[0]
    if word.value is None:
        if piece.what is What.RATED:
            filling.put(word.field, piece.value, piece.text)
        else:
            filling.problems.append(wording.number_wanted(piece.text))
    elif word.field:
        choices = _choices(word.kind, word.field)
        value = choices(str(word.value)) if choices else word.value
        filling.put(word.field, value, piece.text, naming=word.weight is Weight.NAMES)


def _is_everyday(piece: Piece) -> bool:
    """Say whether a code in small letters is also a word of any sentence: "it" for a client IT."""
    word = piece.tokens[0].text
    return word.isalpha() and word.islower() and places("english").get(word, EVERYDAY) < EVERYDAY


@cache
def _choices(kind: str, name: str) -> type[StrEnum] | None:
    """Return the enum whose members a field takes, one or several of them; None where it takes something else."""
    hint = get_type_hints(BY_NAME[kind].record)[name]
    return next((t for t in (hint, *get_args(hint)) if isinstance(t, type) and issubclass(t, StrEnum)), None)


def _client(filling: _Filling, filled: Filled, parts: Sorted, there: Known, now: datetime) -> None:
    kind = filling.kind
    codes = [piece for piece in parts.understood if piece.what in (What.CLIENT, What.NEW_CLIENT)]
    has_note = bool(BY_NAME[kind].text)
    filling.problems += [wording.unknown_client(piece.text, has_note=has_note) for piece in parts.unknown_codes]
    if BY_NAME[kind].of_a_client:
        filling.doubts += [wording.code_in_note(piece.text) for piece in parts.codes_in_note]
    if codes and not BY_NAME[kind].of_a_client:
        filling.problems.append(wording.no_client_here(kind, BY_NAME[kind].one, codes[0].text))
        return
    found: list[tuple[str, tuple[Client, ...]]] = []
    for piece in codes:
        if piece.what is What.NEW_CLIENT:
            taken = there.clients.get(folded(piece.value))
            if taken:
                filling.problems.append(wording.already_a_client(taken[0].code))
                return
            # A client begun with a line is one of therapy.
            similar = [c for c in there.alike.get(look(piece.value), ()) if c.role is Role.THERAPY]
            filling.doubts += [wording.looks_like(piece.value, client.code, client.day) for client in similar]
            filled.client_is_new = True
            try:
                found.append((piece.value, (_new(piece.value, filled.at or now),)))
            except FieldError as error:
                filling.problems.append(wording.problem(error.field, error.reason))
                return
        elif all(clients != piece.value for _, clients in found):
            found.append((piece.text, piece.value))
    if len(found) > 1:
        filling.problems.append(wording.two_clients(found[0][0], found[1][0]))
    elif found and len(found[0][1]) > 1:
        filling.problems.append(_which(found[0][1]))
    elif found:
        filled.client = found[0][1][0]
    elif BY_NAME[kind].of_a_client and kind != "reflection" and not parts.unknown_codes:
        filling.problems.append(wording.client_needed(BY_NAME[kind].one))


def _which(clients: tuple[Client, ...]) -> str:
    """Return the question which of several clients is meant."""
    roles = [str(client.role) for client in clients]
    if len(set(roles)) == len(roles):
        return wording.two_roles(clients[0].code, roles)
    return wording.which_of([(client.code, client.day) for client in clients])


def _new(code: str, at: datetime) -> Client:
    """Return a client who begins on the day of their first line."""
    return Client(code=code, at=start_of(at))


def _note(filling: _Filling, parts: Sorted) -> None:
    if parts.left:
        filling.doubts.append(wording.left_as_words(parts.left))
    filling.doubts += [wording.torn(*words) for words in parts.torn]
    filling.doubts += [wording.mistyped(*words) for words in parts.mistyped]
    if not parts.note:
        return
    if parts.not_held:
        filling.doubts.append(wording.not_held(parts.not_held))
    if parts.clients_in_note:
        filling.doubts.append(wording.client_in_note(parts.clients_in_note))
    if parts.tail_read:
        filling.doubts.append(wording.BEHIND_A_DASH)
    if _TOLD_LATE & set(folded(parts.note).split()) and filling.get("status") is SessionStatus.CANCELLED:
        filling.doubts.append(wording.LATE_IN_NOTE)
    words = {word.strip(",.;:()") for word in folded(parts.note).split()}
    if _TOLD_LATE & words and filling.get("status") is SessionStatus.CANCELLED_BY_ME:
        filling.doubts.append(wording.NO_NOTICE_OF_MINE)
    if _OF_ME & words and filling.get("status") in (SessionStatus.CANCELLED, SessionStatus.CANCELLED_LATE):
        filling.doubts.append(wording.BY_THEM)
    name = BY_NAME[filling.kind].text
    if not name:
        filling.problems.append(wording.no_note(filling.kind, BY_NAME[filling.kind].one, parts.note))
    else:
        filling.put(name, parts.note, parts.note)


def _moment(filling: _Filling, filled: Filled, now: datetime) -> None:
    kind, status = filling.kind, filling.get("status")
    weekday, clock = filling.get("weekday"), filling.get("clock")
    day = filling.get("day") if "day" in filling.said else weekday
    typed = next((filling.said[name][1] for name in ("day", "weekday") if name in filling.said), "")
    planned = status is SessionStatus.PLANNED
    moment = moment_of(kind, day, clock, now, ahead=planned, typed=typed)
    if moment.at is None:
        filling.problems.append(moment.problem)
        return
    if weekday and moment.at.weekday() != weekday[1]:
        filling.problems.append(wording.another_weekday(typed, moment.at.date()))
        return
    filled.at, filled.clock_said = moment.at, clock is not None
    if weekday and day is weekday and status in _CANCELLED:
        filling.doubts.append(wording.which_weekday(moment.at.date()))
    if isinstance(day, tuple) and day[0] is None and abs(moment.at - now) > HALF_A_YEAR:
        filling.doubts.append(wording.which_year(typed, moment.at.date()))
    _length(filling, moment.at)
    coming = still_to_come(moment.at, now)
    if kind == "session":
        if status is None:
            status = SessionStatus.PLANNED if coming else SessionStatus.ATTENDED
            filling.put("status", status, "")
        if planned and clock is None:
            filling.problems.append(wording.WHEN_PLANNED)
        elif planned and moment.at < now:
            filling.doubts.append(wording.PLANNED_BEFORE)
    if clock is None and day is not None and moment.at.time() == NOON and kind in ("session", "on-call"):
        filling.doubts.append(wording.NO_CLOCK)
    if coming and status not in _AHEAD and kind != "on-call":
        shown = dates.clock(moment.at) if isinstance(clock, time) and day is None else typed or dates.clock(moment.at)
        filling.doubts.append(wording.still_to_come(shown))


def _length(filling: _Filling, start: datetime) -> None:
    """Fill in the elapsed minutes of a span; one whose end comes no later on that day ends on the next."""
    if "end" not in filling.said:
        return
    clock, text = filling.said["end"]
    try:
        end = next_time(start, clock)
    except FieldError as skipped:
        filling.problems.append(wording.problem("end", skipped.reason))
    else:
        filling.put("minutes", minutes_between(start, end), text)
