"""Commands of the command line that are longer than a few lines, and what all of them share."""
