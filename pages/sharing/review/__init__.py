"""Summaries that others handed to this therapist."""
