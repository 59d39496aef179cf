"""What is kept: the encrypted file, its keys, and one table for each kind of entry."""
