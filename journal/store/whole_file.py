"""Files that are there whole or not at all, also after a crash or a power cut."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def put(path: Path, content: bytes) -> None:
    """Write a file in one step, in place of the one there was; only its owner may read it.

    A crash can leave `<name>.<8 hex digits>.tmp` beside it. Raises what the system raises.
    """
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        descriptor = os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(fresh, path)
        sync_folder(path.parent)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` last through a power cut (Windows does so by itself)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
