"""A Streamlit page with nothing on it but a button, and which run this is."""

import streamlit as st

runs = st.session_state.get("runs", 0) + 1
st.session_state.runs = runs
st.title("Bare")
st.button("Again")
st.text(f"Run {runs}.")
