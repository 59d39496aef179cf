"""How everything is computed, in words made from the very constants that compute it.

The page "How this is computed" and docs/measures.md are both this text: a
changed weight or limit changes them with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from journal.measures import (
    absence_effect,
    absence_order,
    asks_most,
    baseline,
    contact_pattern,
    emotional_load,
    enough,
    on_my_mind,
    own_rating,
    recent_weeks,
    recovery,
    reliable_change,
    shrunken,
    suggestions,
    the_claim,
    trauma_share,
    weight_band,
    word_tone,
)
from journal.measures.claim_trials import FIGURES, JOURNALS, LIMITS, TRIALS, WEEKS
from journal.measures.weights import CaseloadWeights, LoadWeights, SuggestionWeights, Weights
from journal.presets.scales import SCALES
from journal.records.day_sums import CONTACT_FLOOR_MINUTES, RUN_GAP_MINUTES
from journal.wording.asks_most import NAMED_BY_CHANCE, TWICE_NAMED
from journal.wording.dates import number

_USUAL = "Your usual, and the one claim"


@dataclass(frozen=True, slots=True)
class Explanation:
    """One subject: its title, and sentences and formulas, each a line of plain text.

    `table` has its heads in the first row; empty: there is none.
    """

    title: str
    lines: tuple[str, ...]
    table: tuple[tuple[str, ...], ...] = ()


def how_computed(weights: Weights) -> list[Explanation]:
    """Return every subject with the weights in force, in the order of the menu."""
    tables = {_USUAL: tuple(_trials())}
    return [
        Explanation(title, tuple(lines), tables.get(title, ()))
        for title, lines in (
            ("What stands above every formula", _above_all()),
            ("Words used everywhere", _words(weights.load)),
            ("From when something is said", _enough()),
            ("Emotional load", _load(weights.load)),
            (_USUAL, _baseline()),
            ("Does it match how my days felt?", _match()),
            ("Caseload intensity", _caseload(weights.caseload)),
            ("Trauma share, beginnings and endings", _turnover()),
            ("What time off did", _absence_effect()),
            ("Who asks most", _asks_most(weights.load)),
            ("On my mind", _on_my_mind()),
            ("Recovery", _recovery()),
            ("Sleep and energy", _sleep()),
            ("Contact between sessions", _contact(weights.load)),
            ("When supervision is suggested", _suggestions(weights.suggestions)),
            ("Being away: who is considered first", _absence_order()),
            ("Word tone", _word_tone()),
            ("A real change of a scale", _reliable_change()),
            ("How sure the weights are", _band()),
        )
    ]


def as_markdown(weights: Weights) -> str:
    """Return all of it as a document."""
    parts = ["# How everything is computed"]
    for subject in how_computed(weights):
        parts += [f"## {subject.title}", *(_formula(line) for line in subject.lines)]
        if subject.table:
            head, *rows = subject.table
            parts.append("\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)))
    return "\n\n".join(parts) + "\n"


def _formula(line: str) -> str:
    return f"    {line}" if " = " in line else line


def n(value: float) -> str:
    """Return a number as it is said."""
    return number(value, 4)


def _above_all() -> Iterator[str]:
    yield "Your own rating wins over every formula here."
    yield "No index here is a validated instrument. Each shows its parts, and how far it moves when its weights move."
    yield "Missing is not zero: a day without entries is unknown, charts leave a gap, and sums say what they rest on."
    yield "Nothing is said on thin data, and nothing here is a diagnosis."


def _words(w: LoadWeights) -> Iterator[str]:
    yield "A day lasts from midnight to midnight in the time zone of the entry; an entry belongs to the day it begins."
    yield "A workday is a weekday you ticked in Settings, outside time off. Weeks begin on Monday."
    yield (
        f"A day counts as logged when at least {n(100 * w.logged_share)} % of its attended minutes are rated; without "
        "sessions, when the evening question was answered. Otherwise it is partly rated: drawn hollow, in no mean."
    )
    yield (
        f"Blanks: a session without minutes takes the client's usual ones, else {w.default_session_minutes}; a contact "
        f"{w.default_contact_minutes}; a reflection {w.default_reflection_minutes}. Downtime without minutes is listed "
        "and not scored. What stands in for a blank is counted and said."
    )
    yield (
        "Members of a group who are logged each by themselves were there in one hour of yours: sessions of one role "
        "that begin in the same minute and last as long are one session where two or more of these clients come in a "
        "group (Clients, “Who comes”), and so are those of one client with members, one for each member perhaps. It "
        "counts once in hours, runs and load, rated as the highest of them, and its people count as those of one "
        "group. Others that begin together stay apart: a start that nobody typed may be the same by chance. No-shows "
        "are counted one by one, and their share is that of all who were to come."
    )
    yield (f"“Better” and “worse” stand for an energy change of {n(w.felt_change)}, which is coarse and marked so.")
    yield (
        "Acuity, flags, rhythm and who comes are dated: each day is computed with what held on it; before the first "
        "record, with the first."
    )


def _enough() -> Iterator[str]:
    e = enough
    yield (
        "What you logged is shown from the first entry on: days, counts, minutes. What is concluded from it waits "
        "until there is enough; until then it is not said, and stands in no table. All these lines are our own choices."
    )
    yield f"A share in per cent, a middle, and where thoughts came: from {e.SHARE.fewest} entries on."
    yield (
        f"A typical week, your usual, what your last weeks came to: from {e.TYPICAL.fewest} weeks on. Hours and "
        f"contacts a week: from {e.WEEKLY.fewest} logged weeks on. Such weeks are stretches of seven days, counted "
        "back from the last one looked at."
    )
    yield (
        "“N of M workdays” counts the same everywhere: the workdays of the time looked at, from your first entry on, "
        "up to today."
    )


def _load(w: LoadWeights) -> Iterator[str]:
    yield "Two series for each day, in points. A session of 50 minutes rated 10 is 10 points."
    yield f"Demand = 10 · (S + {n(w.reflections)} · R + K + {n(w.encounters)} · E)"
    yield (
        f"S = sum over attended sessions of demand/10 · minutes/{w.unit_minutes}; unrated ones are left out and "
        f"counted."
    )
    yield (
        f"R = sum over reflections of intensity/10 · √(minutes/{emotional_load.REFLECTION_MINUTES}) · "
        f"(1 + {n(w.intrusiveness_step)} · “hard to put away” 0–4) · v"
    )
    yield f"v = {n(w.negative)} negative, {n(w.mixed)} mixed, {n(w.neutral)} neutral, {n(w.positive)} positive"
    yield (
        f"K = sum over contacts of demand/10 · √(minutes, at least {CONTACT_FLOOR_MINUTES}, /"
        f"{emotional_load.CONTACT_MINUTES}), times {n(w.after_hours)} after hours"
    )
    yield "E = sum over encounters of discomfort/10"
    yield (
        f"Recovery = 10 · (sum of energy regained/10 · √(minutes/{emotional_load.DOWNTIME_MINUTES}) + "
        f"{n(w.supervision)} · sum of helpfulness/10 · √(supervision minutes/{emotional_load.SUPERVISION_MINUTES}))"
    )
    yield (
        f"At most {n(100 * w.recovery_cap)} % of the day's demand counts as recovery. An activity that cost energy is "
        "shown as a cost. Good thoughts are no load: they have a series of their own, “what also stayed”."
    )
    yield (
        "A day without downtime and supervision in the log has no recovery, which is not the same as none: charts "
        "leave a gap, and means rest on the days that have one."
    )
    yield "The net is off unless you ask for it: a walk does not cancel what was heard."
    yield (
        "The week sets each logged day that is over beside the same weekday of the six weeks before, from "
        f"{enough.SHARE.fewest} such days on: more or less than usual means than on any of them. No claim rests on it."
    )


def _baseline() -> Iterator[str]:
    b, c = baseline, the_claim
    yield f"y = ln(1 + demand), less what its weekday adds to the mean of y, times n / (n + {n(b.WEEKDAY_SHRINK)})"
    yield (
        "Compared are logged workdays with some demand; n is how many of them lie on that weekday. Your usual is the "
        f"median of y over the {b.BASELINE_DAYS} days before, and further back, {b.REACHES_BACK_DAYS} days at most, "
        f"until there are {b.CLAIM_FROM_DAYS} in {b.CLAIM_FROM_WEEKS} weeks. Its spread is {n(b.SIGMAS_PER_MAD)} · the "
        f"median distance from it, at least {n(b.SPREAD_FLOOR)}. It begins anew after a break and when your planned "
        "work changes."
    )
    yield (
        f"Under {b.TRIAL_FROM_DAYS} compared days, or in fewer than {b.CLAIM_FROM_WEEKS} weeks, there are dots only; "
        f"under {b.CLAIM_FROM_DAYS} the band is on trial. Nothing is claimed then."
    )
    yield (
        f"The one claim: the means of y of {WEEKS} finished weeks in a row all lie above the usual from before them, "
        f"each with {c.MOST_IN_WEEK} compared days or, where there are fewer workdays, with all of them. The current "
        f"week never claims. How far above, in spreads: {'; '.join(_limits())}. Shares are of the workdays in weeks "
        "that have a compared day."
    )
    yield (
        f"How many weeks and how far was chosen by simulation, {JOURNALS:,} journals of each kind below: "
        "`python -m tests.bench.simulated_baselines`. It takes the setting that has the most room within what every "
        "kind must hold; for workdays where none does, nothing is claimed. A rise makes every day 65 % heavier, for "
        "good; it is noticed where the rule speaks within eight weeks."
    )
    yield (
        f"The dotted line moves by {n(recent_weeks.EWMA_LAMBDA)} of the way to each new day; no sentence speaks of "
        "it. Shown beside it: this week against the same weekdays of the four before, the median of the differences. "
        "The ratio of a recent to a longer mean, common in sport, is not used: the one is part of the other."
    )


def _limits() -> Iterator[str]:
    for workdays, settings in LIMITS.items():
        days = f"{workdays} workdays" + (" or more" if workdays == max(LIMITS) else "")
        if not settings:
            yield f"{days}: no claim"
        for share, limit in settings:
            yield f"{days}, from {n(100 * share)} % of them compared: {n(limit)}"


def _trials() -> Iterator[tuple[str, ...]]:
    yield "Kind of journal", "By chance, in 20 workdays", "Rises noticed", "Steady years with a notice"
    for kind, by_chance, noticed, most, fewest in TRIALS:
        chance, power = _share(by_chance, 1), _share(noticed)
        if not by_chance and not noticed:
            chance, power = "never speaks", ""
        elif most is not None:
            chance += f" (at most {n(100 * most)})"
        yield kind, chance, power + (f" (at least {n(100 * fewest)})" if fewest is not None else ""), ""
    for (workdays, tenths), (by_chance, noticed, year) in FIGURES.items():
        yield f"{workdays} workdays, {10 * tenths} % logged", _share(by_chance, 1), _share(noticed), _share(year)


def _share(share: float, decimals: int = 0) -> str:
    return f"{number(100 * share, decimals)} %"


def _match() -> Iterator[str]:
    o = own_rating
    yield (
        f"From {enough.OWN_RATING.fewest} days on that have both your rating and a full log, the latest "
        f"{o.MOST_PAIRS} at most: "
        f"Spearman's rank correlation, with a 95 % interval from {o.DRAWS:,} seeded draws."
    )
    yield (
        f"Whole interval below {n(o.FOLLOWS_ABOVE)}: it does not follow your rating, and your rating leads. Whole "
        "interval above: it follows. Otherwise it cannot be told yet. Beside it stands the agreement of the "
        "attended minutes alone: the index is made of your own ratings of sessions, and the difference is what it adds."
    )


def _caseload(w: CaseloadWeights) -> Iterator[str]:
    yield "For each week, in per cent of your planned units C. Therapy only; other roles have totals of their own."
    yield "CII = 100 · (sessions + no-shows + contacts + runs) · F / C"
    yield (
        f"m = 1 + {n(w.acuity_step)} · (acuity − 1) + {n(w.risk)} with a risk flag + {n(w.trauma)} with a trauma flag; "
        f"of several people the highest, and {n(w.further_member)} for each further one who came"
    )
    yield f"sessions = sum of minutes/{w.unit_minutes} · m, times {n(w.emergency)} in an emergency"
    yield (
        f"no-shows = {n(w.no_show)} each, {n(w.no_show_risk)} more with a risk flag; late cancellations count as "
        "no-shows, early ones not at all"
    )
    yield f"contacts = sum of minutes/{w.unit_minutes} · m; scheduling and reminders without m"
    yield (
        f"runs = for the third session without a gap of {RUN_GAP_MINUTES} minutes {n(w.run_step)}, for the fourth "
        f"twice "
        f"that and so on, at most {n(w.run_cap)} each"
    )
    yield (
        f"F = 1 + {n(w.break_step)} for each week past {w.break_grace_weeks} since the last break, at most "
        f"{n(w.break_cap)} more; a break is {w.shortest_break_days} days in a row of time off and adjoining free days "
        "without work contact"
    )
    yield (
        f"Blank minutes stand for the client's usual ones, else {w.default_session_minutes}; in contacts for "
        f"{w.default_contact_minutes}."
    )
    yield (
        "An unfinished week shows its sum so far, and no band; so does the one in which your journal began. The bands "
        "are for planning, not limits of health."
    )
    yield (
        "Shown beside it and never mixed in: the share of sessions with clients who carry a trauma flag, which goes "
        "with secondary traumatic stress a little more than the mere number does (Hensel 2015: r = .19 and .16). It "
        "stands with how many of the clients seen it is recorded for, yes or no, and not where it is for none."
    )
    yield (
        "Beside it too, the headcount, each client once a week: seen are those who came at least once; active are "
        "those with whom the work had begun by the Sunday and not ended before the Monday, and any other with a "
        "session attended or planned in the week."
    )
    yield (
        "Evidence gives directions, no weights: overload and severity go with burnout more than the number of clients "
        "does (Lee 2020, 27 studies); an eight-item case weight explained 58 % of the time spent in one community team "
        "(Prettyman); effects of holidays fade within weeks (de Bloom 2009), so F stays small."
    )


def _turnover() -> Iterator[str]:
    yield (
        f"Trauma share = attended therapy sessions with a trauma flag on their day / those with clients of whom it is "
        f"recorded, over the last {trauma_share.WEEKS} finished weeks, in per cent from {enough.SHARE.fewest} such "
        f"sessions on; members of a group who were logged singly are one session"
    )
    yield (
        "The share goes with secondary traumatic stress a little more than the number does (Hensel and others 2015, "
        "Journal of Traumatic Stress 28, 83–91: r = .19 against .16), which is weak for one person. Silent in a "
        "journal younger than that, and where it is recorded of nobody."
    )
    yield (
        "Beginnings and endings are counted by calendar month, therapy only, in months that lie whole after the first "
        "entry, beside the mean caseload intensity of their finished weeks. No measure of them is published that "
        "we know."
    )


def _absence_effect() -> Iterator[str]:
    a = absence_effect
    yield (
        f"Looked at are the last {a.MOST} absences of {a.SHORTEST} days or more that are over, illness left out; days "
        f"off with no more than {a.WEEKEND} days between are one. Nothing is said or drawn below "
        f"{enough.ABSENCES.fewest} of them."
    )
    yield (
        "For each of the two weeks before, the absence itself and each of the four weeks after: the median of your own "
        f"ratings, of the demand of logged days, and of recovery; of fewer than {a.FEWEST} days there is none."
    )
    yield (
        f"Back at its usual is the first week after in which the rating is no lower than the median of the "
        f"{emotional_load.USUAL_DAYS} days before. Where a week before that is not known, it is not said."
    )
    yield (
        f"Missed are no-shows and late cancellations of all that were to be, in the {a.AFTER.days // 7} weeks after an "
        f"absence, against the other weeks. A client did not return who was seen in the "
        f"{a.SEEN_WITHIN.days // 7} weeks before and in none of the {a.AFTER.days // 7} after; against the same from "
        "every seventh day on that lies in none of these weeks. Days away lengthen the six weeks. "
        "Endings that were planned, and clients who were handed "
        "on, are not counted."
    )
    yield (
        "It says what came after, not what brought it. That the gains of a holiday fade was found with others "
        "(de Bloom 2009); here it is a direction only."
    )


def _asks_most(w: LoadWeights) -> Iterator[str]:
    a, e = asks_most, enough
    yield (
        f"Over {a.LOOKED_AT_DAYS} days, each client's part of the logged demand beside their part of the hours. Not "
        f"told below {e.ASKS_MOST.fewest} rated sessions, {e.ASKS_MOST_CLIENTS.fewest} clients, "
        f"{e.ASKS_MOST_AGAIN.fewest} times that a client was seen again, or with under "
        f"{number(100 * w.logged_share)} % of the session time rated."
    )
    yield "demand of an hour = everyone's mean + the client's own (variance τ²) + chance (variance σ² / hours)"
    yield (
        "σ² is how a client's own sessions, each with the thoughts and contacts up to the next, differ among "
        "themselves; τ² what clients differ beyond that (method of moments; Searle, Casella & McCulloch 1992). Each "
        "client's mean is drawn to everyone's, by τ² / (τ² + σ² / hours): few hours say little."
    )
    yield (
        f"Named, {a.MOST_NAMED} at most, is whose part of the demand lies above their part of the hours in the whole "
        f"90 % interval, taken for six clients at once ({n(shrunken.WIDTH)} standard errors)."
    )
    yield (
        f"Simulated on months of equal clients, 4 to 25 of them, somebody is named in {n(100 * NAMED_BY_CHANCE)} % of "
        f"months at most. A client who asks twice as much as each other one is named in {n(100 * TWICE_NAMED[0])} to "
        f"{n(100 * TWICE_NAMED[1])} % of months, least often among many clients or where ratings vary much. "
        "`python -m tests.bench.simulated_clients` gives the figures again. It measures the work, not the person."
    )


def _on_my_mind() -> Iterator[str]:
    yield (
        f"Counts of reflections over {on_my_mind.ROLLING_DAYS} days: how often, how long, where, with which "
        f"feelings, "
        "useful or draining (both can be true), and for each acuity how many to a session, those doing well included. "
        "No index, no limit."
    )
    yield (
        "In a study of 1,040 therapists, experiences between sessions were common (Schröder, Wiseman & Orlinsky 2009)."
    )


def _recovery() -> Iterator[str]:
    r = recovery
    yield (
        f"For each activity: the median energy change with a 95 % interval (exact, by order statistics), and how the "
        f"sessions of the next {r.HOURS_AFTER} hours were rated. Nothing is said below {enough.RECOVERY.fewest} uses, "
        "or while the interval holds 0."
    )
    yield (
        "It says what came after, not what brought it: breaks are taken when one is tired, and low energy tends to "
        "rise by itself (regression to the mean)."
    )


def _sleep() -> Iterator[str]:
    yield (
        f"From {enough.OWN_RATING.fewest} days on that have both answers: Spearman's ρ of the sleep before and the "
        f"energy of the day, over the latest {own_rating.MOST_PAIRS}, with a 95 % percentile bootstrap interval "
        f"({own_rating.DRAWS:,} seeded draws). It is said only where the interval leaves out 0."
    )
    yield (
        "Both are answered in the same moment, so nothing tells which moved which. Where the two are unrelated, it is "
        "said all the same in 6 to 7 of 100 journals whose days resemble the day before (autocorrelation .3), in 10 to "
        "12 of 100 at .5."
    )


def _contact(w: LoadWeights) -> Iterator[str]:
    yield (
        "A contact is inside or outside what you agreed with the client, by channel, purpose and hours; without an "
        "agreement it is neither. Your own judgement stands above that."
    )
    yield f"A contact without minutes counts {w.default_contact_minutes}; a week is one in which anything was logged."
    c, e = contact_pattern, enough
    yield (
        f"More or less contact is said only from {e.TREND.fewest} full weeks since your first entry and "
        f"{e.TREND_CONTACTS.fewest} contacts in the last {c.TREND_WEEKS} of them on, and where it is told from chance: "
        f"Mann–Kendall, exact and with ties, two-sided p below {n(c.LEVEL)} after Holm over the clients shown. Said is "
        "the median slope between any two weeks (Theil–Sen), in contacts a week per week, with its 95 % interval "
        "(Sen 1968). Of steady contact, a trend of anybody is said in at most 1 of 20 looks."
    )


def _suggestions(w: SuggestionWeights) -> Iterator[str]:
    yield (
        f"A client: {w.strong_reflections} reflections within {w.reflection_days} days with an intensity of "
        f"{w.strong_intensity} or “hard to put away” of {w.strong_intrusiveness} and more; or {w.dreams} dreams within "
        f"{w.dream_days} days; or {w.wishes} wishes that they would cancel within {w.wish_days} days; or "
        f"{w.contacts_outside} contacts outside the agreement within {w.contact_days} days."
    )
    yield (
        f"Yourself: the one claim above; no supervision for longer than your rule for hours lets pass, or else for "
        f"{suggestions.OVERDUE_WEEKS} weeks, while caseload intensity of the last finished week is above "
        f"{n(w.cii_above)}; STSS from {n(w.stss_from)}, WHO-5 up to {n(w.who_5_to)}, the burnout item from "
        f"{n(w.burnout_from)}."
    )
    yield "What you would not tell your supervisor never suggests anything."


def _absence_order() -> Iterator[str]:
    of = absence_order
    w = of.WEIGHTS
    yield (
        "No index: an order in which clients are considered for a make-up session while you are away. It is ours, no "
        f"published one was found. Each factor goes from 0 to {of.FACTOR_TOP}; they weigh "
        f"{', '.join(f'{name} {n(getattr(w, name))}' for name in of.FACTORS)}."
    )
    yield f"score = ({' + '.join(f'{n(getattr(w, name))}·{name}' for name in of.FACTORS)}) / {of.FACTOR_TOP}"
    yield (
        f"Need as you told it; phase {_worth(of.OF_PHASE)}; how often they come {_worth(of.OF_FREQUENCY)}; "
        f"relationship, asked as a word and kept as one, {_worth(of.OF_RELATIONSHIP)}. It weighs little on purpose, "
        "against favouritism. What is not known is asked, and nobody is ordered by a guess."
    )
    yield (
        f"From {n(w.floor)} on a make-up is suggested, from {n(of.EXCEPTIONAL_FLOOR)} where you or the practice offer "
        "them as an exception, none where one of you never does, and never more than there are open times within your "
        "most sessions a day and least minutes between two. Below it, a gap of more than twice the rhythm suggests a "
        "longer session, a resource that you named the resource; else the client waits."
    )
    yield (
        "A client with a risk flag, the highest acuity, an emergency session or a contact about a crisis within four "
        "weeks, any member's, is in no such order: cover, a check-in, or what stands in for it."
    )
    yield (
        f"How steady it is: {of.DRAWS:,} draws with each weight half as much to half again, put back to 100. “How this "
        "was ordered” says in how many a client stays among the first; no sum stands beside anybody unless asked."
    )


def _worth(words: Mapping[Any, int]) -> str:
    return ", ".join(f"{word} {value}" for word, value in words.items())


def _word_tone() -> Iterator[str]:
    yield (
        f"Off until you switch it on. The mean polarity, −1 to 1, of the words TextBlob's lexicon knows in a note, on "
        f"this computer, over its first {word_tone.LONGEST_READ:,} characters. No known word: “no reading”. Not "
        "English: “not measured”. It misses irony and plain horror, and is part of no index and no suggestion."
    )


def _reliable_change() -> Iterator[str]:
    yield f"Least change = {n(reliable_change.Z)} · SD · √(2 · (1 − reliability))"
    yield (
        "Jacobson and Truax (1991), Journal of Consulting and Clinical Psychology 59, 12–19. A score with nothing "
        "changed moves by more than that in 1 of 20. It holds among people like those of the sample, and says nothing "
        "of why."
    )
    for scale in SCALES:
        for part in scale.subscales:
            least = reliable_change.least_change(scale, part)
            if least is not None:
                told = least.norm
                source = (
                    scale.source if told is None else f"SD {n(told.sd or 0)}, {n(told.reliability or 0)}; {told.source}"
                )
                yield f"{scale.title}, {part.name.replace('_', ' ')}: {number(least.points, 1)} points ({source})."
    yield "Of the other scores no size is known; under Scales you can put in SD and reliability, and yours come first."


def _band() -> Iterator[str]:
    b = weight_band
    low, high = (n(100 * p) for p in b.PERCENTILES)
    yield (
        f"All weights are our own choices. Switched on in a chart, the band shows where the index lies from the "
        f"{low}th "
        f"to the {high}th percentile of {b.DRAWS:,} draws in which each weight varies by ± {n(100 * b.BY)} % on its "
        f"own."
    )
