"""Hours that boards and associations ask for: how time in supervision counts, by whose rule.

Rules change and differ by place: each names its source, and each is shown
with CHECK_WITH_YOUR_BOARD. `checked_on` is the day on which it was last
compared with a stored copy of its source's own page; `copy_of` is the day that
copy bears, None: it bears none, and may be older. `checked_on` None: no such
comparison is known. A later day is set only after one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from journal.presets.kinds_of_hours import INDIRECT

CHECK_WITH_YOUR_BOARD = "Check with your board."

COMPARED = date(2026, 11, 30)


class What(StrEnum):
    """What is asked for. In hours, the last four in numbers."""

    SUPERVISION = "supervision"
    INDIVIDUAL = "supervision, individual"
    EDUCATION = "continuing education"
    CLIENT_HOURS = "hours with clients"
    EXPERIENCE = "hours with clients and in supervision"
    WEEKS = "weeks with supervision"
    WEEKS_INDIVIDUAL = "weeks with individual supervision"
    SESSIONS = "sessions"
    CLIENTS = "clients"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRule:
    """How much of an hour shared with others counts for one of them.

    In a group of up to `small` people `small_share` of the time counts
    (0 to 1), in a larger one the time divided by their number. Whoever
    leads and is not supervised is not one of them.
    """

    name: str
    small: int
    small_share: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisedWeek:
    """Minutes of one week, from Monday on, that make it one with supervision: alone or, if not, in a group."""

    individual: int
    group: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The least of something in a period, in hours or in numbers.

    `each_year` where a longer period asks for so much in every year of it.
    It holds from `from_client_hours` hours with clients in the period on; of
    several that hold, the largest is asked.
    """

    what: What
    least: float
    each_year: bool = False
    from_client_hours: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursPreset:
    """What one body asks for. `group_rule` None: every minute sat counts.

    A fixed period begins every year on `begins` (month, day); a `rolling` one
    is the `years` up to today; `years` None: all that was ever logged.

    `monthly_minutes` is the least for each calendar month; `averaged` says
    whether a full month may make up for a thin one. `peers_count` False: time
    among peers, without someone who leads, does not count; nor does that in a
    group of more than `largest_group`. `most_a_week` is the most hours of
    experience that count in any seven consecutive days. `supervised_week` None:
    any meeting makes a week one with supervision. `approach`: only sessions
    with clients whose approach holds that word are counted. `indirect` are the
    categories of downtime that are indirect work; what is direct is the
    same everywhere, attended sessions of the therapy role.
    """

    key: str
    name: str
    source: str
    checked_on: date | None = None
    copy_of: date | None = None
    begins: tuple[int, int] = (1, 1)
    years: int | None = 1
    rolling: bool = False
    asked: tuple[Asked, ...] = ()
    supervision_is: str = "supervision"
    supervision_is_education: bool = False
    group_rule: GroupRule | None = None
    monthly_minutes: int | None = None
    averaged: bool = True
    client_hours_for_one: int | None = None
    """Hours with clients for each hour of supervision; None where no such ratio is asked."""
    weeks_between: int | None = None
    """Weeks from one supervision to the next at most; None where nothing is said."""
    peers_count: bool = True
    largest_group: int | None = None
    most_a_week: int | None = None
    supervised_week: SupervisedWeek | None = None
    approach: str = ""
    indirect: frozenset[str] = INDIRECT
    notes: tuple[str, ...] = ()

    @property
    def asks_for_client_hours(self) -> bool:
        """Whether hours with clients decide on anything."""
        by_clients = any(a.from_client_hours or a.what in (What.CLIENT_HOURS, What.EXPERIENCE) for a in self.asked)
        return by_clients or self.client_hours_for_one is not None


BACP_GROUPS = GroupRule(name="BACP", small=4, small_share=Fraction(1, 2))

MY_BOARD = HoursPreset(key="my_board", name="My board", source="your own board")
"""Blank: nothing is asked, and every minute counts. The honest default where rules differ by state."""

PRESETS = (
    MY_BOARD,
    HoursPreset(
        key="bacp_accredited",
        name="BACP, accredited",
        source="bacp.co.uk: individual accreditation, supervision",
        checked_on=COMPARED,
        group_rule=BACP_GROUPS,
        monthly_minutes=90,
        averaged=False,
        notes=("A calendar month in which no client is seen may be a break; note it for your accreditation.",),
    ),
    HoursPreset(
        key="bacp_student",
        name="BACP, student on placement",
        source="bacp.co.uk: supervision",
        checked_on=COMPARED,
        group_rule=BACP_GROUPS,
        monthly_minutes=90,
        averaged=False,
        client_hours_for_one=8,
        weeks_between=2,
        peers_count=False,
    ),
    HoursPreset(
        key="ukcp",
        name="UKCP",
        source="psychotherapy.org.uk: continuing professional development",
        checked_on=COMPARED,
        years=5,
        rolling=True,
        asked=(Asked(what=What.EDUCATION, least=250), Asked(what=What.EDUCATION, least=20, each_year=True)),
        supervision_is_education=True,
        notes=(
            "Your five years run from your own accreditation; here they are the five years up to today.",
            "Your college or organisation may ask for more.",
        ),
    ),
    HoursPreset(
        key="babcp",
        name="BABCP, reaccreditation",
        source="babcp.com: reaccreditation, continuing professional development",
        checked_on=COMPARED,
        rolling=True,
        asked=(Asked(what=What.EDUCATION, least=6),),
        notes=(
            "The six hours are of skills in CBT. The log does not tell them from other education.",
            "Five activities a year, each with a reflective statement, one of them not about CBT at most.",
            "Your year runs from your own accreditation; here it is the year up to today.",
        ),
    ),
    HoursPreset(
        key="pacfa",
        name="PACFA",
        source="pacfa.org.au: renewal requirements",
        checked_on=COMPARED,
        begins=(7, 1),
        asked=(
            Asked(what=What.EDUCATION, least=20),
            Asked(what=What.SUPERVISION, least=10),
            Asked(what=What.SUPERVISION, least=15, from_client_hours=400),
        ),
        notes=(
            "At least 10 of the 20 hours are in category A, where you take an active part. The log does not tell the "
            "categories apart.",
            "Whoever joined during the year, supervises or is a mental health practitioner has other numbers.",
            "From July 2025 on, a least number of hours of practice is asked, too; it is not counted here.",
        ),
    ),
    HoursPreset(
        key="ahpra_psychologist",
        name="AHPRA, psychologists",
        source="psychologyboard.gov.au: continuing professional development",
        checked_on=COMPARED,
        copy_of=date(2019, 9, 12),
        begins=(12, 1),
        asked=(Asked(what=What.EDUCATION, least=30), Asked(what=What.SUPERVISION, least=10)),
        supervision_is="peer consultation",
        supervision_is_education=True,
        notes=(
            "Supervision and consultation are counted as peer consultation. Of a group, only the time spent on your "
            "own practice counts: note it under the minutes that count.",
        ),
    ),
    HoursPreset(
        key="california_amft",
        name="California, AMFT",
        source="California Board of Behavioral Sciences; Business and Professions Code § 4980.43",
        years=6,
        rolling=True,
        asked=(
            Asked(what=What.EXPERIENCE, least=3000),
            Asked(what=What.CLIENT_HOURS, least=1750),
            Asked(what=What.WEEKS, least=104),
            Asked(what=What.WEEKS_INDIVIDUAL, least=52),
        ),
        peers_count=False,
        most_a_week=40,
        supervised_week=SupervisedWeek(individual=60, group=120),
        indirect=frozenset({"administration", "continuing education"}),
        notes=(
            "A week with supervision holds an hour of individual or two hours of group supervision, and counts once it "
            "is over. Of any seven days in a row 40 hours count.",
            "Of the 3,000 hours only those with clients and in supervision are counted here; others can count too.",
            "The 3,000 hours, the 104 weeks, the six years and the 40 hours agree with a page of CAMFT, the "
            "professional association; the other numbers were found nowhere to compare.",
        ),
    ),
    HoursPreset(
        key="emdria",
        name="EMDRIA certification",
        source="emdria.org: certification",
        years=None,
        asked=(
            Asked(what=What.SUPERVISION, least=20),
            Asked(what=What.INDIVIDUAL, least=10),
            Asked(what=What.SESSIONS, least=50),
            Asked(what=What.CLIENTS, least=25),
        ),
        supervision_is="consultation",
        largest_group=8,
        approach="EMDR",
        notes=(
            "Time in a group of more than 8 is not counted.",
            "Sessions and clients are those with EMDR among their approach. All supervision is counted as "
            "consultation: it must be with an approved consultant.",
        ),
    ),
    HoursPreset(
        key="dbt_team",
        name="DBT team",
        source="behavioraltech.org: DBT consultation team",
        checked_on=COMPARED,
        supervision_is="team consultation",
        weeks_between=1,
        notes=("One page says that teams meet every week, another that they often do.",),
    ),
    HoursPreset(
        key="hcpc",
        name="HCPC",
        source="hcpc-uk.org: standards of continuing professional development",
        checked_on=COMPARED,
        copy_of=date(2017, 5, 29),
        years=2,
        rolling=True,
        notes=("No number of hours is set. Keep a continuous record of what you learned and what came of it.",),
    ),
    HoursPreset(
        key="bps",
        name="BPS",
        source="bps.org.uk: continuing professional development",
        checked_on=COMPARED,
        notes=(
            "No number of hours is set. Keep a reflective record of what you learned and what came of it.",
            "Between half a day and a day a month is thought to be the least that is needed.",
        ),
    ),
)
"""In the order they are offered."""

BY_KEY = {preset.key: preset for preset in PRESETS}

GROUP_RULES = (BACP_GROUPS,)
"""Every rule under which less than all of an hour in a group counts."""
