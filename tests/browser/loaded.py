"""Loads what the server and its pages need, once for all servers that are forked from here; see served.py."""

import gc
import importlib

from pages.frame.lifespan import modules_of_pages

for module in ("streamlit.web.cli", "streamlit.web.server.starlette.starlette_app", "app"):
    importlib.import_module(module)
for module, names in modules_of_pages():
    whole = importlib.import_module(module)
    for name in names:
        if not hasattr(whole, name):
            importlib.import_module(f"{module}.{name}")
gc.collect()
gc.freeze()
