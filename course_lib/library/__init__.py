"""The content of the course, read once, checked whole.

The only package that opens `course_lib/content` and `images`.
"""

from .load import Library, faults_of, library, load
from .pictures import picture

__all__ = ["Library", "faults_of", "library", "load", "picture"]
