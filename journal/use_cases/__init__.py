"""What a person sets out to do: records made, one transaction, a result or a JournalError."""
