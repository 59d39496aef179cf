"""What this program seals, the age program opens, and the other way round."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from journal.sharing import signing
from journal.sharing.pack_format import PACK
from journal.sharing.sealing import opened, sealed
from tests.journal.sharing.packs import SUPERVISOR, THERAPIST, small

AGE = shutil.which("age")
pytestmark = pytest.mark.skipif(AGE is None, reason="the age program is not installed here")


def age(*arguments: str, given: bytes) -> bytes:
    return subprocess.run([str(AGE), *arguments], input=given, capture_output=True, check=True).stdout


def test_the_age_program_opens_a_pack_and_finds_the_payload_in_plain_words(tmp_path: Path) -> None:
    keys = tmp_path / "key.txt"
    keys.write_text(SUPERVISOR.opens + "\n", encoding="ascii")
    of = small()
    first, signature, payload = age("-d", "-i", str(keys), given=sealed(of, THERAPIST)).split(b"\n", 2)
    assert first == b"between-sessions-pack 3"
    assert payload == of.payload.bytes
    assert THERAPIST.public.signed(first + b"\n" + payload, bytes.fromhex(signature.decode()))


def test_a_pack_sealed_by_the_age_program_opens_here() -> None:
    letter = signing.signed(small().payload.bytes, THERAPIST, format=PACK)
    file = age("-r", SUPERVISOR.public.seal_to, given=letter)
    assert opened(file, SUPERVISOR, pinned={}).payload == small().payload.bytes
