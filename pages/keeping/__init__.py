"""Clients, settings, and the journal's own care."""
