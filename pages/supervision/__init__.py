"""What goes to supervision, before the hour and after it."""
