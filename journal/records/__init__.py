"""What is true: one frozen dataclass per kind of entry, valid or not made."""
