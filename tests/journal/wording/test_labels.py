"""Labels: every field that a form may name has one, every scale its words."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from dataclasses import fields, is_dataclass

import pytest

import journal.records
from journal.wording import labels

UNSEEN = {  # kept by the program, never asked on a form
    "id", "client_id", "member_id", "supervision_id", "source_id", "source_kind", "written_at", "edited_at",
    "open_more", "label", "clock", "prompts_shown", "first_week_shown",
    "morning_answered_on", "own_words", "crisis_lines", "legal_hold",
    "period", "period_from", "period_to", "hours_preset", "word_tone", "changed_at", "value",
    "thread", "keys", "compared_on", "changed", "second_yes_on", "parts",
    "zones_trusted", "zones_passed_over", "colours_told",
}  # fmt: skip

NO_FORM = {
    "ClientState", "Severity", "SeverityChange", "Difference", "Share", "Number", "KeptAnswer", "ArrivedPack",
    "GivenAnswer", "ArrivedSheet", "OpenSlot", "WrittenSession", "Told", "Suggested", "OwnText", "WillText",
    "Source", "Rules", "TitleRule", "ColumnRule", "MoodRule", "Decision", "Import", "BroughtIn",
    "Against", "Kept", "LetGo", "Sealed", "Evidence", "Credited",
}  # fmt: skip
"""Records that are found out, and never asked."""


def asked() -> set[str]:
    """Names of the fields of every record that a form may ask."""
    names: set[str] = set()
    for module in pkgutil.iter_modules(journal.records.__path__):
        if module.name in ("day_sums", "kinds", "taken_out"):
            continue
        for _, kind in inspect.getmembers(importlib.import_module(f"journal.records.{module.name}"), inspect.isclass):
            if is_dataclass(kind) and kind.__name__ not in NO_FORM:
                names |= {f.name for f in fields(kind)}
    return names - UNSEEN


def test_every_field_of_every_record_has_a_label_and_no_label_is_left_over() -> None:
    assert asked() - labels.FIELDS.keys() == set()
    named_in_errors = {"start", "end", "client_id", "action", "member", "concern", "goal", "goal_note"}
    assert labels.FIELDS.keys() - asked() - named_in_errors == set()


def test_an_unknown_field_is_named_in_words() -> None:
    assert labels.label("some_new_field") == "Some new field"


def test_a_problem_names_the_field_as_the_form_does_and_says_that_nothing_was_lost() -> None:
    assert labels.problem("demand", "must be between 0 and 10") == (
        "How much it asked: must be between 0 and 10. Nothing you typed was lost."
    )
    assert labels.problem("helped", "is needed").startswith("Did it help? is needed.")


def test_a_choice_begins_with_a_large_letter_and_keeps_the_rest() -> None:
    assert [labels.choice(v) for v in ("no-show", "my employer's", "")] == ["No-show", "My employer's", ""]


@pytest.mark.parametrize(
    ("words", "steps"),
    [
        (labels.DEMAND_ANCHORS, 11),
        (labels.HEAVY_ANCHORS, 11),
        (labels.INTRUSIVENESS_ANCHORS, 5),
        (labels.ACUITY_ANCHORS, 5),
    ],
)
def test_every_step_of_a_scale_has_words_of_its_own(words: tuple[str, ...], steps: int) -> None:
    assert len(words) == len(set(words)) == steps
