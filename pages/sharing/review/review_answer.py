"""An answer being written: comments beside the items, what was agreed, the hours signed; then shown, and sealed.

All of it is one encrypted draft until it is sealed; a pack is answered once.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, date
from typing import Any

import streamlit as st

from journal.records.entry import LONGEST_LINE, new_id
from journal.records.share import ArrivedPack
from journal.sharing.pack import items_of
from journal.sharing.pack_format import AgreedAction, Comment, Pack
from journal.store.drafts import ANSWER, TYPED
from journal.store.journal import Journal
from journal.use_cases.answer_packs import Said
from journal.wording import review as wording
from journal.wording.shared_parts import ITEMS
from pages.parts.forms import moment_field
from pages.parts.forms.draft_values import decoded, encoded
from pages.parts.forms.moment_field import day_input
from pages.parts.forms.note_editor import note_editor, typed
from pages.parts.forms.rows_elsewhere import merged, rows_shown
from pages.parts.streamlit_private import browser_holds, uninterrupted

KIND = ANSWER
_OF_DUE: tuple[tuple[str, Any], ...] = (("turn", 0), ("unread", []))
"""What is kept beside a day: see moment_field.MomentField."""

ROWS, HOURS = "actions", "hours"


def draft_of(arrived: ArrivedPack) -> str:
    """Return the id of the draft of a pack's answer: the same in each tab.

    A pack that was let go of and came again has another one: nothing more is
    kept of a draft that was dropped.
    """
    of = f"{KIND} {arrived.id} {arrived.arrived_at.astimezone(UTC).isoformat()}"
    return hashlib.sha256(of.encode()).hexdigest()[:32]


class Answering:
    """The inputs of one answer, kept in one draft."""

    def __init__(self, journal: Journal, arrived: ArrivedPack, pack: Pack) -> None:
        self.journal = journal
        self.arrived = arrived
        self.pack = pack
        self.id = draft_of(arrived)
        self._draft = journal.drafts.get(self.id)
        self._fields = moment_field.with_typed(self._draft.fields, self._draft.texts) if self._draft is not None else {}
        moment_field.heard_of(f"{self.id}.")

    # --- inputs ----------------------------------------------------------------------------------

    def beside(self, item: str) -> None:
        """Show, below an item, what may be said of it."""
        if item == "pack":
            self._sign_all_button()
            st.header(wording.ON_THE_WHOLE, anchor=False)
        writes = item == "pack" or self._opened(item) or bool(self.text(item))
        with st.container(horizontal=True, vertical_alignment="center"):
            if item.startswith("hour-"):
                st.checkbox(wording.SIGN, key=self._input(item, empty=False))
            if not writes:
                st.button(
                    wording.COMMENT,
                    key=f"{self.id}.{item}.begin",
                    type="tertiary",
                    icon=":material/add_comment:",
                    on_click=self._open,
                    args=(item,),
                )
        if writes:
            self._editor(item)

    def _editor(self, item: str) -> None:
        note_editor(
            wording.COMMENT,
            journal=self.journal,
            draft_id=self.id,
            kind=KIND,
            field=item,
            text=self._draft.texts.get(item, "") if self._draft is not None else "",
            entry_id=self.arrived.id,
            rows=3,
        )
        if len(self.text(item)) > wording.LONGEST_COMMENT:
            st.warning(wording.too_long(len(self.text(item))))

    def _sign_all_button(self) -> None:
        if len(self.pack.hours or ()) > 1:
            st.button(wording.SIGN_ALL, key=f"{self.id}.sign_all", on_click=self._sign_all)

    def actions(self) -> None:
        """Ask what was agreed, a line each."""
        st.header(wording.AGREED, anchor=False)
        st.caption(wording.AGREED_MEANS)
        key = self._input(ROWS, empty=[])
        self.take_in()
        for row in st.session_state[key]:
            with st.container(horizontal=True, vertical_alignment="bottom", key=f"{self.id}.row.{row}"):
                st.text_input(
                    wording.WHAT,
                    key=self._input(f"{row}.text", empty=""),
                    max_chars=LONGEST_LINE,
                    autocomplete="off",
                )
                self._due(row)
                st.button(
                    wording.REMOVE, key=f"{self.id}.{row}.remove", type="tertiary", on_click=self._remove, args=(row,)
                )
        st.button(wording.ADD_ACTION, key=f"{self.id}.add", icon=":material/add:", on_click=self._add)

    def _due(self, row: str) -> None:
        name = f"{row}.due"
        for result, empty in _OF_DUE:
            self._input(f"{name}.{result}", empty=empty)
        draft = {"journal": self.journal.id, "draft": self.id, "kind": KIND, "entry": self.arrived.id}
        day_input(
            wording.DUE,
            journal=self.journal,
            key=self._input(name, empty=None),
            draft={**draft, "field": f"{name}{TYPED}"},
        )

    def unread(self) -> bool:
        """Say whether a day is being typed that is none yet."""
        return any(any(self._value(f"{row}.due.unread", [])) for row in self._value(ROWS, []))

    @uninterrupted()
    def keep(self) -> None:
        """Keep what stands in the inputs, if it is not kept already. The editors keep their own."""
        rows = self._value(ROWS, [])
        now = {ROWS: rows, HOURS: list(self._hours())}
        for row in rows:
            now[f"{row}.text"] = self._value(f"{row}.text", "")
            now[f"{row}.due"] = encoded(self._value(f"{row}.due", None))
            now |= {f"{row}.due.{result}": self._value(f"{row}.due.{result}", empty) for result, empty in _OF_DUE}
        last = st.session_state.setdefault(self._key("kept"), {ROWS: [], HOURS: [], **self._fields})
        changed = {name: value for name, value in now.items() if name not in last or value != last[name]}
        if not changed:
            return
        with self.journal.transaction(of_entries=False):
            theirs = self.journal.drafts.get(self.id)
            for name in (ROWS, HOURS):
                if name in changed and theirs is not None:
                    changed[name] = merged(last[name], changed[name], theirs.fields.get(name, ()))
            self.journal.drafts.put_fields(self.id, KIND, self.arrived.id, changed)
        last.update(changed)

    def take_in(self) -> bool:
        """Show what another tab added to this draft since it was shown here; say whether there was any."""
        fields, shown = self._fields, rows_shown(self.id, ROWS)
        new = [row for row in fields.get(ROWS, ()) if row not in shown]
        mine = self._value(ROWS, [])
        if new:
            theirs = fields[ROWS]
            mine = st.session_state[self._key(ROWS)] = merged([row for row in theirs if row not in new], mine, theirs)
        shown += [row for row in mine if row not in shown]
        return bool(new)

    # --- what it says ----------------------------------------------------------------------------

    def text(self, item: str) -> str:
        """Return a comment as it stands."""
        result = typed(self.id, item)
        if result is None and self._draft is not None:
            result = self._draft.texts.get(item)
        return (result or "").replace("\0", "").strip()

    def says(self) -> Said:
        """Return what it says, in the order of the page."""
        items = _in_order(self.pack)
        actions = []
        for row in self._value(ROWS, []):
            text, due = " ".join(str(self._value(f"{row}.text", "")).split()), self._value(f"{row}.due", None)
            if text:
                actions.append(AgreedAction(text=text, due=due.isoformat() if isinstance(due, date) else None))
        return Said(
            comments=tuple(Comment(on=item, text=text) for item in items if (text := self.text(item))),
            actions=tuple(actions),
            hours=tuple(self._hours()),
        )

    def _hours(self) -> list[str]:
        hours = [item for item in _in_order(self.pack) if item.startswith("hour-")]
        return [item for item in hours if self._value(item, False)]

    # --- values ----------------------------------------------------------------------------------

    def _key(self, name: str) -> str:
        return f"{self.id}.{name}"

    def _kept(self, name: str, empty: Any) -> Any:
        if name.startswith("hour-"):
            return name in self._fields.get(HOURS, ())
        kept = decoded(self._fields.get(name))
        return empty if kept is None else kept

    def _value(self, name: str, empty: Any) -> Any:
        key = self._key(name)
        return st.session_state[key] if key in st.session_state else self._kept(name, empty)

    def _input(self, name: str, *, empty: Any) -> str:
        """Announce an input and return its widget key."""
        key = self._key(name)
        if key not in st.session_state:
            st.session_state[key] = self._kept(name, empty)
        elif st.session_state[key] != empty and not browser_holds(key):
            st.session_state[key] = st.session_state[key]  # told again with this run, as in a form
        return key

    def _opened(self, item: str) -> bool:
        return bool(st.session_state.get(self._key(f"{item}.begun")))

    def _open(self, item: str) -> None:
        st.session_state[self._key(f"{item}.begun")] = True

    def _add(self) -> None:
        st.session_state[self._key(ROWS)] = [*self._value(ROWS, []), new_id()[:8]]

    def _remove(self, row: str) -> None:
        st.session_state[self._key(ROWS)] = [other for other in self._value(ROWS, []) if other != row]

    def _sign_all(self) -> None:
        for n in range(1, len(self.pack.hours or ()) + 1):
            st.session_state[self._key(f"hour-{n}")] = True


def _in_order(pack: Pack) -> list[str]:
    def place(item: str) -> tuple[int, int]:
        name, _, n = item.partition("-")
        return list(ITEMS).index(name), int(n or 0)

    return sorted(items_of(pack), key=place)
