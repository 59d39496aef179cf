"""The field for a date, a time, or both: typed in the order one is used to, worked by keys, kept while it is typed.

It is a component of our own (moment_field.js), since Streamlit's inputs lose
what is typed and not left yet. What it holds lies in the session state under
plain keys: a date, a time; it is heard there before a form or a button looks.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any

import streamlit as st

from journal.errors import FieldError
from journal.store.drafts import TYPED
from journal.store.journal import Journal
from journal.wording import dates
from journal.wording import moment_field as wording
from pages.parts import clock
from pages.parts.forms.note_editor import this_tab
from pages.parts.own_component import own_component

EARLIEST, LATEST = date(1900, 1, 1), date(2200, 12, 31)
"""The days that records take."""

STEP = 5
"""Minutes from one time to the next by arrow key."""

_HERE = Path(__file__).parent
_PARTS = ("moment_reading.js", "moment_calendar.js", "moment_field.js")
_CALENDAR = (
    '<svg viewBox="0 0 24 24" aria-hidden="true"><rect x="3.5" y="5" width="17" height="15.5" rx="2"/>'
    '<path d="M3.5 10h17M8 2.8v4M16 2.8v4"/></svg>'
)
_INPUT = (
    'type="text" readonly autocomplete="off" autocorrect="off" autocapitalize="off" spellcheck="false" translate="no" '
    'data-gramm="false" aria-describedby="keys problem"'
)
_HTML = f"""
<div class="field">
  <div class="part day"><label for="day"></label><div class="box">
    <input id="day" {_INPUT}><span class="weekday" aria-hidden="true"></span>
    <button type="button" class="open" aria-haspopup="dialog" aria-expanded="false">{_CALENDAR}</button>
  </div></div>
  <div class="part time"><label for="time"></label><div class="box"><input id="time" {_INPUT}></div></div>
  <p id="problem" role="alert"></p>
</div>
<span id="keys" class="unseen"></span><span id="said" class="unseen" role="status"></span>
<dialog>
  <div class="top"><button type="button" class="before">‹</button><h2 id="month" aria-live="polite"></h2>
    <button type="button" class="after">›</button></div>
  <table role="grid" aria-labelledby="month"><thead><tr></tr></thead><tbody></tbody></table>
  <div class="below"><button type="button" class="now"></button><button type="button" class="none"></button>
    <button type="button" class="shut"></button></div>
</dialog>
"""

_component = own_component(
    "moment_field",
    html=_HTML,
    css=(_HERE / "moment_field.css").read_text(encoding="utf-8"),
    js="\n".join((_HERE / name).read_text(encoding="utf-8") for name in _PARTS),
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a field last said: the changes by hand so far, what it holds, what in it could not be read; its draft."""

    turn: int
    parts: Mapping[str, date | time | None]
    unread: list[str]
    of: str = ""


def understood(raw: Any) -> Told | None:
    """Return what a field sent, or a draft holds of it; None for what no field of ours sends."""
    try:
        if type(raw["turn"]) is not int:
            return None
        parts = {name: read(raw[name]) if raw[name] else None for name, read in _READ.items() if name in raw}
        unread = [str(text) for text in raw["unread"]]
        of = str(raw.get("of", ""))
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
    return Told(raw["turn"], parts, unread, of)


def heard_of(prefix: str, *, of: str = "") -> None:
    """Take what the fields of the draft `of` told whose names begin with `prefix`."""
    for key in [str(key) for key in st.session_state]:
        if key.startswith(prefix) and key.endswith(".moment"):
            result = understood((st.session_state[key] or {}).get("told"))
            if result is not None:
                MomentField(key.removesuffix(".moment"), tuple(result.parts), of=of).hear()


def _named(base: str, parts: Collection[str]) -> dict[str, str]:
    return {part: f"{base}_{part}" if len(parts) > 1 else base for part in parts}


_READ: dict[str, Callable[[str], date | time]] = {"day": date.fromisoformat, "time": time.fromisoformat}


@dataclass(frozen=True, slots=True)
class MomentField:
    """Where a field keeps what it holds. `parts` is ("day", "time") or one of them.

    The value of a single part lies under `base` itself, those of both under
    f"{base}_day" and f"{base}_time". `of` is its draft: another one may have had these keys before.
    """

    base: str
    parts: Sequence[str] = ("day",)
    first: date = EARLIEST
    last: date = LATEST
    of: str = ""

    @property
    def keys(self) -> dict[str, str]:
        """The key of each part's value."""
        return _named(self.base, self.parts)

    @property
    def component(self) -> str:
        """The widget key; what the field last told lies under it."""
        return f"{self.base}.moment"

    @property
    def unread(self) -> list[str]:
        """What stands in each part and is no date, no time; empty where all could be read."""
        return st.session_state.get(f"{self.base}.unread") or []

    def hear(self) -> None:
        """Take what the field told since the last time, if anything."""
        result = understood((st.session_state.get(self.component) or {}).get("told"))
        if result is None or result.of != self.of or result.turn <= (st.session_state.get(f"{self.base}.turn") or 0):
            return
        for name, key in self.keys.items():
            value = result.parts.get(name)
            inside = not isinstance(value, date) or self.first <= value <= self.last
            st.session_state[key] = value if inside else None
        st.session_state[f"{self.base}.unread"] = result.unread
        st.session_state[f"{self.base}.turn"] = result.turn
        st.session_state.pop(f"{self.base}.refused", None)

    def refuse(self, name: str, reason: str) -> None:
        """Say at the field why it was not taken, if `name` is one of its own; until it is changed."""
        own = self.base.partition(".")[2] or self.base
        for part, told_name in _named(own, self.parts).items():
            if name == told_name or (name == own and part == self.parts[0]):
                st.session_state[f"{self.base}.refused"] = {part: wording.at_field(reason)}

    def check(self, name: str) -> None:
        """Raise FieldError, for a field of that name, while something stands in it that could not be read."""
        for told_name, text in zip(_named(name, self.parts).values(), self.unread, strict=False):
            if text:
                raise FieldError(told_name, wording.UNREAD)


def show(
    field: MomentField,
    label: str,
    *,
    journal: Journal,
    draft: Mapping[str, Any] | None = None,
    label_hidden: bool = False,
    needed: bool = False,
    on_change: Callable[[], None] | None = None,
) -> None:
    """Show a field. What is typed goes into `draft` (journal, draft, kind, entry, field), where one is given."""
    how = dates.written()

    def heard() -> None:
        field.hear()
        if on_change is not None:
            on_change()

    values = {name: st.session_state.get(key) for name, key in field.keys.items()}
    day, at = values.get("day"), values.get("time")
    _component(
        key=field.component,
        data={
            "id": field.component,
            "of": field.of,
            "label": label,
            "label_hidden": label_hidden,
            "parts": list(field.keys),
            "day": day.isoformat() if day is not None else None,
            "time": at.isoformat("minutes") if at is not None else None,
            "turn": st.session_state.get(f"{field.base}.turn") or 0,
            "unread": field.unread,
            "first": field.first.isoformat(),
            "last": field.last.isoformat(),
            "zone": clock.browser_zone(journal),
            "order": how.order,
            "mark": how.mark,
            "hours": how.hours,
            "week": how.week_begins,
            "step": STEP,
            "needed": needed,
            "words": wording.WORDS,
            "refused": st.session_state.get(f"{field.base}.refused") or {},
            "draft": {**draft, "tab": this_tab()} if draft else None,
        },
        on_told_change=heard,
        width="stretch" if len(field.parts) > 1 else 210 if "day" in field.parts else 130,
    )


# --- beside a form -------------------------------------------------------------------------------


def day_input(
    label: str,
    *,
    journal: Journal,
    key: str,
    start: date | None = None,
    first: date = EARLIEST,
    last: date = LATEST,
    label_hidden: bool = False,
    draft: Mapping[str, Any] | None = None,
    on_change: Callable[[], None] | None = None,
) -> date | None:
    """Ask for a day outside a form and return it; it lies in the session state under `key`, beginning with `start`."""
    field = _of_a_day(key, first, last)
    if key not in st.session_state:
        st.session_state[key] = start
    field.hear()
    show(field, label, journal=journal, draft=draft, label_hidden=label_hidden, on_change=on_change)
    day: date | None = st.session_state[key]
    return day


def day_of(key: str, name: str, first: date = EARLIEST, last: date = LATEST) -> date | None:
    """Return the day in a field of `day_input`, also in a callback. Raises FieldError, for `name`, for what is none."""
    field = _of_a_day(key, first, last)
    field.hear()
    field.check(name)
    day: date | None = st.session_state.get(key)
    return day


def forget(key: str) -> None:
    """Let a field of `day_input` begin anew, also while it is shown."""
    st.session_state.pop(key, None)
    st.session_state.pop(f"{key}.unread", None)
    if turn := st.session_state.get(f"{key}.turn"):
        st.session_state[f"{key}.turn"] = turn + 1  # newer than what it holds in the browser


def _of_a_day(key: str, first: date, last: date) -> MomentField:
    return MomentField(key, ("day",), first, last)


# --- in a draft ----------------------------------------------------------------------------------


def with_typed(fields: Mapping[str, Any], texts: Mapping[str, str]) -> dict[str, Any]:
    """Return a draft's inputs with what was typed in a field after the page last heard of it."""
    found = dict(fields)
    for text_name, text in texts.items():
        name = text_name.removesuffix(TYPED)
        if name == text_name:
            continue
        try:
            result = understood(json.loads(text))
        except (ValueError, RecursionError):
            continue
        known = fields.get(f"{name}.turn")
        if result is None or result.turn <= (known if type(known) is int else 0):
            continue
        names = _named(name, result.parts)
        for part, value in result.parts.items():
            found[names[part]] = {"date" if part == "day" else "time": value.isoformat()} if value is not None else None
        found[f"{name}.turn"], found[f"{name}.unread"] = result.turn, result.unread
    return found
