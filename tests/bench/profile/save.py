"""Row 1: from the press of "Save" to the page at rest: messages over the socket, and the browser's own work."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from playwright.sync_api import Page, WebSocket

from tests.bench import servers, stopwatch
from tests.bench.bench import TODAY
from tests.bench.lives import PASSPHRASE, Lives

SAVES = 5
KINDS_OF_WORK = {
    "scripting": (
        "FunctionCall",
        "EvaluateScript",
        "RunMicrotasks",
        "TimerFire",
        "FireAnimationFrame",
        "EventDispatch",
    ),
    "collecting garbage": ("MinorGC", "MajorGC", "V8.GCScavenger"),
    "style and layout": ("UpdateLayoutTree", "Layout", "PrePaint", "Paint", "Layerize", "Commit"),
}
"""Names of events in a Chromium trace (devtools.timeline), by what they are; of nested ones the outermost counts."""


def show(lives: Lives, years: int, address: str = "downtime") -> None:
    """Save an entry on an open page and tell, for each save, what went over the socket and what the browser did."""
    home = lives.copy(years)
    with stopwatch.a_browser() as browser, servers.ours(home, lives.work / "ours.log") as server:
        context = stopwatch.fresh(browser, TODAY)
        page = context.new_page()
        stopwatch.usable_after(page, stopwatch.unlock(page, server.address, PASSPHRASE))
        messages = _listened(page)
        for _ in range(SAVES):
            page.goto(f"{server.address}/{address}")
            stopwatch.at_rest(page)
            page.locator("[data-testid=stPills] button, [data-testid=stButtonGroup] button").first.click(delay=100)
            page.wait_for_timeout(500)
            stopwatch.at_rest(page)
            messages.clear()
            browser.start_tracing(page=page, categories=["devtools.timeline", "v8"])
            told = stopwatch.pressed(page.get_by_role("button", name="Save").first, "Saved")
            trace = json.loads(browser.stop_tracing())["traceEvents"]
            work = "  ".join(f"{name} {ms:.0f} ms" for name, ms in _work(trace).items())
            print(
                f"told {told['told'] * 1e3:.0f} ms  at rest {told['settled'] * 1e3:.0f} ms  "
                f"{len(messages)} messages, {sum(messages) / 1024:.1f} KiB  {work}"
            )


def _listened(page: Page) -> list[int]:
    """Return a list that fills with the sizes of the messages a page's socket is sent."""
    sizes: list[int] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda payload: sizes.append(len(payload)))

    page.on("websocket", listen)
    return sizes


def _work(trace: list[dict[str, Any]]) -> dict[str, float]:
    """Return milliseconds by kind of work of the thread that the page runs on."""
    kind_of = {name: kind for kind, names in KINDS_OF_WORK.items() for name in names}
    by_thread: dict[tuple[int, int], list[dict[str, Any]]] = defaultdict(list)
    for event in trace:
        if event.get("ph") == "X" and event["name"] in kind_of:
            by_thread[event["pid"], event["tid"]].append(event)
    if not by_thread:
        return {}
    events = max(by_thread.values(), key=lambda one: sum(event["dur"] for event in one))
    result: dict[str, float] = defaultdict(float)
    over = 0.0
    for event in sorted(events, key=lambda one: one["ts"]):
        if event["ts"] < over:
            continue  # within one that was counted
        over = event["ts"] + event["dur"]
        result[kind_of[event["name"]]] += event["dur"] / 1e3
    return dict(result)
