"""The frame around every page: the door, the guard in front of it, who is in, and the menu."""
