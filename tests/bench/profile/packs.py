"""Row 12: opening and keeping shared packs, by function."""

from __future__ import annotations

from contextlib import closing

from journal.sharing.keys import OwnKeys
from journal.store.opening import open_with_passphrase
from tests.bench import packs
from tests.bench.lives import PASSPHRASE, Lives
from tests.bench.profile.calls import profiled

MANY = 200


def show(lives: Lives, years: int) -> None:
    """Open and keep packs, and unseal and parse them alone."""
    home, folder = lives.copy(years), lives.work / "packs"
    packs.write(home, folder, MANY)
    sealed = [path.read_bytes() for path in sorted(folder.glob("*.age"))]
    with closing(open_with_passphrase(home, PASSPHRASE)) as journal:
        opens, signs = journal.sharing.own_keys() or ("", "")
        own = OwnKeys(opens=opens, signs=signs)
        packs.open_all(journal, sealed)  # what is done once in a process
        packs.forget_all(journal)
        with profiled(f"{MANY} packs unsealed and parsed alone"):
            packs.unsealed_alone(own, sealed)
        with profiled(f"{MANY} packs opened and kept"):
            packs.open_all(journal, sealed)
