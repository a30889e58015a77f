"""Round forms built from swept balls: fingers, ribs, processes. One height field, so that all parts meet as one surface."""

import numpy as np

from .canvas import Patch

NOWHERE = -1e4


class Solid:
    """A height field in a box of the canvas, empty at first; parts are melted into each other."""

    def __init__(self, canvas, x0, x1, y0, y1):
        s, frame = canvas.scale, canvas.frame
        left, right = (int(np.clip((x - frame.x0) * s, 0, canvas.width)) for x in (x0, x1))
        top, bottom = (int(np.clip((frame.y1 - y) * s, 0, canvas.height)) for y in (y1, y0))
        self.rows, self.cols, self.scale = slice(top, bottom), slice(left, right), s
        self.xs, self.ys = canvas.xs[self.cols], canvas.ys[self.rows]
        self.height = np.full((len(self.ys), len(self.xs)), NOWHERE, np.float32)
        self.alpha = np.zeros_like(self.height)

    def sweep(self, points, radii, *, melt=2.0, flat=1.0, sink=0.0):
        """Add a ball of changing radius moved along points (n, 2 or 3: x, y and height of its centre, mm).

        `melt` is the width of the fillet to what is there, `flat` squeezes the ball's height, `sink` lowers the whole part.
        """
        points = np.asarray(points, float)
        if points.shape[1] == 2:
            points = np.column_stack([points, np.zeros(len(points))])
        radii = np.broadcast_to(np.asarray(radii, float), (len(points),)) if np.ndim(radii) else np.full(len(points), float(radii))
        along = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(points[:, :2], axis=0).T))])
        count = max(2, int(along[-1] / max(0.18 * radii.min(), 0.35)) + 1)
        at = np.linspace(0, along[-1], count)
        px, py, pz, r = (np.interp(at, along, column) for column in (*points.T, radii))
        part = np.full_like(self.height, NOWHERE)
        for x, y, z, radius in zip(px, py, pz, r, strict=False):
            c0, c1 = np.searchsorted(self.xs, (x - radius - 1, x + radius + 1))
            r0, r1 = np.searchsorted(-self.ys, (-y - radius - 1, -y + radius + 1))
            if c1 <= c0 or r1 <= r0:
                continue
            far2 = (self.xs[None, c0:c1] - x) ** 2 + (self.ys[r0:r1, None] - y) ** 2
            inside = radius * radius - far2
            cap = np.where(inside > 0, z + flat * np.sqrt(np.maximum(inside, 0)), NOWHERE)
            np.maximum(part[r0:r1, c0:c1], cap, out=part[r0:r1, c0:c1])
            cover = np.clip((radius - np.sqrt(far2)) * self.scale + 0.5, 0, 1)
            np.maximum(self.alpha[r0:r1, c0:c1], cover, out=self.alpha[r0:r1, c0:c1])
        self.add(part - sink, melt)

    def add(self, part, melt=2.0):
        """Melt a height field of the box's size into the form (NOWHERE where it has nothing)."""
        gap = np.abs(part - self.height)
        fillet = np.clip(melt - gap, 0, None) ** 2 / (4 * melt) if melt else 0
        self.height = (np.maximum(part, self.height) + fillet).astype(np.float32)

    def within(self, patch):
        """Index, in this box, of another patch's box (which must lie inside)."""
        return (
            slice(patch.rows.start - self.rows.start, patch.rows.stop - self.rows.start),
            slice(patch.cols.start - self.cols.start, patch.cols.stop - self.cols.start),
        )

    def filled(self):
        """Heights with the empty pixels brought down to just below the rim, so that the edge does not fall for ever."""
        # scipy is a build-time need only; nothing of the running course imports it.
        from scipy import ndimage

        there = self.height > NOWHERE / 2
        if not there.any():
            return np.zeros_like(self.height)
        nearest = ndimage.distance_transform_edt(~there, return_distances=False, return_indices=True)
        far = ndimage.distance_transform_edt(~there) / self.scale
        return np.where(there, self.height, self.height[tuple(nearest)] - np.minimum(far, 3) * 0.8).astype(np.float32)

    def patch(self):
        """The mask of the form."""
        return Patch(self.alpha, self.rows, self.cols)
