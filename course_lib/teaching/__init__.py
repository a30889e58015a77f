"""What a lesson shows besides its widgets: static twins, notes, minutes."""
