"""Words by which calendars and tables of other programs say what something is, in English and German.

Titles in MAY_MEAN are asked about, never taken by themselves: a feed of a practice holds colleagues' leave, too.
"""

from __future__ import annotations

MAY_MEAN: dict[str, tuple[str, ...]] = {
    "supervision": (
        "supervision", "clinical supervision", "group supervision", "peer supervision", "consultation",
        "intervision", "einzelsupervision", "gruppensupervision", "supervisor",
    ),
    "time off": (
        "holiday", "holidays", "vacation", "annual leave", "leave", "on leave", "time off", "day off", "off",
        "out of office", "ooo", "pto", "urlaub", "ferien", "frei", "abwesend", "krank", "sick", "sick leave",
    ),
    "on call": ("on call", "on-call", "oncall", "bereitschaft", "rufbereitschaft", "hintergrunddienst"),
    "cancelled": ("cancelled", "canceled", "abgesagt", "storniert", "entfällt"),
    "no-show": ("no show", "no-show", "noshow", "did not attend", "dna", "nicht erschienen"),
}  # fmt: skip
"""Meaning → what a title, or a word of it, may say for it. Folded."""

SAYS_NOTHING = frozenset(
    (
        "", "appointment", "appt", "busy", "booked", "reserved", "blocked", "session", "therapy session", "client",
        "client appointment", "client session", "patient", "private appointment", "private", "individual therapy",
        "individual session", "psychotherapy", "therapy", "unavailable", "termin", "therapie", "sitzung", "belegt",
        "gebucht", "patient termin", "beschäftigt", "privater termin", "einzeltherapie", "psychotherapie",
        "telehealth", "telehealth appointment", "video session", "counselling", "counseling", "counselling session",
    )
)  # fmt: skip
"""Titles that name nobody: of such an appointment its time is all there is to go by."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "day": ("date", "day", "datum", "tag", "session date", "date of service", "service date", "appointment date",
            "start date", "date/time", "start", "starts", "begin", "beginn", "started", "termin", "date of session"),
    "time": ("time", "start time", "uhrzeit", "zeit", "startzeit", "beginn uhrzeit", "session time", "from", "von",
             "appointment time"),
    "end": ("end", "end time", "ende", "endzeit", "to", "bis", "finish", "ends"),
    "minutes": ("minutes", "min", "mins", "duration", "length", "dauer", "minuten", "hours", "stunden",
                "session length", "hours spent", "time spent"),
    "client": ("client", "client code", "client name", "client id", "code", "patient", "patient name", "klient",
               "klientin", "name", "initials", "patientin", "kürzel", "chiffre", "attendee", "customer", "who", "wer"),
    "status": ("status", "attendance", "outcome", "state", "appointment status", "teilnahme", "show"),
    "activity": ("activity", "course", "title", "topic", "tätigkeit", "thema", "kurs", "event", "description",
                 "training", "fortbildung", "what"),
    "credit": ("credit", "credits", "ce", "ceu", "ce hours", "cpd", "cpd hours", "ce credits", "points", "punkte",
               "cpd points", "fortbildungspunkte", "credit hours"),
    "supervisor": ("supervisor", "supervisor name", "supervised by", "with", "supervisorin"),
    "number": ("id", "number", "no", "nr", "appointment id", "booking id", "invoice number", "session id"),
}  # fmt: skip
"""What a column holds → names it is known to have. Folded."""

STATUS: dict[str, tuple[str, ...]] = {
    "no-show": ("no show", "no-show", "noshow", "did not attend", "dna", "missed", "absent", "nicht erschienen"),
    "cancelled late": ("late cancellation", "cancelled late", "late cancel", "late canceled", "late cancelled",
                       "zu spät abgesagt"),
    "cancelled by me": ("cancelled by therapist", "cancelled by provider", "provider cancelled",
                        "clinician cancelled", "clinician canceled"),
    "cancelled": ("cancelled", "canceled", "abgesagt", "storniert", "cancelled by client", "client cancelled",
                  "client canceled", "rescheduled"),
}  # fmt: skip
"""Status of a session → what a table may say for it. Folded. Whatever else it says, it is settled by hand."""
