"""Who is there for the therapist, and what stays here."""
