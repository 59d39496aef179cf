"""What the program is called where programs meet: between the launcher, the server and the browser. Imports nothing."""

from __future__ import annotations

NAME = "between-sessions"

ADDRESS = "127.0.0.1"
"""The one host name that is served. `localhost` is sent here: two names would be two cookie jars."""

INSTANCE = "BETWEEN_SESSIONS_INSTANCE"
"""The environment variable in which the launcher tells the server which start it belongs to."""
