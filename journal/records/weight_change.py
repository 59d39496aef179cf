"""A changed weight of an index: part of a log, so that it can be seen what was changed when."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import datetime

from journal.errors import FieldError
from journal.records import entry
from journal.records.entry import new_id, now_utc


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightChange:
    """From `changed_at` on, the weight `name` ("load.intrusiveness_step") has `value`; None: its default again."""

    id: str = field(default_factory=new_id)
    changed_at: datetime = field(default_factory=now_utc)
    name: str
    value: float | None

    def __post_init__(self) -> None:
        entry.moment("changed_at", self.changed_at)
        entry.line("weight", self.name, required=True)
        if self.value is not None and not (math.isfinite(self.value) and self.value >= 0):
            raise FieldError("weight", "must be a number from 0 on")
