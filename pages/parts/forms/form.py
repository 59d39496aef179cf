"""One entry being written: inputs whose values outlive F5, a lock and a crash.

    form = begin(journal, journal.downtimes, start={...})   # new, or ?id=… from the address
    form.rating("energy_after", "Energy after")
    form.save_button(build)                                 # build(form) → record

Values live in session state while the page is open and, encrypted, in a
draft that the address names (?draft=…, no word of any client in it).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, Generic, TypeVar, Unpack

import streamlit as st

from journal.errors import EntryNotFound, FieldError, JournalError, SavedElsewhere, WrittenElsewhere
from journal.planning.began import began
from journal.records.entry import Entry, local_time, new_id, now_utc
from journal.store.drafts import TYPED, Draft
from journal.store.entries import Entries
from journal.store.journal import Journal
from journal.use_cases.changing import Changed, take_back
from journal.wording import labels
from journal.wording.moment_field import at_field
from pages.parts import notice
from pages.parts.clock import browser_zone, local_now
from pages.parts.forms import carried, field_error, first_field, just_saved, moment_field
from pages.parts.forms.draft_values import a_day, decoded, encoded, of_type, same, shown, values_of
from pages.parts.forms.moment_field import MomentField
from pages.parts.forms.note_editor import EditorOptions, note_editor, this_tab, typed
from pages.parts.forms.other_version import (
    begun,
    draft_to_show,
    forget,
    known,
    saved_meanwhile,
    say_meanwhile,
    stored,
)
from pages.parts.forms.rows_elsewhere import ROWS_BEFORE, merged, not_shown, with_rows_before
from pages.parts.forms.tell_saved import tell_saved
from pages.parts.forms.unfinished import offer, offer_unfinished
from pages.parts.streamlit_private import browser_holds, uninterrupted

BEGUN = ("day", "time")
"""Where an address names the moment that a new form begins with."""

_BEGINS = "form.begins"
"""Where it is noted that a form begins right after another one was saved, and so with its first field."""

R = TypeVar("R", bound=Entry)
E = TypeVar("E", bound=StrEnum)


class Form(Generic[R]):
    """The inputs of one entry. `entry` is the one being edited, None for a new one."""

    def __init__(self, journal: Journal, entries: Entries[R], entry: R | None, draft_id: str, start: Mapping[str, Any]):
        self.journal = journal
        self.entries = entries
        self.entry = entry
        self.draft_id = draft_id
        self._base = carried.base_of(draft_id)
        own = values_of(entry) if entry is not None else {}
        self._start = {**{name: shown(value) for name, value in start.items()}, **own}
        self._empty: dict[str, Any] = {}
        self._texts: list[str] = []
        self.less_often: set[str] = set()
        self.elsewhere: Callable[[str], bool] = lambda _: False
        """Says of an input whether another page of the same entry asks for it: saving here leaves it in a draft."""
        self._moments: dict[str, MomentField] = {}
        self._begins: dict[str, tuple[str | None, datetime | None]] = {}
        self._began: dict[str, time] = {}
        self._saved = False
        self._look_at_draft()
        moment_field.heard_of(self.key(""), of=draft_id)
        journal.drafts.begun(draft_id)

    def _look_at_draft(self) -> None:
        self._draft: Draft | None = self.journal.drafts.get(self.draft_id)
        self._fields = moment_field.with_typed(self._draft.fields, self._draft.texts) if self._draft else {}

    # --- values ---------------------------------------------------------------------------------

    def __getitem__(self, name: str) -> Any:
        """Return an input's value as it stands now; of one not shown, what it started with."""
        if name in self._texts:
            return self._text(name)
        key = self.key(name)
        return st.session_state[key] if key in st.session_state else self._kept(name)

    @property
    def shown(self) -> set[str]:
        """The names of the inputs that were drawn so far."""
        return set(self._empty)

    def key(self, name: str) -> str:
        """Return the widget key of an input."""
        return f"{self._base}.{name}"

    def field(self, name: str, *, empty: Any = None, takes: Callable[[Any], Any] = same) -> str:
        """Announce an input and return its widget key; `empty` is what it shows where nothing was said.

        `takes` returns of a value what the input can hold, None for nothing:
        a draft may come from another version of the program.
        """
        key = self.key(name)
        self._empty[name] = empty
        kept = self._kept(name)
        if key not in st.session_state:
            self._as_stored(name)
            held = None if kept is None else takes(kept)
            if held != kept:
                st.session_state.setdefault(self.key("not_shown"), []).append(name)
                held = self._start.get(name) if held is None else held
            st.session_state[key] = empty if held is None else held
            kept = st.session_state[key]
        elif st.session_state[key] != empty and not browser_holds(key):
            # Told again with this run. What is empty is so untold, and must not wipe what is typed meanwhile.
            st.session_state[key] = st.session_state[key]
        for result in (begun(self.draft_id), known(self.draft_id)):
            result.setdefault(name, encoded(empty if kept is None else kept))
        return key

    def _as_stored(self, name: str) -> None:
        """Note what the draft holds of an input that is about to be shown here first."""
        if self._draft is not None and name in self._draft.fields and self.key(name) not in st.session_state:
            stored(self.draft_id)[name] = self._draft.fields[name]

    def begin_with(self, values: Mapping[str, Any]) -> None:
        """Give inputs what they start with, where the entry itself says nothing of them."""
        self._start = {**{name: shown(value) for name, value in values.items()}, **self._start}

    def follow(self, name: str, value: Any) -> None:
        """Let an input show `value`, which follows from others, until it is changed by hand.

        Call it before the input is shown. An entry being edited keeps what
        it holds until what `value` follows from is changed.
        """
        if any(any(self[f"{of}.unread"] or ()) for of in (name, name.rpartition("_")[0])):
            return  # something is being typed there that is no date yet
        last, value = f"{name}.followed", shown(value)
        key, last_key = self.key(name), self.field(last)
        begun = self.entry is not None and st.session_state[last_key] is None
        if value != st.session_state[last_key] and not begun and self[name] in (None, st.session_state[last_key]):
            self._as_stored(name)
            st.session_state[key] = value
        if self[name] == value:  # nothing of the therapist's own yet, so nothing to keep in a draft
            self._nothing_own(name, value)
        st.session_state[last_key] = value
        self._nothing_own(last, value)

    def _nothing_own(self, name: str, value: Any) -> None:
        self._start[name] = value
        for result in (begun(self.draft_id), known(self.draft_id)):
            result[name] = encoded(value)

    def begins(self, name: str = "at", *, less: str | None = None, at: datetime | None = None) -> None:
        """Let the date and time of `fields.when` be the moment of the first key, until they are touched.

        `less` names the input with the minutes it took, where it is over by
        then; `at` is the moment itself, where it is known: its time stands
        also on a day that was chosen. Call it before the inputs are read, and
        again once the minutes are known.
        """
        if self.entry is not None:
            return
        self._begins[name] = (less, at)
        minutes = self[less] if less is not None else None
        here = local_now(self.journal).tzinfo
        known = at.astimezone(here).replace(second=0, microsecond=0) if at is not None else None
        try:
            start = known or began(self._first_key(), None if minutes is None else int(minutes))
        except (OverflowError, ValueError):
            return  # minutes that no record takes: said when saving
        value = start.replace(tzinfo=None)
        names = (f"{name}_day", f"{name}_time")
        last = f"{name}.followed"
        last_key = self.field(last, takes=of_type(datetime))
        before = st.session_state[last_key]
        held = (self[names[0]], self[names[1]])
        self._began[name] = value.time()
        if self[f"{name}.turn"] or held not in ((None, None), before and (before.date(), before.time())):
            if known is not None and before is not None and held == (value.date(), before.time()):  # only the day was
                self._as_stored(names[1])
                st.session_state[self.key(names[1])] = value.time()
                st.session_state[last_key] = datetime.combine(before.date(), value.time())
            return
        for key, result in ((names[0], value.date()), (names[1], value.time()), (last, value)):
            self._as_stored(key)
            st.session_state[self.key(key)] = result
            self._nothing_own(key, result)

    def _first_key(self) -> datetime:
        """Return when the first word or answer of this form was kept, or this moment if none is yet."""
        now = local_now(self.journal)
        return now if self._draft is None else self._draft.begun_at.astimezone(now.tzinfo)

    def _kept(self, name: str) -> Any:
        return decoded(self._fields[name]) if name in self._fields else self._start.get(name)

    def _said(self, name: str, value: Any) -> Any:
        """Return a value as a draft keeps it; what an untouched input shows is nothing said."""
        return None if value == self._empty[name] and type(value) is type(self._empty[name]) else encoded(value)

    def _text(self, name: str) -> str:
        result = typed(self.draft_id, name)
        if result is not None:
            return result
        draft = self.journal.drafts.get(self.draft_id)
        if draft is not None and name in draft.texts:
            return draft.texts[name]
        return str(self._start.get(name) or "")

    def note(self, name: str, label: str, **options: Unpack[EditorOptions]) -> None:
        """Show the note editor for a long text."""
        self._texts.append(name)
        kept = self._draft.texts.get(name) if self._draft is not None else None
        note_editor(
            label,
            journal=self.journal,
            draft_id=self.draft_id,
            kind=self.entries.kind,
            field=name,
            text=kept if kept is not None else str(self._start.get(name) or ""),
            entry_id=self.entry.id if self.entry else None,
            **options,
        )

    def say_wrong(self, name: str) -> None:
        """Say below the input that was just drawn why it was not taken, until it is changed."""
        wrong = st.session_state.get(self.key("wrong"))
        if wrong is None or wrong["name"] != name or self._said(name, self[name]) != wrong["held"]:
            return
        field_error.show(self.key(name), wrong["sentence"], press=wrong["press"])

    def moment_field(self, name: str, label: str, parts: Sequence[str], *, needed: bool = False) -> None:
        """Show the field for a date ("day"), a time ("time") or both; see moment_field.MomentField for their names."""
        field = MomentField(self.key(name), parts, of=self.draft_id)
        for part, key in field.keys.items():
            takes = a_day(moment_field.EARLIEST, moment_field.LATEST) if part == "day" else of_type(time)
            self.field(key.removeprefix(self.key("")), takes=takes)
        self.field(f"{name}.turn", empty=0, takes=of_type(int))
        self.field(f"{name}.unread", empty=[], takes=of_type(list))
        self._moments[name] = field
        moment_field.show(
            field,
            label,
            journal=self.journal,
            needed=needed,
            draft={
                "journal": self.journal.id,
                "draft": self.draft_id,
                "kind": self.entries.kind,
                "entry": self.entry.id if self.entry else None,
                "field": f"{name}{TYPED}",
            },
        )

    def chosen(self, name: str, kind: type[E]) -> E | None:
        """Return the chosen word as a member of `kind`, or None."""
        word = self[name]
        return kind(word) if word else None

    def moment(self, name: str = "at") -> datetime:
        """Return the date and time of `fields.when` as an aware moment. Raises FieldError for a skipped hour.

        Neither the field nor a draft knows of an hour that comes twice which
        one it is: it stays the one that it was while its clock is not changed.
        """
        day, clock = self[f"{name}_day"], self[f"{name}_time"]
        before = self._began.get(name) or self._start.get(f"{name}_time")
        clock = before if before == clock else clock
        if day is None:
            raise FieldError(f"{name}_day", "is needed")
        zone = self.entry.zone if self.entry is not None else browser_zone(self.journal)
        return local_time(day, clock or time(0), zone, field_name=f"{name}_time")

    def moment_or_none(self, name: str) -> datetime | None:
        """Return the date and time of `fields.when`, or None where neither was given."""
        return self.moment(name) if self[f"{name}_day"] or self[f"{name}_time"] else None

    def identity(self) -> dict[str, Any]:
        """Return id and times for the record: the old ones when editing, fresh ones otherwise."""
        if self.entry is None:
            return {"id": self.draft_id}
        return {"id": self.entry.id, "written_at": self.entry.written_at, "edited_at": now_utc()}

    # --- keeping --------------------------------------------------------------------------------

    @uninterrupted()
    def keep(self) -> None:
        """Keep what was changed in the inputs as an encrypted draft, if it is not kept already.

        What was not touched here is left as it is kept: another tab may have touched it.
        """
        now = {name: self._said(name, st.session_state.get(self.key(name))) for name in self._empty}
        first, last = begun(self.draft_id), known(self.draft_id)
        before = last if self._draft is not None else first
        changed = {name: value for name, value in now.items() if value != self._said(name, before.get(name))}
        changed = with_rows_before(changed, first)
        kept = self._draft.fields if self._draft is not None else {}
        if self.entry is None and (self._worth_keeping(changed) or kept):
            changed |= {name: value for name, value in now.items() if name not in kept}  # its day and hour, above all
        if not changed or (not kept and not self._worth_keeping(changed)):
            return
        with self.journal.transaction(of_entries=False):
            theirs = self.journal.drafts.get(self.draft_id)
            for name in changed.keys() & (theirs.fields.keys() if theirs is not None else set()):
                if theirs is not None and name.endswith(".rows"):
                    changed[name] = merged(last.get(name) or [], changed[name] or [], theirs.fields[name] or [])
            entry_id = self.entry.id if self.entry else None
            self.journal.drafts.put_fields(self.draft_id, self.entries.kind, entry_id, changed)
        last.update(changed)
        stored(self.draft_id).update(changed)

    def _worth_keeping(self, changed: Iterable[str]) -> bool:
        """Say whether it is more than the day and hour of a form that was opened, or an empty row."""
        begins = self._start.get("at_day") is not None or "at" in self._begins
        moment = ("at", "at_day", "at_time") if begins else ()
        rest = (".followed", ROWS_BEFORE, ".rows")
        own = (name for name in changed if name.partition(".")[0] not in moment and not name.endswith(rest))
        return self.entry is not None or any(own)

    def kept_below(self, prefix: str) -> dict[str, Any]:
        """Return what the draft keeps of inputs whose names begin with `prefix`, as it keeps them, by the rest."""
        kept = self._draft.fields if self._draft is not None else {}
        return {name.removeprefix(prefix): value for name, value in kept.items() if name.startswith(prefix)}

    def typed(self) -> tuple[dict[str, Any], dict[str, str]]:
        """Return what inputs say otherwise than they began with, as a draft keeps it, and the texts."""
        now = {name: self._said(name, st.session_state.get(self.key(name))) for name in self._empty}
        own = {name: value for name, value in now.items() if value != self._said(name, encoded(self._start.get(name)))}
        texts = {name: text for name in self._texts if (text := self._text(name)).strip()}
        return {name: value for name, value in own.items() if not name.endswith((".followed", ROWS_BEFORE))}, texts

    def leave(self, *, within: str | None = None) -> None:
        """Let go of this form in this tab, and of its address: what it held stands elsewhere, in the entry `within`."""
        self.journal.drafts.ended(self.draft_id, by=this_tab(), within=within)
        self._forget()
        carried.no_more(self.draft_id)

    def not_shown(self, name: str) -> list[str]:
        """Return the rows of `name` that another tab put into the draft and this one did not show yet."""
        return not_shown(self.draft_id, name, self._draft.fields if self._draft is not None else {})

    def begin_anew(self, prefix: str, result: Mapping[str, Any]) -> None:
        """Have the draft keep `told`, as `kept_below` returns it, in the place of what it kept there."""
        fields = {f"{prefix}{name}": value for name, value in result.items()}
        entry_id = self.entry.id if self.entry else None
        self.journal.drafts.put_fields(self.draft_id, self.entries.kind, entry_id, fields, instead_of=prefix)
        self._look_at_draft()

    def save_button(
        self,
        build: Callable[[Form[R]], R],
        *,
        label: str = "Save",
        after: Callable[[R], object] | None = None,
        said: Callable[[R], str] | None = None,
        another: bool = False,
    ) -> None:
        """Show the page's one primary button, and what was wrong the last time it was pressed.

        `build` makes the record from the form and may raise JournalError; of
        a new form it may be one that is there already, which is then changed.
        `after` is called with the saved record in the same transaction;
        `said` returns what is said instead of "Saved", and may not hold a
        person's words. With `another`, a second button saves a new entry and
        begins the next one.
        """
        self.keep()
        if self.entry is None and st.query_params.get("draft") != self.draft_id:
            st.query_params["draft"] = self.draft_id  # what lies above was drawn: see `carried`
        if not_shown := st.session_state.get(self.key("not_shown")):
            st.info(labels.not_shown(not_shown))
        trouble = st.session_state.pop(f"{self.entries.kind}.trouble", None)
        if trouble:
            st.error(trouble)
        tell_saved(self.key("told"), journal_id=self.journal.id, draft_id=self.draft_id, tab=this_tab())
        with st.container(horizontal=True):
            st.button(
                label,
                type="primary",
                key=self.key("save"),
                shortcut="Ctrl+Enter",
                on_click=self._save,
                args=(build, after, said),
            )
            if another and self.entry is None:
                st.button(
                    "Save and add another",
                    key=self.key("save_another"),
                    on_click=self._save_and_begin,
                    args=(build, after, said),
                )
            if self.entry is not None or self.journal.drafts.get(self.draft_id) is not None:
                st.button(
                    "Leave it as it was" if self.entry is not None else "Discard",
                    type="tertiary",
                    key=self.key("discard"),
                    on_click=self._discard,
                )

    def _save_and_begin(
        self, build: Callable[[Form[R]], R], after: Callable[[R], object] | None, said: Callable[[R], str] | None
    ) -> None:
        self._save(build, after, said)
        following = carried.after(self.entries.kind, self.draft_id)
        if following is not None:
            st.query_params["draft"] = self.draft_id  # see `carried`: the next one is named once it is drawn
            st.session_state[_BEGINS] = following

    def _save(
        self, build: Callable[[Form[R]], R], after: Callable[[R], object] | None, said: Callable[[R], str] | None
    ) -> None:
        moment_field.heard_of(self.key(""), of=self.draft_id)
        self._look_at_draft()
        if self._pressed_again():
            return
        for name, (less, at) in self._begins.items():
            self.begins(name, less=less, at=at)
        notice.forget()
        st.session_state.pop(self.key("wrong"), None)
        try:
            for name, field in self._moments.items():
                field.check(name)
            with self.journal.transaction():
                if self.entry is None and self.entries.holds(self.draft_id):
                    raise SavedElsewhere
                if self._take_in():
                    raise WrittenElsewhere
                others = self._of_other_pages() | self.journal.drafts.unseen(self.draft_id, by=this_tab())
                kept = self._draft.fields if self._draft is not None and self.entry is not None else {}
                inputs = {name: value for name, value in kept.items() if self.elsewhere(name)}
                record = build(self)
                before = self.entry
                if before is None and record.id != self.draft_id:
                    before = self.entries.get(record.id)
                if before is None:
                    self.entries.add(record, draft_id=self.draft_id)
                else:
                    record = self.entries.update(record, draft_id=self.draft_id, read_as_of=before.as_of)
                if after is not None:
                    after(record)
                self._keep_for_others(record, others, inputs)
        except FieldError as error:
            st.session_state[f"{self.entries.kind}.trouble"] = labels.problem(error.field, error.reason)
            self._refuse(error.field.removeprefix(self.key("")), error.reason)
            return
        except SavedElsewhere:
            return  # `begin` says it, and goes on with the entry that was saved
        except JournalError as error:
            st.session_state[f"{self.entries.kind}.trouble"] = str(error)
            return
        self._saved = True
        carried.saved_now(self.entries.kind)
        self.journal.drafts.ended(self.draft_id, by=this_tab(), within=record.id)
        text = said(record) if said is not None else "Saved"
        just_saved.note(self.journal.id, self.draft_id, this_tab(), text)
        if self.entry is None and before is not None:
            changed = Changed(before=before, now=record)
            notice.done(text, lambda: take_back(self.entries, changed))
        else:
            notice.saved(self.entries.kind, record.id, new=self.entry is None, text=text)
        keys = [key for key in map(self.key, self._empty) if browser_holds(key) and key in st.session_state]
        left = {key: st.session_state[key] for key in keys}
        self._forget()
        if self.entry is None:
            carried.next_form(self.entries.kind, self.draft_id, left)

    def _pressed_again(self) -> bool:
        """Say whether this press is the second half of a double one: what it is about was saved by the first."""
        if self._saved:
            return True
        if self.entry is not None:
            return False
        # What the saved entry left in the inputs goes first.
        carried.draft_for(self.entries.kind, st.query_params.get("draft", ""))
        return carried.saved_just_now(self.entries.kind) and not self._says_something()

    def _says_something(self) -> bool:
        now = {name: self._said(name, self[name]) for name in self._empty}
        start = {name: self._said(name, encoded(self._start.get(name))) for name in now}
        own = [name for name, value in now.items() if value is not None and value != start[name]]
        by_hand = any(self[f"{name}.turn"] for name in self._moments)
        return by_hand or self._worth_keeping(own) or any(self._text(name).strip() for name in self._texts)

    def _refuse(self, name: str, reason: str) -> None:
        """Say at the input of that name, where there is one, why it was not taken, and bring it into sight."""
        for field in self._moments.values():
            field.refuse(name, reason)
        if name in self.less_often:
            st.session_state[f"more.{self.entries.kind}"] = True
        if name in self._empty:
            held = self._said(name, self[name])
            wrong = {"name": name, "sentence": at_field(reason), "held": held, "press": new_id()}
            st.session_state[self.key("wrong")] = wrong

    def _take_in(self) -> bool:
        """Let inputs that are untouched here show what another tab put into the draft; say whether there was any."""
        draft = self.journal.drafts.get(self.draft_id)
        if draft is None:
            return False
        first, last, own = begun(self.draft_id), known(self.draft_id), stored(self.draft_id)
        new = []
        for name, value in draft.fields.items():
            if name not in self._empty or name.endswith((ROWS_BEFORE, ".rows")):
                continue
            if value != own[name] if name in own else self._said(name, value) != self._said(name, first.get(name)):
                new.append(name)
                own[name] = value
                if encoded(st.session_state.get(self.key(name))) == last.pop(name, None):
                    st.session_state.pop(self.key(name), None)
        rows = [name.removesuffix(".rows") for name in self._empty if name.endswith(".rows")]
        return bool(new) or any(not_shown(self.draft_id, name, draft.fields) for name in rows)

    def _of_other_pages(self) -> dict[str, str]:
        """Return the long texts of the draft that this page does not ask for: another page of the entry does."""
        texts = self._draft.texts if self._draft is not None and self.entry is not None else {}
        others = {name: text for name, text in texts.items() if name not in self._texts}
        return {name: text for name, text in others.items() if hasattr(self.entry, name) or self.elsewhere(name)}

    def _keep_for_others(self, record: R, others: Mapping[str, str], inputs: Mapping[str, Any]) -> None:
        """Keep what another tab or page wrote in the same draft as a change of what this one saved.

        `inputs` are those of another page.
        """
        drafts = self.journal.drafts
        own = {name: str(getattr(record, name, "") or "") for name in {*self._texts, *others}}
        left = {name: text for name, text in others.items() if text.strip() not in own.get(name, "")}
        aside = new_id()
        for name, text in left.items():
            drafts.put_text(aside, self.entries.kind, name, text, entry_id=record.id)
        if inputs:
            drafts.put_fields(aside, self.entries.kind, record.id, inputs)
        drafts.forget_aside(self.draft_id, own, tab=this_tab())

    def _discard(self) -> None:
        self.journal.drafts.drop(self.draft_id)
        self.leave()

    def _forget(self) -> None:
        forget(self.draft_id)
        for name in ("id", "draft", *BEGUN):
            if name in st.query_params:
                del st.query_params[name]


def begin(journal: Journal, entries: Entries[R], start: Mapping[str, Any] | None = None) -> Form[R]:
    """Return the form that the address names: an entry to edit, a draft to go on with, or a new one.

    An address of an entry that is gone is said in a sentence; the form is
    then a new one. One may name the day and time that a new form begins with
    (?day=2026-10-22&time=10:00), for as long as that form is not saved.
    """
    entry = _entry_in_address(entries)
    result = st.query_params.get("draft", "")
    if entry is None:
        result = carried.draft_for(entries.kind, result)
    if entry is None and entries.holds(result):
        saved_meanwhile(journal, entries, result)
        entry, result = _entry_in_address(entries), st.query_params.get("draft", "")
    if entry is not None:
        draft_id = draft_to_show(journal, entries, entry)
        say_meanwhile(draft_id)
        offer(journal, entries, [d for d in journal.drafts.all() if d.entry_id == entry.id and d.id != draft_id])
    else:
        draft_id = _new_or_begun(journal, entries, result)
    begins = _moment_in_address() if entry is None else {}
    first_field.begin_at(st.session_state.pop(_BEGINS, ""))
    return Form(journal, entries, entry, draft_id, {**(start or {}), **begins})


def _moment_in_address() -> dict[str, Any]:
    try:
        day, clock = (st.query_params[name] for name in BEGUN)
        return {"at_day": date.fromisoformat(day), "at_time": time.fromisoformat(clock).replace(tzinfo=None)}
    except (KeyError, ValueError):
        return {}


def _entry_in_address(entries: Entries[R]) -> R | None:
    entry_id = st.query_params.get("id")
    try:
        return entries.get(entry_id) if entry_id else None
    except EntryNotFound as gone:
        st.info(str(gone))
        return None


def _new_or_begun(journal: Journal, entries: Entries[R], result: str) -> str:
    if len(result) != 32 or not all(c in "0123456789abcdef" for c in result):
        result = new_id()
        st.query_params["draft"] = result
    say_meanwhile(result)
    offer_unfinished(journal, entries, besides=result)
    return result


@contextmanager
def more(form: Form[Any]) -> Iterator[None]:
    """Hold the inputs that are asked less often; remembers per kind whether this therapist opens it."""
    kind = form.entries.kind
    settings = form.journal.settings.read()
    key = f"more.{kind}"

    def remember() -> None:
        opened = {*form.journal.settings.read().open_more} - {kind}
        if st.session_state[key]:
            opened.add(kind)
        form.journal.settings.write(replace(form.journal.settings.read(), open_more=tuple(sorted(opened))))

    above = set(form.shown)
    with st.expander("More", expanded=kind in settings.open_more, key=key, on_change=remember):
        yield
    form.less_often |= form.shown - above
