"""Where the day starts: what happened, what is next, what is open."""
