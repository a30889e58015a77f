"""The content of the course, read once, checked whole.

The only package that opens `course_lib/content`, and the one through which the others read the pictures in `images` and the cells of the
pages; `build` draws the pictures and checks the pages as text.
"""

from .load import Library, faults_of, library, load
from .pictures import moving, picture

__all__ = ["Library", "faults_of", "library", "load", "moving", "picture"]
