"""The sentences of the insight pages: only what the numbers carry, and no word that scares or praises."""

from __future__ import annotations

from itertools import product

import pytest

from journal.measures.baseline import Stage
from journal.measures.own_rating import Answer
from journal.measures.suggestions import AboutClient, AboutTherapist
from journal.measures.the_claim import Missing
from journal.wording import (
    asks_most,
    baseline,
    day_detail,
    emotional_load,
    hours_between,
    on_my_mind,
    own_rating,
    recovery,
    referral,
    suggestions,
)
from tests.journal.wording.test_sentences import AVOIDED


def test_the_claim_names_its_weeks_and_what_it_rests_on() -> None:
    assert baseline.claim(3, 14, 15) == (
        "Higher than your usual for three weeks (14 of 15 workdays logged). It describes your log, not your health."
    )
    assert "for two weeks (9 of 10 workdays logged)" in baseline.claim(2, 9, 10)


def test_how_the_claim_fares_is_told_of_journals_like_one_s_own() -> None:
    assert baseline.like_yours(3, 4, 0.93, 0.061, 0.58, 0.476) == (
        "A notice of three higher weeks comes by chance, too: in simulated journals like yours (4 workdays a week, 9 "
        "in 10 logged) in about 1 of 16 stretches of 20 steady workdays, and in about 5 of 10 steady years. It misses "
        "about 4 in 10 lasting rises of two-thirds, and nearly all while heavy days stay unrated: no notice does not "
        "mean that all is well."
    )


def test_before_a_claim_it_says_what_is_missing() -> None:
    assert baseline.no_claim("days", 14, 20, 3) == "No claim yet: 14 of 20 days."
    assert baseline.no_claim("weeks", 3, 4, 3) == "No claim yet: logged days in 3 of 4 weeks."
    assert baseline.no_claim("workdays", 2, 4, 3) == (
        "Two workdays a week are too few for this rule to tell a change from chance. Your own rating, where you gave "
        "one, is drawn under By day."
    )
    assert baseline.no_claim("workdays", 1, 4, 3).startswith("One workday a week is too few")
    assert baseline.no_claim("workdays", 0, 4, 3).startswith("No workday is set")
    assert "in the weeks you log, 46 % of the workdays can be compared; under 50 %" in baseline.no_claim(
        "share", 46, 50, 3
    )
    assert "next three finished weeks" in baseline.no_claim("after", 20, 20, 3)
    thin = "Too few rated days in one of the last three weeks to say anything: 2 of 3."
    assert baseline.no_claim("thin", 2, 3, 3) == thin
    assert "No claim: your last three" in baseline.no_claim(None, 0, 0, 3)


def test_there_is_a_sentence_or_name_for_every_value_of_the_measures() -> None:
    assert all(baseline.no_claim(missing, 1, 2, 3) for missing in Missing)
    assert set(baseline.LIMITS) == set(Stage)
    assert set(suggestions.CLIENT_REASONS) == set(AboutClient)
    assert set(suggestions.THERAPIST_REASONS) == set(AboutTherapist)
    assert len({own_rating.matches(answer, 30, 0.4, 0.1, 0.6) for answer in Answer}) == len(Answer)


def test_a_week_beside_the_four_before() -> None:
    assert baseline.against_four(31.2, 5.8, so_far=True) == (
        "This week so far: 31 points a logged workday, 6 more than on the same weekdays of the four weeks before."
    )
    assert "as much as on the same" in baseline.against_four(25.3, -0.1)
    assert "5 less than" in baseline.against_four(20.0, -5.4)
    assert baseline.against_four(None, 25.0) == baseline.against_four(25.0, None) == ""


def test_the_match_with_the_own_rating() -> None:
    assert own_rating.matches("too few", 14, None, None, None) == (
        "Too early to tell: 14 of 20 days with your own rating and a full log."
    )
    assert own_rating.matches("follows", 60, 0.688, 0.4986, 0.818) == (
        "It follows your own rating: agreement 0.69 (0.5 to 0.82) over 60 days."
    )
    assert "so your rating leads" in own_rating.matches("does not follow", 40, 0.0, -0.3, 0.15)
    assert "(−0.3 to 0.15)" in own_rating.matches("does not follow", 40, 0.0, -0.3, 0.15)
    assert own_rating.matches("cannot be told yet", 40, 0.2, -0.1, 0.5).startswith("It cannot be told yet whether")
    assert "always the same" in own_rating.matches("cannot be told yet", 40, None, None, None)


def test_the_hours_between_are_told_by_the_week_from_four_weeks_on() -> None:
    def shows(minutes: int, share: float | None, a_week: float | None, weeks: int, *, clients: bool = True) -> str:
        return hours_between.shows(minutes, share, a_week, weeks, fewest=4, with_clients=clients)

    assert shows(390, None, None, 2) == (
        "So far 6.5 hours between clients are logged. How many that is a week is said from 4 logged weeks on; 2 so far."
    )
    assert shows(1200, 0.25, 300.0, 4) == (
        "In 4 logged weeks, 5 hours a week went to something else than clients: 25 % of what you logged."
    )
    assert shows(1200, None, 300.0, 4, clients=False).endswith("time with clients is not logged.")
    assert shows(0, None, None, 6) == hours_between.NOTHING
    assert hours_between.not_logged(["Networking"]) == "Not logged in this time, which is not 0: Networking."
    assert hours_between.not_logged([]) == ""


def test_who_is_in_mind_is_a_count_below_five() -> None:
    assert on_my_mind.most_in_mind("K2", 3, None, None) == "K2 came to mind 3 times in 28 days."
    assert on_my_mind.most_in_mind("K2", 6, 0.6, 0.2).endswith("60 % of these thoughts, 20 % of the sessions.")
    assert on_my_mind.acuity("2, some", None, 1, 3) == "2, some: 1 reflection, 3 sessions"


def test_plain_hours_beside_the_index() -> None:
    assert own_rating.hours_alone(0.794, 0.83).startswith("Hours alone agree to 0.79, this sum to 0.83.")
    assert own_rating.hours_alone(None, 0.83) == own_rating.hours_alone(0.79, None) == ""


def asked(*codes: str, demand: float = 0.34, hours: float = 0.21, **more: object) -> str:
    told = {"clients": 12, "missing": None} | more
    return asks_most.asks_most(codes, demand, hours, **told)  # type: ignore[arg-type]  # by name


def test_who_asks_most_in_plain_fractions() -> None:
    assert asked("K2", "M1") == (
        "K2 and M1: about a third of the logged demand, a fifth of the hours. This measures the work, not the person."
    )
    alike = asked("K2", demand=0.54, hours=0.47)
    assert alike.startswith("K2: about 54 % of the logged demand, 47 % of the hours.")
    assert asked().startswith("Nobody stands out")


def test_who_asks_most_is_not_told_on_thin_data() -> None:
    assert asked(clients=0).startswith("Nothing is logged in these 28 days.")
    assert asked(have=58, need=90, missing="rated") == (
        "58 % of the session time is rated. From 90 % on it can be told who asks most."
    )
    assert asked(have=0, need=80, missing="rated").startswith("None of the session time is rated.")
    assert asked(missing="sessions", have=7, need=12).startswith("7 of 12 rated sessions so far: too few to tell")
    assert asked(missing="clients", have=2, need=3).startswith("With 2 of 3 clients the parts say nothing yet.")
    assert "3 of 8 seen again" in asked(missing="again", have=3, need=8)


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.0, "hardly any"),
        (0.05, "a twentieth"),
        (0.21, "a fifth"),
        (0.34, "a third"),
        (0.5, "half"),
        (1.0, "nearly all"),
    ],
)
def test_shares_in_words(share: float, words: str) -> None:
    assert asks_most.share_in_words(share) == words


def test_energy_after_an_activity_is_told_without_saying_what_brought_it() -> None:
    assert recovery.after(12, "walk", 1.0, 3.0) == "After 12 walks energy was higher (1–3)."
    assert recovery.after(12, "meeting", -3.0, -1.0) == "After 12 meetings energy was lower (1–3)."
    assert recovery.after(9, "rest", 2.0, 2.0) == "After 9 rests energy was higher (2)."
    assert recovery.after(11, "fresh air", 0.5, 2.0) == "After 11 times fresh air energy was higher (0.5–2)."
    assert "nothing can be said yet" in recovery.after(12, "walk", 0.0, 2.0)
    assert recovery.by_itself(["walk"]) == ("Low energy tends to rise by itself; how much is the walk's is not known.")
    assert recovery.by_itself(["walk", "rest"]).endswith("how much is theirs is not known.")
    assert recovery.by_itself(["meeting"], higher=False).startswith("High energy tends to fall by itself;")
    assert recovery.by_itself([]) == ""


def test_how_far_it_is_to_a_first_word() -> None:
    assert recovery.so_far(3, 8, "walk") == "3 of 8 walks so far."
    assert recovery.so_far(3, 8, "fresh air") == "3 of 8 times fresh air so far."


def test_the_next_gap() -> None:
    assert recovery.in_gap(25, ["walk", "tea or coffee"], None) == (
        "Energy was higher after walk, tea or coffee, which fit into 25 minutes. Low energy tends to rise by itself; "
        "how much is theirs is not known."
    )
    assert recovery.in_gap(25, [], (3, 8, "walk")) == (
        "Too little is known yet of what fits into 25 minutes: 3 of 8 walks so far."
    )
    assert recovery.in_gap(25, [], None) == ""


CAUSAL = ("helps", "helped", "gave", "gives", "brought you", "thanks to", "because of", "works", "restores", "due to")


def test_no_sentence_on_recovery_says_what_brought_it() -> None:
    said = [recovery.after(9, "walk", low, high) for low, high in ((1, 2), (-2, -1), (0, 1))]
    said += [recovery.by_itself(["walk"]), recovery.in_gap(20, ["walk"], None), recovery.in_gap(20, [], (3, 8, "rest"))]
    said += [recovery.REGRESSION, recovery.NOTHING_YET, recovery.RESTS_ON, emotional_load.CAUTION]
    said += [emotional_load.day_so_far(12.0, 4.0, 0), day_detail.gave(4.0, {"downtime": 4.0})]
    assert [s for s in said if any(word in s.lower() for word in CAUSAL)] == []


def test_the_referral() -> None:
    assert referral.weeks_over(3, 1, 8, more=11.6) == (
        "A week with them holds about 12 of 100 more. Above plan in 3 of 8 weeks, 1 without. "
        "The sum knows nothing of your home."
    )
    assert "Not above plan in any of 8 weeks." in referral.weeks_over(0, 0, 8, more=3)
    assert "as without" in referral.weeks_over(3, 3, 8, more=3)
    assert "nothing changes in them" in referral.weeks_over(3, 3, 8, more=None)
    assert referral.history(6, 8, 1.04).endswith("1 units. 2 weeks of the last 8 are not logged.")
    assert referral.history(0, 8, None).startswith("None of the last 8 weeks is logged")
    assert referral.history(3, 8, None) == (
        "3 of the last 8 weeks are logged, so contacts between sessions are left out."
    )
    assert referral.left_out(["K2", "M1"], 2).startswith("In no week: K2, M1, as needed, or no rhythm is recorded.")
    assert referral.left_out([], 0) == ""
    assert referral.recent(112.4) == "Your last logged weeks came to 112 of 100, after missed and cancelled sessions."
    assert referral.recent(None) == ""


def test_the_suggestion_is_neutral_and_says_why() -> None:
    assert suggestions.bring("K2") == "K2 has been on your mind; would it help to bring them to supervision?"
    assert suggestions.bring("").startswith("This client has been on your mind;")
    assert suggestions.because(["dreams", "outside"]).startswith("Why this is asked: two dreams within a week; contact")
    assert suggestions.because([]) == ""
    assert suggestions.WITHHELD == "That can stay here. Is there anyone you could tell?"


def test_no_sentence_uses_a_word_that_is_avoided() -> None:
    said = [baseline.claim(weeks, n, 15) for n in (9, 14) for weeks in (2, 3)]
    said += [baseline.no_claim(missing, n, 20, 3) for missing in (None, *Missing) for n in (0, 1, 5)]
    said.append(baseline.like_yours(3, 5, 0.8, 0.05, 0.6, 0.5))
    said += [baseline.against_four(a, b) for a, b in product([None, 0.0, 31.0], repeat=2)]
    said += [own_rating.matches(a, n, r, r, r) for a, n, r in product(Answer, [0, 1, 40], [None, -0.2, 0.0, 0.9])]
    said += [
        asked(*codes, have=n, need=80, missing=c)
        for codes, n, c in product([(), ("K2",)], [0, 9], [None, *asks_most.WANTING, "rated"])
    ]
    said += [recovery.after(n, a, m, m) for n, a, m in product([8, 9], ["walk", "fresh air"], [-1.5, 0.0, 2.0])]
    said += [recovery.in_gap(n, helped, (1, 8, "tea")) for n, helped in product([1, 20], [[], ["walk"]])]
    said += [referral.weeks_over(a, b, 8, more=4) for a, b in product([0, 1, 8], repeat=2)]
    said += [referral.history(n, 8, None if n < 4 else 0.0) for n in range(9)]
    said += [referral.left_out(a, b) for a, b in product([[], ["K2"]], [0, 1, 2])]
    said += [suggestions.because([reason]) for reason in (*AboutClient, *AboutTherapist)]
    said += [suggestions.bring("K2"), suggestions.WHO_IS_THERE, suggestions.WITHHELD, suggestions.COMMON]
    said += [suggestions.BOTH_INFORMATION, referral.GUT, referral.ASSUMED, own_rating.SCALE]
    not_a_figure = [s.removeprefix("None of") for s in said]
    assert [s for s in not_a_figure if any(word in s for word in AVOIDED)] == []
    assert [s for s in said if s and not s.endswith((".", "?"))] == []
