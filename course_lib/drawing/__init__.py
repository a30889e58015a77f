"""The plates of the course, drawn from the body in millimetres: records in, SVG text out."""

from .compose import Crowded, PointsAtNothing
from .plates import CHARTS, PLATES, draw

__all__ = ["CHARTS", "PLATES", "Crowded", "PointsAtNothing", "draw"]
