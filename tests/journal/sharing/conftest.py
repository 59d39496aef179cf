"""The browser of the browser tests, for the portable pack."""

from tests.browser.conftest import browser, playwright

__all__ = ["browser", "playwright"]
