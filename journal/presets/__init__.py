"""Published facts and ready-made choices, as data."""
