"""Clients, their facts and time lines, and the people around the therapist."""
