"""The menu: which pages there are, under which address, in which order."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

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
        Place("log/session.py", "session", "Session", ":material/chair:"),
        Place("week/week.py", "week", "The week", ":material/calendar_view_week:"),
        Place("log/reflection.py", "reflection", "Still with me", ":material/psychology_alt:"),
        Place("log/downtime.py", "downtime", "Downtime", ":material/coffee:"),
        Place("log/contact.py", "contact", "Contact", ":material/call:"),
        Place("log/encounter.py", "encounter", "Encounter", ":material/directions_walk:"),
        Place("log/supervision.py", "supervision", "Supervision", ":material/groups:"),
        Place("log/on_call.py", "on-call", "On call", ":material/notifications:"),
        Place("today/check_in.py", "check-in", "Evening", ":material/bedtime:"),
        Place("log/scale.py", "scale", "Scales", ":material/straighten:"),
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
        Place("supervision/agenda.py", "agenda", "Agenda", ":material/checklist:"),
        Place("supervision/before_supervision.py", "before-supervision", "Before supervision", ":material/forum:"),
        Place("ahead/referral.py", "referral", "Referral", ":material/person_add:"),
        Place("ahead/time_off.py", "time-off", "Time off", ":material/beach_access:"),
    ),
    "Sharing": (
        Place("sharing/share/share.py", "share", "Share", ":material/outgoing_mail:"),
        Place("sharing/review/review.py", "review", "Review", ":material/rate_review:"),
    ),
    "Keeping": (
        Place("clients/clients.py", "clients", "Clients", ":material/folder_shared:"),
        Place("clients/timeline.py", "timeline", "A client's timeline", ":material/timeline:", hidden=True),
        Place("clients/people.py", "people", "People", ":material/diversity_1:"),
        Place("entries/trash.py", "trash", "Trash", ":material/delete:"),
        Place("insight/weights.py", "weights", "Weights", ":material/tune:"),
        Place("keeping/settings.py", "settings", "Settings", ":material/settings:"),
    ),
}
