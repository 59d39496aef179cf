"""The scales as data: complete, sourced, and without any item's words."""

from __future__ import annotations

import pytest

from journal.presets.scales import BY_NAME, SCALES, Scale

NAMES = [
    "proqol5", "who5", "olbi", "cbi_work", "cbi_client", "stss", "pss10", "pss4", "req", "burnout_item", "lass",
    "proqol_health", "mbi",
]  # fmt: skip


def test_every_scale_of_the_design_is_there_once() -> None:
    assert [scale.name for scale in SCALES] == NAMES
    assert len(BY_NAME) == len(SCALES)


@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.name)
def test_a_scale_names_its_source_and_whose_it_is(scale: Scale) -> None:
    assert len(scale.source) > 10
    assert len(scale.holder) > 5


@pytest.mark.parametrize("scale", [scale for scale in SCALES if scale.items], ids=lambda scale: scale.name)
def test_every_item_counts_in_a_subscale_and_none_beyond_the_last(scale: Scale) -> None:
    counted = [item for part in scale.subscales if part.name != "total" for item in part.items]
    assert sorted(counted) == list(range(1, scale.items + 1))
    assert all(form.backward <= set(counted) for form in scale.forms)
    assert list(scale.answers) == sorted(set(scale.answers))


@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.name)
def test_bands_rise_from_the_lowest_score_and_name_where_they_are_from(scale: Scale) -> None:
    for part in scale.subscales:
        starts = [band.least for band in part.bands]
        assert starts == sorted(set(starts))
        assert not starts or (starts[0] == 0 and scale.bands_from)


@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.name)
def test_no_band_scares_or_diagnoses(scale: Scale) -> None:
    words = " ".join(band.words for part in scale.subscales for band in part.bands).lower()
    for word in ("severe", "symptom", "burned out", "disorder", "depress", "danger", "alarm", "excessive", "!"):
        assert word not in words
