"""What start.py does before the course's own environment exists: standard library only, nothing else of the house."""
