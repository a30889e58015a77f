"""The edge of the drawn back, for tests."""

import numpy as np
from shapely.geometry import Polygon

from course_lib import anatomy


def trunk():
    """The skin contour of the drawn back, both sides."""
    right = anatomy.line("trunk-contour", "right")
    return Polygon(np.vstack([right, right[::-1] * [-1, 1]]))
