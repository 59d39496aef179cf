"""Files of other programs, read: bytes → rows with their line, what was wrong with others, and what was left out.

A reader knows its format and nothing of this journal: it makes no record and never raises for what a file holds. Which
client is meant, and what becomes of a row, is decided after it, by rules.
"""
