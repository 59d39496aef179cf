"""Components of our own: what they are given arrives, and nothing is loaded for it."""

from __future__ import annotations

import json
import subprocess
import sys

RUN = """
import json, sys
from streamlit.testing.v1 import AppTest

at = AppTest.from_string('''
from pages.parts.own_component import own_component
show = own_component("told", js="export default () => {}")
show(key="told", data={"words": {"yes": "Yes"}, "rows": [1, 2]})
''').run()
assert not at.exception
(told,) = at.get("bidi_component")
loaded = [name for name in ("pandas", "pyarrow") if name in sys.modules]
print(json.dumps({"data": json.loads(told.proto.json), "loaded": loaded}))
"""


def test_lists_and_mappings_arrive_and_no_table_library_is_loaded_for_them() -> None:
    run = subprocess.run([sys.executable, "-c", RUN], check=True, capture_output=True, text=True)
    assert json.loads(run.stdout) == {"data": [{"words": {"yes": "Yes"}, "rows": [1, 2]}], "loaded": []}
