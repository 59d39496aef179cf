"""What the pages of sharing are made of: the choice, the texts, the pack as it is seen."""
