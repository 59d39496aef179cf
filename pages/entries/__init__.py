"""The journal itself: every entry by day, search, one entry, the trash."""
