"""Between Sessions: everything but the pages. Never imports Streamlit."""

__version__ = "0.2.0"
