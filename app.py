"""The front door: names the script, the routes, and the guard in front of them. Started by `make run`."""

import streamlit as st
from starlette.middleware import Middleware

from pages.frame import capture, door, drafts, faults, files, saved, settle
from pages.frame.guard import Guard
from pages.frame.lifespan import lifespan

app = st.App(
    "pages/frame/navigation.py",
    routes=[*capture.routes, *drafts.routes, *files.routes, *saved.routes, *settle.routes, *door.routes],
    middleware=[Middleware(Guard)],
    lifespan=lifespan,
    on_script_error=faults.shown_calmly,
)
