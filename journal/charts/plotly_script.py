"""Plotly's own script, as it comes with the package: for charts in a file that is opened without any server."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path


def plotly_script() -> str:
    """Return the script, about 5 MB of JavaScript. Nothing of plotly is imported for it."""
    spec = find_spec("plotly")
    assert spec is not None
    assert spec.origin is not None
    return (Path(spec.origin).parent / "package_data" / "plotly.min.js").read_text(encoding="utf-8")
