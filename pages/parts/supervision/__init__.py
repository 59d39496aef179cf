"""What stands on the agenda, on the page before the hour and on the form after it."""
