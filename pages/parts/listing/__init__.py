"""Entries in lists: in one line, opened where they stand, with their history."""
