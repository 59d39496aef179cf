"""Loads what the server and its pages need, once for all servers that are forked from here; see served.py."""

import gc
import importlib

import streamlit.web.cli
import streamlit.web.server.starlette.starlette_app  # noqa: F401

import app  # noqa: F401
from pages.frame.lifespan import modules_of_pages

for module, names in modules_of_pages():
    whole = importlib.import_module(module)
    for name in names:
        if not hasattr(whole, name):
            importlib.import_module(f"{module}.{name}")
gc.collect()
gc.freeze()
