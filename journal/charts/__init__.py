"""What is drawn: named results in, figures out as plain dicts."""
