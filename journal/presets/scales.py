"""Published scales by item number: what to answer, how it is scored, whose it is.

No item is worded here. Who uses a scale answers on a copy of their own and
brings the numbers. Items are numbered within a scale from 1; a `Form` says
how a printed copy numbers them otherwise. Where a scale's authors give no
band and no size of a real change, there is none here.
"""

from __future__ import annotations

from typing import NamedTuple


class Band(NamedTuple):
    """What the source says of a score from `least` on, up to the next band. Empty words: it says nothing."""

    least: float
    words: str


class Norm(NamedTuple):
    """What a source tells of how a score spreads: the standard deviation in a sample, in points of the score, and its
    reliability there, 0–1 (Cronbach's alpha). None: that source does not give it for this score."""

    sd: float | None
    reliability: float | None
    source: str


class Subscale(NamedTuple):
    """One score and the items it is made of. Without items it is typed; `low` and `high` are its range, if known."""

    name: str
    items: tuple[int, ...] = ()
    bands: tuple[Band, ...] = ()
    low: float | None = None
    high: float | None = None
    norm: Norm | None = None


class Form(NamedTuple):
    """One of several printed copies. `first` is the number of its first item, `backward` the items counted backward."""

    name: str
    words: str
    first: int = 1
    backward: frozenset[int] = frozenset()


class Scale(NamedTuple):
    """A scale. `answers` are the numbers an item takes, `low_means` and `high_means` the words for its two ends.

    A score is the sum of its items `times` a factor, or their `mean`; in
    items counted backward the lowest and highest answer change places.
    `least_answered` items are enough, None: all are needed. `assumed` is the
    form where none is named; None: it must be named. A change of
    `real_change` points or more is more than chance, as the source has it.
    """

    name: str
    title: str
    about: str
    source: str
    holder: str
    items: int = 0
    answers: tuple[int, ...] = ()
    low_means: str = ""
    high_means: str = ""
    subscales: tuple[Subscale, ...] = ()
    mean: bool = False
    times: int = 1
    least_answered: int | None = None
    forms: tuple[Form, ...] = (Form("", ""),)
    assumed: str | None = ""
    bands_from: str = ""
    real_change: float | None = None


def _numbers(*items: int) -> frozenset[int]:
    return frozenset(items)


_OF_PROQOL = (Band(0, "low"), Band(23, "average"), Band(42, "high"))
_OF_STSS = (
    Band(0, "the first of five bands (under 28)"),
    Band(28, "the second of five bands (28 to 37)"),
    Band(38, "the third of five bands (38 to 43)"),
    Band(44, "the fourth of five bands (44 to 48)"),
    Band(49, "the fifth of five bands (49 and more)"),
)
_OF_WHO5 = (
    Band(0, "28 or under: a good moment to see your own clinician, as you would wish it for a client"),
    Band(29, "50 or under: called low"),
    Band(51, ""),
)
_OF_CBI = (Band(0, ""), Band(50, "50 or more: called high by convention"))
_OF_BURNOUT_ITEM = (Band(0, ""), Band(3, "3 or more: where the source draws its line"))

_PROQOL_SOURCE = "Stamm 2010, which gives no spread of the raw sums"
_CS_NORM, _BURNOUT_NORM, _STS_NORM = (Norm(None, alpha, _PROQOL_SOURCE) for alpha in (0.88, 0.75, 0.81))
_STSS_NORM = "Bride and others 2004, 287 social workers"
_CBI_NORM = "Kristensen and others 2005, 1,900 people in human services"
_PSS_NORM = "Cohen and Williamson 1988, 2,387 people in the United States"
_MBI_NORM = "Maslach, Jackson and Leiter 1996, 11,067 people in human services"

_CBI_SOURCE = "Kristensen, Borritz, Villadsen and Christensen (2005), Work & Stress 19, 192–207"
_CBI_HOLDER = "National Research Centre for the Working Environment, Copenhagen"
_CBI_PERCENT = (0, 25, 50, 75, 100)
_PSS_HOLDER = "Sheldon Cohen"

SCALES = (
    Scale(
        "proqol5", "ProQOL 5", "Professional quality of life: what helping gives and what it takes, the last 30 days.",
        "Stamm (2010), The Concise ProQOL Manual, 2nd edition",
        "Center for Victims of Torture; free to use with credit, unsold and unchanged",
        30, (1, 2, 3, 4, 5), "never", "very often",
        (
            Subscale("compassion_satisfaction", (3, 6, 12, 16, 18, 20, 22, 24, 27, 30), _OF_PROQOL, norm=_CS_NORM),
            Subscale("burnout", (1, 4, 8, 10, 15, 17, 19, 21, 26, 29), _OF_PROQOL, norm=_BURNOUT_NORM),
            Subscale("secondary_traumatic_stress", (2, 5, 7, 9, 11, 13, 14, 23, 25, 28), _OF_PROQOL, norm=_STS_NORM),
        ),
        forms=(Form("", "", backward=_numbers(1, 4, 15, 17, 29)),),
        bands_from="Bands of the raw sums: Stamm 2010.",
    ),
    Scale(
        "who5", "WHO-5", "Well-being over the last two weeks.",
        "Topp, Østergaard, Søndergaard and Bech (2015), Psychotherapy and Psychosomatics 84, 167–176",
        "World Health Organization",
        5, (0, 1, 2, 3, 4, 5), "at no time", "all of the time",
        (Subscale("score", (1, 2, 3, 4, 5), _OF_WHO5),),
        times=4, bands_from="Bands, and 10 points as a real change: Topp 2015.", real_change=10,
    ),
    Scale(
        "olbi", "OLBI", "Oldenburg Burnout Inventory: disengagement and exhaustion.",
        "Demerouti, Bakker, Vardakou and Kantas (2003), European Journal of Psychological Assessment 19, 12–23",
        "the authors, Evangelia Demerouti and Arnold Bakker",
        16, (1, 2, 3, 4), "", "",
        (
            Subscale("disengagement", (1, 3, 6, 7, 9, 11, 13, 15)),
            Subscale("exhaustion", (2, 4, 5, 8, 10, 12, 14, 16)),
        ),
        mean=True,
        forms=(
            Form("1 agrees", "On my copy 1 is strongly agree", 1, _numbers(2, 3, 4, 6, 8, 9, 11, 12)),
            Form("4 agrees", "On my copy 4 is strongly agree", 1, _numbers(1, 5, 7, 10, 13, 14, 15, 16)),
        ),
        assumed="1 agrees", bands_from="There are no official bands; any that are quoted come from single studies.",
    ),
    Scale(
        "cbi_work", "CBI, work", "Copenhagen Burnout Inventory, the part on work.", _CBI_SOURCE, _CBI_HOLDER,
        7, _CBI_PERCENT, "never, or to a very low degree", "always, or to a very high degree",
        (Subscale("score", (1, 2, 3, 4, 5, 6, 7), _OF_CBI, norm=Norm(17.7, 0.87, _CBI_NORM)),),
        mean=True, least_answered=4,
        forms=(
            Form("1 to 19", "Numbered 1 to 19 throughout; this part is 7 to 13", 7, _numbers(7)),
            Form("PUMA", "Numbered 1 to 7; the one where “always” is good comes last", 1, _numbers(7)),
            Form("4th", "Numbered 1 to 7; the one where “always” is good is the 4th", 1, _numbers(4)),
        ),
        assumed=None, bands_from="50 and more is high by convention; the authors set no band.",
    ),
    Scale(
        "cbi_client", "CBI, clients", "Copenhagen Burnout Inventory, the part on clients.", _CBI_SOURCE, _CBI_HOLDER,
        6, _CBI_PERCENT, "never, or to a very low degree", "always, or to a very high degree",
        (Subscale("score", (1, 2, 3, 4, 5, 6), _OF_CBI, norm=Norm(17.6, 0.85, _CBI_NORM)),),
        mean=True, least_answered=3,
        forms=(
            Form("1 to 6", "This part is numbered 1 to 6"),
            Form("1 to 19", "Numbered 1 to 19 throughout; this part is 14 to 19", 14),
        ),
        assumed="1 to 6", bands_from="50 and more is high by convention; the authors set no band.",
    ),
    Scale(
        "stss", "STSS", "Secondary Traumatic Stress Scale: what clients’ traumas leave behind, the last seven days.",
        "Bride, Robinson, Yegidis and Figley (2004), Research on Social Work Practice 14, 27–35", "Brian E. Bride",
        17, (1, 2, 3, 4, 5), "never", "very often",
        (
            Subscale("intrusion", (2, 3, 6, 10, 13), norm=Norm(None, 0.80, _STSS_NORM)),
            Subscale("avoidance", (1, 5, 7, 9, 12, 14, 17), norm=Norm(None, 0.87, _STSS_NORM)),
            Subscale("arousal", (4, 8, 11, 15, 16), norm=Norm(None, 0.83, _STSS_NORM)),
            Subscale("total", tuple(range(1, 18)), _OF_STSS, norm=Norm(10.76, 0.93, _STSS_NORM)),
        ),
        bands_from="Bands of the total: Bride (2007), Social Work 52, 63–70.",
    ),
    Scale(
        "pss10", "PSS-10", "Perceived stress over the last month.",
        "Cohen and Williamson (1988), in The Social Psychology of Health; key: Cohen", _PSS_HOLDER,
        10, (0, 1, 2, 3, 4), "never", "very often",
        (Subscale("score", tuple(range(1, 11)), norm=Norm(6.35, 0.78, _PSS_NORM)),),
        forms=(Form("", "", backward=_numbers(4, 5, 7, 8)),), bands_from="Its author gives no bands.",
    ),
    Scale(
        "pss4", "PSS-4", "Perceived stress over the last month, in four items.",
        "Cohen, Kamarck and Mermelstein (1983), Journal of Health and Social Behavior 24, 385–396", _PSS_HOLDER,
        4, (0, 1, 2, 3, 4), "never", "very often", (Subscale("score", (1, 2, 3, 4), norm=Norm(2.96, 0.60, _PSS_NORM)),),
        forms=(Form("", "", backward=_numbers(2, 3)),), bands_from="Its author gives no bands.",
    ),
    Scale(
        "req", "REQ", "Recovery Experience Questionnaire: type the mean of each part, 1 to 5.",
        "Sonnentag and Fritz (2007), Journal of Occupational Health Psychology 12, 204–221",
        "American Psychological Association",
        subscales=tuple(Subscale(n, low=1, high=5) for n in ("detachment", "relaxation", "mastery", "control")),
        mean=True, bands_from="Its authors give no bands.",
    ),
    Scale(
        "burnout_item", "Burnout, one item", "One question on burnout, in your own sense of the word.",
        "Dolan and others (2015), Journal of General Internal Medicine 30, 582–587", "nobody: it is not proprietary",
        1, (1, 2, 3, 4, 5), "", "", (Subscale("score", (1,), _OF_BURNOUT_ITEM),), bands_from="Line at 3: Dolan 2015.",
    ),
    Scale(
        "lass", "LASS", "Three lines, each marked from 0 to 10.", "doi 10.1111/j.1742-9544.2012.00096.x",
        "see the source", 3, tuple(range(11)), "", "", (Subscale("score", (1, 2, 3)),),
        bands_from="Its authors give no bands.",
    ),
    Scale(
        "proqol_health", "ProQOL Health", "For people in health care: type the totals of your copy.",
        "Center for Victims of Torture", "Center for Victims of Torture",
        subscales=tuple(
            Subscale(n) for n in (
                "compassion_satisfaction", "perceived_support", "burnout", "secondary_traumatic_stress",
                "moral_distress",
            )
        ),
    ),
    Scale(
        "mbi", "MBI", "Maslach Burnout Inventory: type the totals of your copy.",
        "Maslach and Jackson (1981), Journal of Occupational Behaviour 2, 99–113", "Mind Garden, Inc.",
        subscales=(
            Subscale("emotional_exhaustion", norm=Norm(10.75, 0.90, _MBI_NORM)),
            Subscale("depersonalisation", norm=Norm(5.89, 0.79, _MBI_NORM)),
            Subscale("personal_accomplishment", norm=Norm(7.11, 0.71, _MBI_NORM)),
        ),
    ),
)  # fmt: skip
"""In the order in which they are offered."""

BY_NAME = {scale.name: scale for scale in SCALES}
