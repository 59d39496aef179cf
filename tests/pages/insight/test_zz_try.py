from contextlib import closing
import sys, pytest
from journal.demo.opening import open_demo
from pages.frame import unlocked
from tests.pages.conftest import today
PAGES=[p for p in ("insight/hours.py","insight/contact_pattern.py","insight/scales.py","insight/word_tone.py")]
import os
from pages.frame.navigation_menu import PAGES as ROOT
@pytest.fixture(scope="module")
def demo():
    with closing(open_demo(today(), years=2)) as j: yield j
@pytest.mark.parametrize("page",[p for p in PAGES if (ROOT/p).exists()])
def test_demo(demo, open_page, monkeypatch, page):
    v=unlocked.unlocked.let_in(demo); monkeypatch.setattr(unlocked,"browser_cookie",lambda:v)
    p=open_page(page); print(p.said); print("charts",len(p.at.get("plotly_chart")), p.errors)
    return
    if "hours" in page:
        from journal.presets.hours import PRESETS
        for pr in PRESETS:
            p.at.selectbox[0].set_value(pr.key); p.run(); print("-----",pr.key); print(p.said)
        for v in ("Education","Signed off"):
            p.tap("hours_view", v); print("-----",v); print(p.said[:600])
