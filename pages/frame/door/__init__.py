"""The door: the pages and routes under /door/, served to browsers that are not in, and to renew the keys."""

from __future__ import annotations

from starlette.routing import Route

from pages.frame.door import (
    erasing,
    first_time,
    going_back,
    have_copy,
    hello,
    leaving,
    line,
    locked,
    opening_progress,
    page,
    renew,
)
from pages.frame.streamlit_page import STYLE

routes = [
    Route("/door/door.css", page.stylesheet),
    Route("/door/fonts.css", page.fonts),
    Route(STYLE, page.frame_style),
    Route("/door/door.js", page.script),
    Route("/door/origin.js", page.script),
    Route("/door/inside.js", page.script),
    Route("/door/look.js", page.script),
    Route("/door/writes.js", page.script),
    Route("/door/hello", hello.hello),
    Route("/door/setup", first_time.setup_page),
    Route("/door/create", first_time.choose, methods=["POST"]),
    Route("/door/strength", first_time.judge, methods=["POST"]),
    Route("/door/step", first_time.step, methods=["POST"]),
    Route("/door/begin", first_time.begin, methods=["POST"]),
    Route("/door/copy", have_copy.show),
    Route("/door/copy/file", have_copy.receive, methods=["POST"]),
    Route("/door/copy/open", have_copy.open_it, methods=["POST"]),
    Route("/door/unlock", locked.unlock_form),
    Route("/door/unlock", locked.unlock, methods=["POST"]),
    Route("/door/go-back", going_back.go_back, methods=["POST"]),
    Route("/door/wait", locked.how_long, methods=["POST"]),
    Route("/door/opening", opening_progress.say),
    Route("/door/recovery", locked.recovery_form),
    Route("/door/recovery", locked.recover, methods=["POST"]),
    Route("/door/new-passphrase", locked.new_passphrase_form),
    Route("/door/new-passphrase", locked.new_passphrase, methods=["POST"]),
    Route("/door/change-passphrase", renew.passphrase_form),
    Route("/door/change-passphrase", renew.passphrase, methods=["POST"]),
    Route("/door/erase-all", erasing.form_page),
    Route("/door/erase-all", erasing.erase, methods=["POST"]),
    Route("/door/new-data-key", renew.all_keys_form),
    Route("/door/new-data-key", renew.all_keys, methods=["POST"]),
    Route("/door/new-key", renew.key_form),
    Route("/door/new-key", renew.key, methods=["POST"]),
    Route("/door/new-key/step", renew.key_step, methods=["POST"]),
    Route("/door/line", line.leave, methods=["POST"]),
    Route("/door/line-kept", line.kept),
    Route("/door/demo", locked.demo, methods=["POST"]),
    Route("/door/lock", leaving.lock, methods=["POST"]),
    Route("/door/touch", leaving.touch, methods=["POST"]),
    Route("/door/peek", leaving.peek),
    Route("/door/stay", leaving.stay, methods=["POST"]),
    Route("/door/close", leaving.close, methods=["POST"]),
    # Last, so that nothing under /door/ ever falls through to Streamlit: its guard lets these addresses pass.
    Route("/door/{rest:path}", leaving.elsewhere, methods=["GET", "POST", "PUT", "DELETE"]),
]
