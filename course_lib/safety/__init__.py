"""What keeps a practice safe: the screening, its gate, and the doses."""
