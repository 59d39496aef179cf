"""The notice after something was done."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def _page() -> None:
    import streamlit as st

    from pages.parts import notice

    notice.on_page(st.session_state.get("opened", "reflection"))
    if not st.session_state.get("was_said"):
        st.session_state["was_said"] = True
        notice.said("Saved")
    st.text(str("notice" in st.session_state))


def test_a_notice_does_not_follow_to_another_page() -> None:
    at = AppTest.from_function(_page).run()
    assert at.text[0].value == "True"
    assert at.run().text[0].value == "True"
    at.session_state["opened"] = "downtime"
    assert at.run().text[0].value == "False"
