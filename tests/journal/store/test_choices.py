"""Settings and planned work."""

from datetime import date
from pathlib import Path

from journal.records.settings import Computer, OwnHours, Settings
from journal.records.work_pattern import WorkPattern
from journal.store.journal import Journal
from tests.journal.store.journals import reopen


def test_what_was_never_chosen_has_its_default(journal: Journal) -> None:
    assert journal.settings.read() == Settings()
    assert journal.patterns.all() == []


def test_settings_are_there_after_the_journal_was_closed(folder: Path) -> None:
    chosen = Settings(zone="Pacific/Auckland", idle_minutes=25, computer=Computer.SHARED, open_more=("session",),
                      own_hours=(OwnHours(preset="ukcp", name="education", value=12.5),))  # fmt: skip
    journal = reopen(folder)
    journal.settings.write(Settings(open_more=("client", "downtime")))
    journal.settings.write(chosen)
    journal.close()
    journal = reopen(folder)
    assert journal.settings.read() == chosen
    journal.close()


def test_a_setting_of_a_newer_version_is_left_where_it_is(journal: Journal) -> None:
    journal.db.execute("INSERT INTO settings (name, value) VALUES ('moon', '\"full\"')")
    assert journal.settings.read() == Settings()
    journal.settings.write(Settings(idle_minutes=5))
    assert journal.db.execute("SELECT value FROM settings WHERE name = 'moon'").fetchone() == ('"full"',)


def test_work_patterns_come_oldest_first(journal: Journal) -> None:
    late = WorkPattern(effective=date(2026, 9, 1), weekly_units=12.5, workdays=(1, 3))
    early = WorkPattern(effective=date(2026, 1, 1))
    journal.patterns.add(late)
    journal.patterns.add(early)
    assert journal.patterns.all() == [early, late]
