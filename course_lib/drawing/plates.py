"""Which plate is drawn by what."""

from . import body_plates, charts, hand_plate, posture_plates, press, scale_plate, section_plate, self_plates, stroke_plates

PLATES = {
    "effleurage": stroke_plates.effleurage,
    "effleurage-moving": stroke_plates.effleurage_moving,
    "surface": body_plates.surface,
    "superficial": body_plates.superficial,
    "deep": body_plates.deep,
    "split": body_plates.split,
    "press-map": press.press_map,
    "skeleton": body_plates.skeleton,
    "cross-section": section_plate.cross_section,
    "scale": scale_plate.pressure_scale,
    "hand-parts": hand_plate.hand_parts,
    "ball-on-the-wall": stroke_plates.ball_wall,
    "roller-on-the-wall": stroke_plates.roller_wall,
    "ball-on-the-floor": stroke_plates.ball_floor,
    "roller-on-the-floor": stroke_plates.roller_floor,
    "palm-heel-circles": stroke_plates.circles,
    "fingertip-press": stroke_plates.fingertips,
    "thumb-slides": stroke_plates.thumbs,
    "tight-spots": stroke_plates.points,
    "lying-positions": posture_plates.lying_positions,
    "table-height": posture_plates.table_height,
    "wall-ball": self_plates.wall_ball,
    "wall-roller": self_plates.wall_roller,
    "floor-ball": self_plates.floor_ball,
    "floor-roller": self_plates.floor_roller,
    "giver-posture": posture_plates.giver_posture,
    "forest-kinds": charts.kinds,
    "forest-field": charts.field,
}
CHARTS = {charts.kinds, charts.field}  # drawn from what studies found, not from the body


def draw(plate, muscles, words, trials=()):
    """The SVG text of one plate.

    `plate` is its record (id, title, alt, desc, labels, words), `muscles` {id: record with english, does, find}, `words` the shared
    wordings of all plates, `trials` the results that a chart shows. Raises KeyError for a plate that nothing draws,
    PointsAtNothing for a label of what it does not show, and Crowded for more labels than find room.
    """
    drawn = PLATES[plate.id]
    return drawn(plate, trials) if drawn in CHARTS else drawn(plate, muscles, words)
