"""Sentences about a new passphrase, a new recovery key and a new key beneath them, all at once."""

ABOUT = (
    "For when somebody may know your passphrase, or had a copy of the journal’s folder. The whole journal is written "
    "anew, under a key that nobody had. Copies made until now stay as they are, and still open with what opens them "
    "today."
)
DONE = (
    "Your new passphrase and your new recovery key hold from now on, and the whole journal was written anew under a "
    "key that nobody had before. The passphrase and the printed page from before open only copies made until now; "
    "please destroy that page, and copies that you put elsewhere once you have made new ones."
)
REPLACED = "The backups in the journal’s folder were replaced by a new one. Copies elsewhere are as they were."


def still_there(why: str) -> str:
    """Return what is said where backups were to be replaced, and could not be."""
    return f"The backups made before are still there. {why}"


def still_open(names: list[str]) -> str:
    """Return which backups the keys of before still open; empty where there are none."""
    return f"They still open these backups: {', '.join(names)}." if names else ""
