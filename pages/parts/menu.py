"""The menu: which pages there are, under which address, in which order."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from journal.records import kinds
from journal.records.kinds import Kind

PAGES = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the menu; a `hidden` one is reached from another page only.

    `address` is what stands after the first '/' of its address. It is kept
    when the file moves: it stands in bookmarks and in tests/files/kept_names.json.
    """

    file: str
    address: str
    title: str
    icon: str
    hidden: bool = False

    @classmethod
    def of(cls, kind: Kind, file: str) -> Place:
        """Return the page on which a kind of entry is written: it names itself."""
        return cls(file, kind.page, kind.title, kind.icon)

    @property
    def path(self) -> Path:
        """Where its file lies."""
        return PAGES / self.file


MENU = {
    "": (
        Place("today/today.py", "today", "Today", ":material/wb_sunny:"),
        Place("entries/entries.py", "entries", "The journal", ":material/menu_book:"),
        Place("today/safety.py", "safety", "If it is urgent", ":material/support:"),
        Place("today/inbox.py", "inbox", "Left while locked", ":material/inbox:", hidden=True),
    ),
    "Log": (
        Place.of(kinds.SESSION, "log/session.py"),
        Place("week/week.py", "week", "The week", ":material/calendar_view_week:"),
        Place.of(kinds.REFLECTION, "log/reflection.py"),
        Place.of(kinds.DOWNTIME, "log/downtime.py"),
        Place.of(kinds.CONTACT, "log/contact.py"),
        Place.of(kinds.ENCOUNTER, "log/encounter.py"),
        Place.of(kinds.SUPERVISION, "log/supervision.py"),
        Place.of(kinds.ON_CALL, "log/on_call.py"),
        Place.of(kinds.CHECK_IN, "today/check_in.py"),
        Place.of(kinds.SCALE, "log/scale.py"),
    ),
    "Insight": (
        Place("insight/emotional_load.py", "emotional-load", "Emotional load", ":material/stacked_line_chart:"),
        Place("insight/caseload_intensity.py", "caseload-intensity", "Caseload intensity", ":material/balance:"),
        Place("insight/asks_most.py", "asks-most", "Who asks most", ":material/group_work:"),
        Place("insight/on_my_mind.py", "still-with-me", "On my mind", ":material/cloud:"),
        Place("insight/recovery.py", "recovery", "Recovery", ":material/spa:"),
        Place("insight/hours_between.py", "hours-between", "The hours between", ":material/hourglass_empty:"),
        Place("insight/contact_pattern.py", "contact-pattern", "Contact and agreement", ":material/forum:"),
        Place("supervision/hours.py", "hours", "Hours", ":material/schedule:"),
        Place("insight/scales.py", "scales", "Scales over time", ":material/show_chart:"),
        Place("insight/word_tone.py", "word-tone", "Word tone", ":material/text_fields:"),
        Place("insight/how_computed.py", "how-computed", "How this is computed", ":material/function:"),
    ),
    "Ahead": (
        Place.of(kinds.AGENDA, "supervision/agenda.py"),
        Place("supervision/before_supervision.py", "before-supervision", "Before supervision", ":material/forum:"),
        Place("ahead/referral.py", "referral", "Referral", ":material/person_add:"),
        Place.of(kinds.TIME_OFF, "ahead/time_off.py"),
    ),
    "Sharing": (
        Place("sharing/share/share.py", "share", "Share", ":material/outgoing_mail:"),
        Place("sharing/review/review.py", "review", "Review", ":material/rate_review:"),
    ),
    "Keeping": (
        Place.of(kinds.CLIENT, "clients/clients.py"),
        Place("clients/timeline.py", "timeline", "A client's timeline", ":material/timeline:", hidden=True),
        Place.of(kinds.PERSON, "clients/people.py"),
        Place("entries/trash.py", "trash", "Trash", ":material/delete:"),
        Place("insight/weights.py", "weights", "Weights", ":material/tune:"),
        Place("keeping/settings.py", "settings", "Settings", ":material/settings:"),
    ),
}

_PLACED = {place.address for places in MENU.values() for place in places}
# A kind of entry that has no place of its own above is logged, on the page that is called as its record.
MENU["Log"] += tuple(
    Place.of(kind, f"log/{kind.record.__module__.rpartition('.')[2]}.py")
    for kind in kinds.KINDS
    if kind.page not in _PLACED
)

PLACES = {place.address: place for places in MENU.values() for place in places}
"""Address → page."""
