"""What is kept: the encrypted file, its keys, and one table for each kind of entry."""

import sys

# sqlite-utils imports pandas and numpy wherever they are installed, and Streamlit brings them along: more than half a
# second and 40 MB for table cells we never write. An entry of None makes such an import say "not installed".
_kept_out = [name for name in ("pandas", "numpy") if name not in sys.modules]
for _name in _kept_out:
    sys.modules[_name] = None  # type: ignore[assignment]  # what the import system itself reads as missing
try:
    import sqlite_utils.db  # noqa: F401 imported for its side effect, before anything else of the store
finally:
    for _name in _kept_out:
        del sys.modules[_name]
