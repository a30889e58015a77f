"""The plates of the course, drawn from the body in millimetres: records in, SVG text out."""

from .plates import PLATES, draw

__all__ = ["PLATES", "draw"]
