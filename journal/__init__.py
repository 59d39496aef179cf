"""Between Sessions: everything but the pages. Never imports Streamlit."""

__version__ = "0.1.0"
