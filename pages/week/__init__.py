"""The week as it comes: what is planned, what was held."""
