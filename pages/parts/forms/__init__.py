"""Forms: inputs with drafts, the note editor, and what several forms ask."""
