"""What is kept: the encrypted file, its keys, and one table for each kind of entry."""

import sys

# sqlite-utils imports pandas wherever it is installed, and Streamlit brings it along: half a second and 40 MB
# for table cells we never write. An entry of None makes that one import say "not installed".
if "pandas" not in sys.modules:
    sys.modules["pandas"] = None  # type: ignore[assignment]  # what the import system itself reads as missing
    import sqlite_utils.db  # noqa: F401 imported for its side effect, before anything else of the store

    del sys.modules["pandas"]
