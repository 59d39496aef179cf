"""The menu: nine places, the pages of each, under which address, in which order."""

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
    def of(cls, kind: Kind, file: str, *, hidden: bool = False) -> Place:
        """Return the page on which a kind of entry is written: it names itself."""
        return cls(file, kind.page, kind.title, kind.icon, hidden)

    @property
    def path(self) -> Path:
        """Where its file lies."""
        return PAGES / self.file


SAFETY = Place("today/safety.py", "safety", "If it is urgent", ":material/support:", hidden=True)
"""In no place of the menu: it stands below them, always in sight."""

LOG = tuple(
    Place.of(kind, file)
    for kind, file in (
        (kinds.SESSION, "log/session.py"),
        (kinds.REFLECTION, "log/reflection.py"),
        (kinds.DOWNTIME, "log/downtime.py"),
        (kinds.CONTACT, "log/contact.py"),
        (kinds.ENCOUNTER, "log/encounter.py"),
        (kinds.ON_CALL, "log/on_call.py"),
        (kinds.CHECK_IN, "today/check_in.py"),
        (kinds.SCALE, "log/scale.py"),
    )
)
"""Where something is logged: reached from Today and from one another. Supervision is logged in its own place."""

MENU: dict[str, tuple[Place, ...]] = {
    "Today": (
        Place("today/today.py", "today", "Today", ":material/wb_sunny:"),
        *LOG,
        SAFETY,
        Place("today/cannot_work.py", "cannot-work", "I cannot work today", ":material/sick:", hidden=True),
        Place(
            "today/calls_for_me.py", "calls-for-me", "Somebody calls for me", ":material/phone_forwarded:", hidden=True
        ),
        Place("today/inbox.py", "inbox", "Left while locked", ":material/inbox:", hidden=True),
    ),
    "Week": (Place("week/week.py", "week", "The week", ":material/calendar_view_week:"),),
    "Journal": (
        Place("entries/entries.py", "entries", "The journal", ":material/menu_book:"),
        Place("entries/trash.py", "trash", "Trash", ":material/delete:"),
    ),
    "Clients": (
        Place.of(kinds.CLIENT, "clients/clients.py"),
        Place.of(kinds.PERSON, "clients/people.py"),
        Place("clients/erase.py", "erase", "Erase a client", ":material/person_remove:", hidden=True),
        Place("clients/timeline.py", "timeline", "A client's timeline", ":material/timeline:", hidden=True),
    ),
    "Insight": (
        Place("insight/board.py", "insight", "Insight", ":material/lightbulb:"),
        Place("insight/emotional_load.py", "emotional-load", "Emotional load", ":material/stacked_line_chart:"),
        Place("insight/caseload_intensity.py", "caseload-intensity", "Caseload intensity", ":material/balance:"),
        Place("insight/what_it_did.py", "what-it-did", "What time off did", ":material/ssid_chart:"),
        Place("insight/asks_most.py", "asks-most", "Who asks most", ":material/group_work:"),
        Place("insight/on_my_mind.py", "still-with-me", "On my mind", ":material/cloud:"),
        Place("insight/hours_between.py", "hours-between", "Between clients", ":material/hourglass_empty:"),
        Place("insight/recovery.py", "recovery", "Recovery", ":material/spa:"),
        Place("insight/contact_pattern.py", "contact-pattern", "Contact and agreement", ":material/forum:"),
        Place("insight/scales.py", "scales", "Scales over time", ":material/show_chart:"),
        Place("insight/word_tone.py", "word-tone", "Word tone", ":material/text_fields:"),
        Place("insight/how_computed.py", "how-computed", "How this is computed", ":material/function:"),
        Place("insight/weights.py", "weights", "Weights", ":material/tune:", hidden=True),
    ),
    "Supervision": (
        Place.of(kinds.AGENDA, "supervision/agenda.py"),
        Place("supervision/before_supervision.py", "before-supervision", "Before supervision", ":material/groups_2:"),
        Place.of(kinds.SUPERVISION, "log/supervision.py"),
        Place.of(kinds.SUPERVISION_AGREEMENT, "supervision/agreement.py"),
        Place.of(kinds.ABOUT_SUPERVISION, "supervision/about_supervision.py", hidden=True),
        Place("supervision/hours.py", "hours", "Hours for the board", ":material/schedule:"),
        Place("supervision/hours_dossier.py", "hours-dossier", "Hours dossier", ":material/summarize:", hidden=True),
        Place.of(kinds.PLACEMENT, "supervision/placements.py"),
        Place.of(kinds.OPENING_BALANCE, "supervision/opening_balances.py", hidden=True),
        Place.of(kinds.CPD, "supervision/cpd.py"),
        Place("supervision/cpd_evidence.py", "cpd-evidence", "Evidence", ":material/attach_file:", hidden=True),
    ),
    "Ahead": (
        Place.of(kinds.TIME_OFF, "ahead/time_off.py"),
        Place("ahead/absence.py", "absence", "While I am away", ":material/flight_takeoff:", hidden=True),
        Place("ahead/absence_back.py", "absence-back", "Back", ":material/flight_land:", hidden=True),
        Place("ahead/long_leave.py", "long-leave", "Long leave", ":material/event_busy:", hidden=True),
        Place.of(kinds.ABSENCE_PLAN, "ahead/absence_plan.py", hidden=True),
        Place.of(kinds.ABSENCE_DECISION, "ahead/absence_client.py", hidden=True),
        Place("ahead/coming_weeks.py", "coming-weeks", "Coming weeks", ":material/date_range:"),
        Place.of(kinds.CLINICAL_WILL, "ahead/clinical_will.py"),
        Place("ahead/absence_tell.py", "absence-tell", "Who is told", ":material/campaign:", hidden=True),
        Place("ahead/year_notice.py", "year-notice", "The year's days away", ":material/event_note:", hidden=True),
        Place("ahead/first_agreement.py", "first-agreement", "First agreement", ":material/handshake:", hidden=True),
        Place.of(kinds.COVER, "ahead/absence_cover.py", hidden=True),
        Place.of(kinds.COVERING, "ahead/covering.py"),
        Place("ahead/referral.py", "referral", "Referral", ":material/person_add:"),
    ),
    "Sharing": (
        Place("sharing/share/share.py", "share", "Share", ":material/outgoing_mail:"),
        Place("sharing/share/sheet.py", "sheet", "The sheet", ":material/assignment_ind:", hidden=True),
        Place("sharing/share/cpd_file.py", "cpd-file", "CPD file", ":material/folder_managed:", hidden=True),
        Place("sharing/review/sheet_came.py", "sheet-came", "A sheet that came", ":material/assignment:", hidden=True),
        Place("sharing/review/review.py", "review", "Review", ":material/rate_review:"),
        Place.of(kinds.SUPERVISEE_NOTE, "sharing/review/supervisees.py", hidden=True),
    ),
    "Keeping": (
        Place("keeping/settings.py", "settings", "Settings", ":material/settings:"),
        Place("keeping/bring_in.py", "bring-in", "Bring in", ":material/move_to_inbox:"),
        Place("keeping/copies.py", "copies", "Copies", ":material/content_copy:"),
        Place("keeping/retention.py", "retention", "Keep, and let go", ":material/auto_delete:"),
        Place("keeping/take_out.py", "take-out", "Take out", ":material/archive:"),
        Place("keeping/year_in_review.py", "year-in-review", "Year in review", ":material/auto_stories:"),
    ),
}
"""The nine places; the first page of each is where the menu leads, the others stand as a row on top of each of them."""

_PLACED = {place.address for places in MENU.values() for place in places}
# A kind of entry that has no place of its own above is logged, on the page that is called as its record.
_NEW = tuple(
    Place.of(kind, f"log/{kind.record.__module__.rpartition('.')[2]}.py")
    for kind in kinds.KINDS
    if kind.page not in _PLACED
)
LOG += _NEW
MENU["Today"] += _NEW

PLACES = {place.address: place for places in MENU.values() for place in places}
"""Address → page."""


def place_of(address: str) -> str | None:
    """Return the name of the place in which the page of an address lies; None: in none, what is urgent."""
    if address == SAFETY.address:
        return None
    return next(name for name, places in MENU.items() if PLACES[address] in places)


def row_of(address: str) -> tuple[Place, ...]:
    """Return the pages that stand as a row on top of the page of an address: those of its place; alone, it has none.

    Where one logs they are the other kinds; on the day itself those stand further down.
    """
    if PLACES[address] in LOG:
        return LOG
    name = place_of(address)
    row = tuple(place for place in MENU[name] if not place.hidden and place not in LOG) if name else ()
    return row if len(row) > 1 else ()
