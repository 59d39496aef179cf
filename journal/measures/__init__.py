"""What is computed: pure functions, records and day sums in, named results out."""
