"""A fictional therapist's life: seeded, so that the same seed and day give the same records."""
