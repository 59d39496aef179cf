"""A year of the demo's life in a journal, made once for all charts that are compared with its entries."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from journal.demo.fill import fill
from journal.demo.life import life
from journal.store.journal import Journal
from tests.journal.charts.lived_year import TODAY
from tests.journal.measured_by_hand import ByHand
from tests.journal.store import journals


@pytest.fixture(scope="session")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    """Return a journal that is only read. One client was taken off the list."""
    made = journals.make(tmp_path_factory.mktemp("lived") / "journal")
    fill(made, life(1, 7, TODAY))
    taken_off_the_list = made.clients.by_code("M1")
    assert taken_off_the_list is not None
    made.clients.delete(taken_off_the_list.id)
    yield made
    made.close()


@pytest.fixture(scope="session")
def by_hand(journal: Journal) -> ByHand:
    """Return its entries, those of the client taken off the list among them."""
    told = ByHand(journal)
    told.clients |= {s.client_id: journal.clients.with_state(s.client_id, TODAY)[0] for s in told.sessions}
    told.facts |= {client_id: journal.clients.facts(client_id) for client_id in told.clients}
    return told
