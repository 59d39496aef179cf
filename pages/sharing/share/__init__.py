"""A summary handed to a supervisor, step by step."""
