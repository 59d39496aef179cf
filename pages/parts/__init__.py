"""What several pages use: forms with drafts, the note editor, lists of entries."""
