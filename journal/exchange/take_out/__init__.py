"""Records in, bytes out: one writer for each format that is taken out, and what reads its bytes again.

A writer and its reader tally what they put in and what they found there. Both must say the same before anybody is told
that a file was written.
"""
