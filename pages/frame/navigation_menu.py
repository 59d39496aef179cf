"""The menu: which pages there are, under which address, in which order."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

PAGES = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the menu; a `hidden` one is reached from another page only.

    Its address is the file's name, with '-' for '_'.
    """

    file: str
    title: str
    icon: str
    hidden: bool = False

    @property
    def path(self) -> Path:
        """Where its file lies."""
        return PAGES / self.file

    @property
    def address(self) -> str:
        """What stands after the first '/' of its address."""
        return self.path.stem.replace("_", "-")


MENU = {
    "": (
        Place("today/today.py", "Today", ":material/wb_sunny:"),
        Place("today/entries.py", "The journal", ":material/menu_book:"),
        Place("today/safety.py", "If it is urgent", ":material/support:"),
        Place("today/inbox.py", "Left while locked", ":material/inbox:", hidden=True),
    ),
    "Log": (
        Place("log/session.py", "Session", ":material/chair:"),
        Place("log/week.py", "The week", ":material/calendar_view_week:"),
        Place("log/reflection.py", "Still with me", ":material/psychology_alt:"),
        Place("log/downtime.py", "Downtime", ":material/coffee:"),
        Place("log/contact.py", "Contact", ":material/call:"),
        Place("log/encounter.py", "Encounter", ":material/directions_walk:"),
        Place("log/supervision.py", "Supervision", ":material/groups:"),
        Place("log/on_call.py", "On call", ":material/notifications:"),
        Place("log/check_in.py", "Evening", ":material/bedtime:"),
        Place("log/scale.py", "Scales", ":material/straighten:"),
    ),
    "Insight": (
        Place("insight/emotional_load.py", "Emotional load", ":material/stacked_line_chart:"),
        Place("insight/caseload_intensity.py", "Caseload intensity", ":material/balance:"),
        Place("insight/asks_most.py", "Who asks most", ":material/group_work:"),
        Place("insight/still_with_me.py", "On my mind", ":material/cloud:"),
        Place("insight/recovery.py", "Recovery", ":material/spa:"),
        Place("insight/hours_between.py", "The hours between", ":material/hourglass_empty:"),
        Place("insight/contact_pattern.py", "Contact and agreement", ":material/forum:"),
        Place("insight/hours.py", "Hours", ":material/schedule:"),
        Place("insight/scales.py", "Scales over time", ":material/show_chart:"),
        Place("insight/word_tone.py", "Word tone", ":material/text_fields:"),
        Place("insight/how_computed.py", "How this is computed", ":material/function:"),
    ),
    "Ahead": (
        Place("ahead/agenda.py", "Agenda", ":material/checklist:"),
        Place("ahead/before_supervision.py", "Before supervision", ":material/forum:"),
        Place("ahead/referral.py", "Referral", ":material/person_add:"),
        Place("ahead/time_off.py", "Time off", ":material/beach_access:"),
    ),
    "Sharing": (
        Place("sharing/share.py", "Share", ":material/outgoing_mail:"),
        Place("sharing/review.py", "Review", ":material/rate_review:"),
    ),
    "Keeping": (
        Place("keeping/clients.py", "Clients", ":material/folder_shared:"),
        Place("keeping/timeline.py", "A client's timeline", ":material/timeline:", hidden=True),
        Place("keeping/people.py", "People", ":material/diversity_1:"),
        Place("keeping/trash.py", "Trash", ":material/delete:"),
        Place("keeping/weights.py", "Weights", ":material/tune:"),
        Place("keeping/settings.py", "Settings", ":material/settings:"),
    ),
}
