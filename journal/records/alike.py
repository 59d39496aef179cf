"""Which words are the same whatever the case, the width and the way to write an accent; and which only look so.

Ä1  ä1  A\N{COMBINING DIAERESIS}1  Ａ\N{COMBINING DIAERESIS}１     the same
K2  К2 (with a Cyrillic К)      look alike
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from journal.records.client import Client, Role
from journal.wording import dates


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Return text for comparing: NFKC and full case folding, without what is not to be seen (soft hyphens, joiners)."""
    seen = "".join(c for c in text if unicodedata.category(c) != "Cf")
    whole = unicodedata.normalize("NFKC", unicodedata.normalize("NFD", seen)).casefold()
    return unicodedata.normalize("NFKC", whole)


def look(text: str) -> str:
    """Return what a text looks like: the same for two that a reader cannot tell apart, in three scripts."""
    return folded(text).translate(_LATIN)


_LATIN = str.maketrans(
    "авсԁеһіјкмнорԛѕтуѵԝхѐёї" "αβεζηικμνορτυχϳϊό",
    "abcdehijkmhopqstyvwxèëï" "abezhikmnoptyxjïó",
)  # fmt: skip
"""Folded Cyrillic and Greek letters of which the capital or the small one looks like a Latin letter.

Unicode's own table (UTS #39) also takes l for I and O for 0 and has signs of
every script; of codes that would ask too often. Codes are two or three signs.
"""


def beside(code: str, client: Client | None, others: Iterable[Client], role: str) -> list[Client]:
    """Return those of the same role whose codes look like `code`, which is given to `client` now; None: a new one.

    None of them where `client` has that code already: what was so before stays.
    """
    if client is not None and client.code == code and client.role == role:
        return []
    own = client.id if client is not None else None
    return [other for other in others if other.id != own and other.role == role and look(other.code) == look(code)]


def called(clients: Sequence[Client]) -> dict[str, str]:
    """Return by id what tells clients apart: the code; the role if it is not therapy; of look-alikes the start too."""
    alike = {client.id for group in groups(clients) for client in group}
    result = {}
    for client in clients:
        said = [str(client.role)] if client.role is not Role.THERAPY else []
        said += [f"since {dates.in_figures(client.day)}"] if client.id in alike else []
        result[client.id] = f"{client.code} ({', '.join(said)})" if said else client.code
    return result


def groups(clients: Iterable[Client]) -> list[tuple[Client, ...]]:
    """Return those of one role whose codes are the same or look it, together, in the order given."""
    result: dict[tuple[str, str], list[Client]] = {}
    for client in clients:
        result.setdefault((look(client.code), client.role), []).append(client)
    return [tuple(group) for group in result.values() if len(group) > 1]
