"""A Streamlit page with one Plotly chart of ten points."""

import streamlit as st

st.title("Bare")
st.plotly_chart({"data": [{"type": "scatter", "x": list(range(10)), "y": [2, 3, 5, 4, 6, 5, 7, 6, 8, 7]}]})
