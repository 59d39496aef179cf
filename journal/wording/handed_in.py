"""Sentences about files that are handed in, and those that are not taken."""

from __future__ import annotations

MB, KB = 1024 * 1024, 1_000


def size(most: int) -> str:
    """Return a limit in words, rounded down: "4 MB", "10 KB"."""
    return f"{most // MB} MB" if most >= MB else f"{most // KB} KB"


def at_most(largest: int) -> str:
    """Return how large a file may be."""
    return f"Up to {size(largest)} each."


def not_taken(largest: int) -> str:
    """Return what is said while the browser holds a file that it did not hand over."""
    return (
        f"A file marked here did not get to the journal: it is over {size(largest)}, or it broke off on its way. "
        "Nothing was changed, and nothing is lost. Take it away with its cross, and choose the one you were sent."
    )


def too_large(largest: int) -> str:
    """Return what is said of a file that is not read for its size."""
    return (
        f"This file has more than {size(largest)}, more than any of its kind has, so it was not read. Nothing was "
        "changed. Please choose the one you were sent."
    )
