"""What waits: thoughts set down, lines left at the door, days and meetings to settle."""
