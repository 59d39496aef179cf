"""What is handed to a supervisor: chosen, redacted, sealed, and answered."""
