"""What keeps a practice safe: the screening and its gate, the doses and their lease, the way to the floor, the mixing of oils."""
