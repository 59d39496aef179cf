"""Kinds of hours as boards tell them apart: every hour is of one kind, and some are something besides."""

from __future__ import annotations

from enum import StrEnum


class HourKind(StrEnum):
    """What an hour was. Every hour is of exactly one kind, so that kinds add up to the whole."""

    INDIVIDUAL = "individual"
    COUPLE = "couple"
    FAMILY = "family"
    GROUP = "group"
    CHILD = "child"
    INDIRECT = "indirect"
    SUPERVISION_INDIVIDUAL = "supervision, individual"
    SUPERVISION_TRIADIC = "supervision, triadic"
    SUPERVISION_GROUP = "supervision, group"
    SUPERVISION_PEERS = "supervision, among peers"


class Besides(StrEnum):
    """What an hour with clients was besides its kind: a part of these hours, never more of them."""

    TELEHEALTH = "telehealth"
    ASSESSMENT = "assessment"
    OBSERVED = "observed"


WITH_CLIENTS = (HourKind.INDIVIDUAL, HourKind.COUPLE, HourKind.FAMILY, HourKind.GROUP, HourKind.CHILD)
IN_SUPERVISION = (
    HourKind.SUPERVISION_INDIVIDUAL, HourKind.SUPERVISION_TRIADIC, HourKind.SUPERVISION_GROUP,
    HourKind.SUPERVISION_PEERS,
)  # fmt: skip

INDIRECT = frozenset({"administration"})
"""Categories of downtime that are indirect work for clients where a preset says nothing else: letters, notes, calls."""
