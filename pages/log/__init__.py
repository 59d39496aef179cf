"""One page for each kind of entry."""
