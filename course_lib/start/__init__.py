"""What start.py does before the course's own environment exists: standard library only, and of the house only `jupyter`,
which loads nothing of the course.
"""
