"""What tells that a word names an act."""
