"""Labels: field names as a form shows them, words for the ends of scales, units."""

from __future__ import annotations

from collections.abc import Sequence

FIELDS = {
    "acknowledged": "Who greeted first",
    "action": "Agreed action",
    "actions": "Agreed actions",
    "activity": "Activity",
    "acuity": "Acuity",
    "after_hours": "After hours",
    "agreed_on": "Agreed on",
    "agreement": "Agreement on contact",
    "answers": "Answers",
    "approach": "Approach",
    "at": "Start",
    "avoidable": "Could it be avoided?",
    "back_on": "Came back on",
    "break_sensitivity": "How hard breaks are",
    "call_first": "Call first",
    "led_by": "Who leads it",
    "supervisees_meanwhile": "Who is there for your supervisees",
    "calls_for_me": "Who calls for me",
    "calls_agreed_on": "Agreed with them on",
    "second_place": "Folder of the second place",
    "names_lie": "Where the list of names for the codes lies",
    "called_out": "Called out",
    "calls_at_night": "Whom they call at night",
    "came_back": "How it came back",
    "came_back_on": "Came back on",
    "category": "Category",
    "ce_credit": "Education credit",
    "channel": "Channel",
    "channels": "Channels",
    "check_in_by": "Who checks in",
    "check_in_on": "Check-in on",
    "checked_on": "Looked up on",
    "choice": "What happens",
    "chosen_valence": "Tone",
    "client_id": "Client",
    "clock_hours": "Clock",
    "closed": "Public holidays",
    "code": "Code",
    "colour": "Colour",
    "computer": "Whose computer",
    "consent_to_cover": "Consent to cover",
    "consented_by": "Who consented",
    "asked_whom": "Whom I asked",
    "contact_is_treatment": "Contact is part of the work",
    "counted_from": "Weeks counted from",
    "counted_minutes": "Minutes that count",
    "cover": "Who covers",
    "cover_as_written": "Cover, as written",
    "date_order": "Date",
    "decision": "Decision",
    "declined_cover": "Cover was declined",
    "demand": "How much it asked",
    "discomfort": "Discomfort",
    "discussed_on": "Discussed on",
    "done": "Done",
    "draining": "Draining",
    "dual_concern": "Concern about two roles",
    "due": "Due",
    "earlier": "Earlier agreements",
    "effective": "Holds from",
    "emergency": "Emergency",
    "end": "End",
    "ended_on": "Ended on",
    "ending": "How it ended",
    "energy": "Energy",
    "energy_after": "Energy after",
    "energy_before": "Energy before",
    "exposed": "Confidentiality exposed",
    "feedback": "Feedback",
    "feelings": "Feelings",
    "felt": "How it left me",
    "form": "Form",
    "format": "Format",
    "frequency": "How often",
    "group_size": "People in the group",
    "heavy": "How heavy it was",
    "helped": "Did it help?",
    "helpfulness": "How much it helped",
    "hours": "Agreed hours",
    "hours_from": "Agreed hours, from",
    "hours_until": "Agreed hours, until",
    "idle_minutes": "Minutes until it locks",
    "in_record": "In the clinical record",
    "initiator": "Who began",
    "inside": "Inside the agreement",
    "intensity": "Intensity",
    "interrupted": "Interrupted",
    "intrusiveness": "How hard to put away",
    "kept_true": "Stayed free",
    "kind": "Kind",
    "last": "Last day",
    "least_gap": "Least minutes between two",
    "line": "One line",
    "longer_by": "Minutes longer",
    "look": "Colours",
    "made_id": "The session it became",
    "make_up": "How far it has come",
    "make_ups": "Make-ups, for me",
    "means": "Stands for",
    "medium": "Where",
    "member": "Member",
    "members": "Members",
    "members_present": "Who came",
    "minutes": "Minutes",
    "most_a_day": "Most sessions a day",
    "my_name": "What I am called there",
    "name": "Name",
    "need": "Need",
    "next_date": "Next date given",
    "next_meeting": "Next meeting",
    "note": "Note",
    "notes": "Notes",
    "notice_on": "Notice given on",
    "offered_at": "Offered at",
    "open_slots": "Open times",
    "origin": "How the time came free",
    "others_know": "Who else treats them and knows",
    "others_present": "Others present",
    "overran": "Overran",
    "own_choice": "Own choice",
    "own_cpd_hours": "Education, hours a year",
    "own_hours": "What is asked",
    "own_norms": "How scores spread",
    "own_supervision_minutes": "Supervision, minutes a month",
    "person_id": "With",
    "phase": "Phase of the work",
    "place": "Where it surfaced",
    "plan_agreed": "Plan agreed beforehand",
    "plan_id": "Plan of an absence",
    "policy": "Make-ups, in the practice",
    "purpose": "Purpose",
    "purposes": "Purposes",
    "reach": "How to reach them",
    "reached": "Reached since?",
    "region": "Where",
    "relation": "What they are to me",
    "relationship": "How long and close",
    "reliability": "Reliability",
    "requested_at": "Asked for at",
    "resource": "Resource",
    "response_actual": "Answered after",
    "response_hours": "Promised answer, hours",
    "response_promised": "Promised answer",
    "returns": "Earlier endings",
    "risk": "Risk",
    "risk_asked_on": "Risk asked about on",
    "role": "Role",
    "safety_plan_on": "Safety plan looked over on",
    "scale": "Scale",
    "sd": "Standard deviation",
    "secrets": "Secrets between members",
    "serve": "Would it serve them to know?",
    "setting": "Place",
    "shares_kept_days": "Days that what you shared is kept",
    "signed_off_on": "Signed off on",
    "sleep": "Sleep",
    "slot": "When",
    "slots": "Usual appointment",
    "source": "Source",
    "spontaneous": "Came by itself",
    "start": "Start",
    "state": "State",
    "status": "Status",
    "suggested": "Suggested",
    "supervisor": "Supervisor",
    "text": "Note",
    "time_off_id": "Time off",
    "title": "What to bring",
    "to_supervision": "Take to supervision",
    "told": "Told",
    "totals": "Totals",
    "trauma": "Trauma",
    "unit": "Who comes",
    "useful": "Useful",
    "waits": "Where may it wait?",
    "waits_until": "Until",
    "want": "What I want",
    "wants": "What I want",
    "wants_and_can": "What they want and can",
    "week_begins": "The week begins on",
    "weekday": "Weekday",
    "weekdays": "Agreed weekdays",
    "weekly_units": "Planned weekly units",
    "weeks": "Weeks",
    "why": "Why",
    "wished_cancel": "I wished they would cancel",
    "with_whom": "With whom",
    "withheld": "I would not tell my supervisor",
    "word": "Word",
    "workdays": "Workdays",
    "written": "Written into the calendar",
    "zone": "Time zone",
    "came": "What came of it",
    "consents": "Consent to cover",
    "emergency_route": "In an emergency",
    "explained": "How I explained it",
    "farewell_on": "A new farewell",
    "fee_rule": "The rule on fees",
    "first_day_back": "First day back",
    "given": "Consent given",
    "given_by": "Who said so",
    "hours_free": "Hours kept free on return",
    "items": "What may be told",
    "kept_as_written": "Days really free, as written",
    "knows_already": "Knows this colleague already",
    "last_referral_on": "Nobody new after",
    "leave_earliest": "Leaving, at the earliest",
    "leave_likely": "Leaving, likely",
    "leave_latest": "Leaving, at the latest",
    "leave_message": "May a message be left",
    "long": "Long leave",
    "long_choice": "What happens meanwhile",
    "looked_back_on": "Looked back on",
    "name_therapy": "May it name the therapy",
    "notice_as_written": "Notice, as written",
    "notice_months": "Notice, months",
    "notices_on": "Notice is due",
    "reach_by": "How they may be reached",
    "reactions": "How they took it",
    "reminded_on": "Reminded on",
    "resource_helped": "Did the resource help?",
    "return_earliest": "Back, at the earliest",
    "return_likely": "Back, likely",
    "return_latest": "Back, at the latest",
    "returned": "Did they return?",
    "returns_in_steps": "How I come back, step by step",
    "review_on": "Looked at again on",
    "slots_held_until": "Their hours are kept until",
    "texts": "Texts",
    "took": "How they took it",
    "accountant": "Accountant",
    "appointment_book": "Appointment book",
    "board": "Board or professional body",
    "clients": "Clients",
    "clients_looked_at_on": "List of clients as of",
    "copies_lie": "Where other copies lie",
    "custodian": "Who keeps the records then",
    "decides_incapacity": "Who decides that I cannot",
    "executor_agreed_on": "Executor, agreed on",
    "executor_colleague": "Executor, a colleague",
    "executor_id": "Who carries it out",
    "executor_reach": "How to reach the executor",
    "funeral": "Wishes for the funeral, and whether clients may come",
    "hand_over": "To whom they might go on",
    "insurer": "Insurer",
    "journal_then": "What becomes of this journal",
    "journal_to": "Given to",
    "landlord": "Landlord, and the keys to the rooms",
    "looked_at_on": "Looked at on",
    "may_do": "What they may do",
    "post": "Post",
    "recent_clients": "Clients who ended lately",
    "record_system": "Clinical records",
    "replaces_id": "In the place of",
    "reserve_agreed_on": "Reserve, agreed on",
    "reserve_colleague": "Reserve, a colleague",
    "reserve_id": "Who stands in for them",
    "reserve_reach": "How to reach the reserve",
    "retention": "How long records are kept",
    "supervisees": "Supervisees",
    "telephone": "Telephone and messages",
    "waiting_list": "Waiting list",
    "own": "In a word of their own",
    "when": "When",
    "who_answers": "Who else may answer",
    "who_is_hit": "Who may be hit by the reason",
    "withdrawn_on": "Withdrawn on",
    "without_consent": "Why without consent",
    "kept": "Was it kept?",
    "on": "On",
    "calls": "Calls",
    "calls_taken": "Who called",
    "may_tell": "What they agreed may be told",
    "whose": "For whom I cover",
    "client_ids": "For whom",
    "destroy_by": "The sheet is destroyed by",
    "destroyed_on": "The sheet was destroyed on",
    "happened": "What happened while I was away",
    "helps": "What helps",
    "keep_until_handed_back": "Something happened: kept until handed back and in the record, then destroyed",
    "may_call": "Who may call",
    "names_at": "Where the list of names for the codes lies",
    "names_on": "The list was handed over on",
    "not_to_do": "What not to do",
    "sheet_id": "The sheet",
    "sheet_on": "Sheet given on",
    "skills": "What they can that may be asked for",
    "agreement_entered_on": "Agreement noted here on",
    "agreement_signed_on": "Agreement signed on",
    "amount": "How much",
    "begins": "First day",
    "child": "Child",
    "client_group": "Client group",
    "counts_as": "Counts also as",
    "ends": "Last day",
    "modality": "Modality",
    "placement_id": "Placement",
    "preset": "Whose rule",
    "supervisor_id": "Supervisor on file",
    "until": "Up to and including",
    "what": "What is brought forward",
    "changed_clients": "What changed for clients",
    "changed_practice": "What changed in my work",
    "credit": "Credit",
    "credit_unit": "Credit in",
    "did": "What I did",
    "downtime_ids": "Time between clients that it is made of",
    "learnt": "What I learnt",
    "plan": "What I set out to learn",
    "statement": "Meant as a reflective statement",
}
"""Attribute of a record → label on a form."""


def label(field: str) -> str:
    """Return the label of a field; of an unknown one its name in words."""
    for ending, part in (("_day", "date"), ("_time", "time")):
        whole = field.removesuffix(ending)
        if whole != field and whole in FIELDS:
            return f"{FIELDS[whole]}, {part}"
    return FIELDS.get(field) or choice(field.replace("_", " "))


def problem(field: str, reason: str) -> str:
    """Return the sentence a FieldError stands for, in the words of the form, ending in "nothing was lost"."""
    named = label(field)
    return f"{named}{'' if named.endswith('?') else ':'} {reason}. Nothing you typed was lost."


def not_shown(names: Sequence[str]) -> str:
    """Return what is said of a draft's answers that the form cannot hold; `names` holds at least one."""
    named = ", ".join(f"“{label(name.rsplit('.', 1)[-1])}”" for name in names)
    return (
        "This was begun in another version of the program. "
        f"What it said under {named} cannot be shown here; the rest is as you left it."
    )


def choice(value: str) -> str:
    """Return a choice (the value of a record's enum) as a form shows it: its first letter large."""
    return value[:1].upper() + value[1:]


DEMAND_ANCHORS = (
    "asked nothing of me",
    "very light",
    "light",
    "a little effort",
    "steady effort",
    "clear effort",
    "a good deal",
    "demanding",
    "very demanding",
    "nearly all I had",
    "all I had",
)
"""Words for the rating of a session or contact, 0 to 10."""

HEAVY_ANCHORS = (
    "weightless",
    "very light",
    "light",
    "a little weight",
    "some weight",
    "noticeable",
    "rather heavy",
    "heavy",
    "very heavy",
    "hardly to be carried",
    "as heavy as it gets",
)
"""Words for "How heavy was it?", 0 to 10."""

INTRUSIVENESS_ANCHORS = (
    "came and went",
    "easy to put away",
    "came back once or twice",
    "kept coming",
    "hard to put away",
)
"""Words for 0 to 4."""

ACUITY_ANCHORS = ("very steady", "ordinary", "unsettled", "severe", "in crisis")
"""Words for 0 to 4; 1 is the unit of the caseload index."""

NEED_ANCHORS = ("could wait", "a little", "some", "a good deal", "needs us now")
"""Words for 0 to 4: how much a client needs the work at present."""

BREAK_ANCHORS = ("not at all", "a little", "somewhat", "hard", "very hard")
"""Words for 0 to 4: how hard breaks are for a client."""

ENDS = {
    "intensity": ("barely there", "overwhelming"),
    "discomfort": ("none", "wished to leave"),
    "helpfulness": ("not at all", "as much as could be"),
    "energy": ("empty", "full"),
    "energy_before": ("empty", "full"),
    "energy_after": ("empty", "full"),
    "sleep": ("badly", "very well"),
}
"""Words for 0 and 10 of the other ratings."""

_ANCHORED = {
    "demand": DEMAND_ANCHORS,
    "heavy": HEAVY_ANCHORS,
    "intrusiveness": INTRUSIVENESS_ANCHORS,
    "acuity": ACUITY_ANCHORS,
    "need": NEED_ANCHORS,
    "break_sensitivity": BREAK_ANCHORS,
}


def ends(name: str) -> tuple[str, str, int]:
    """Return the words for 0 and for the top of a rating, and the top itself (10 where nothing else is said)."""
    if name in _ANCHORED:
        anchors = _ANCHORED[name]
        return anchors[0], anchors[-1], len(anchors) - 1
    low, high = ENDS.get(name, ("least", "most"))
    return low, high, 10


def top(name: str) -> int | None:
    """Return the top of a rating; None for a field that is none."""
    return ends(name)[2] if name in _ANCHORED or name in ENDS else None


def anchor(name: str, value: int | None) -> str:
    """Return the words for one step of a rating, for example "demanding"; empty where there are none."""
    anchors = _ANCHORED.get(name, ())
    return anchors[value] if value is not None and 0 <= value < len(anchors) else ""


UNITS = {
    "demand": "points",
    "recovery": "points",
    "heavy": "0–10",
    "cii": "% of plan",
    "minutes": "minutes",
    "weekly_units": "units (ordinary 50-minute sessions)",
}
"""What a number on an axis or in a table counts."""

OUR_INDEX = "Our own sum, not a validated instrument."
