"""What is shared, and what came back."""
