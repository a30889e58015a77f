"""The content of the course, read once, checked whole.

The only package that opens `course_lib/content` and `images`.
"""

from .load import Library, library, load
from .pictures import picture

__all__ = ["Library", "library", "load", "picture"]
