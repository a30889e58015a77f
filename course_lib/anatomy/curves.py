"""Smooth lines through given points."""

from itertools import pairwise

import numpy as np

STEP = 1.5


def _blend(at, left, right, low, high):
    return ((high - at) * left + (at - low) * right) / (high - low)


def _pieces(points, each=None):
    """Centripetal Catmull-Rom through the inner points of an open run with one guide point at each end; `each` piece gets so many points,
    or one about every 1.5 mm.
    """
    # Centripetal spacing: the curve meets every point and can neither overshoot nor loop between two.
    out = []
    for before, start, end, after in zip(points, points[1:], points[2:], points[3:], strict=False):
        knots = np.cumsum([0, *(max(np.hypot(*(b - a)), 1e-6) ** 0.5 for a, b in ((before, start), (start, end), (end, after)))])
        count = each or max(1, int(np.ceil(np.hypot(*(end - start)) / STEP)))
        at = np.linspace(knots[1], knots[2], count, endpoint=False)[:, None]
        first = _blend(at, before, start, knots[0], knots[1])
        middle = _blend(at, start, end, knots[1], knots[2])
        last = _blend(at, end, after, knots[2], knots[3])
        early = _blend(at, first, middle, knots[0], knots[2])
        late = _blend(at, middle, last, knots[1], knots[3])
        out.append(_blend(at, early, late, knots[1], knots[2]))
    return np.vstack(out)


def smooth_line(points, count=None):
    """A smooth open line through `points` (n, 2): about `count` points, or one about every 1.5 mm."""
    points = np.asarray(points, float)
    if len(points) < 3:
        return np.linspace(points[0], points[1], count or int(np.ceil(np.hypot(*(points[1] - points[0])) / STEP)) + 1)
    run = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    return np.vstack([_pieces(run, count and max(3, count // (len(points) - 1) - 1)), points[-1:]])


def smooth_ring(points, corners=()):
    """A smooth closed ring through `points` (n, 2); it breaks its direction only at the indices in `corners`."""
    points = np.asarray(points, float)
    corners = sorted(corners)
    if not corners:
        return _pieces(np.vstack([points[-1:], points, points[:2]]))
    turned = np.roll(points, -corners[0], axis=0)
    breaks = [index - corners[0] for index in corners] + [len(points)]
    turned = np.vstack([turned, turned[:1]])
    return np.vstack([smooth_line(turned[a : b + 1])[:-1] for a, b in pairwise(breaks)])


def band(centre, widths):
    """The ring around a smooth centre line (n, 2) that is `widths[i]` mm wide at `centre[i]`, with rounded ends."""
    centre = np.asarray(centre, float)
    line = smooth_line(centre)
    given = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(centre, axis=0).T))])
    along = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    half = np.interp(along / along[-1], given / given[-1], widths)[:, None] / 2
    ahead = np.gradient(line, axis=0)
    ahead /= np.linalg.norm(ahead, axis=1, keepdims=True)
    across = np.stack([-ahead[:, 1], ahead[:, 0]], 1)
    turn = np.radians(np.arange(15, 180, 15))[:, None]
    start = line[0] + half[0] * (-across[0] * np.cos(turn) - 0.5 * ahead[0] * np.sin(turn))
    end = line[-1] + half[-1] * (across[-1] * np.cos(turn) + 0.5 * ahead[-1] * np.sin(turn))
    return np.vstack([line + half * across, end, (line - half * across)[::-1], start])
