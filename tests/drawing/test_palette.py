"""Colours keep apart for colour-blind eyes and on grey paper."""

from itertools import combinations

import numpy as np
import pytest

from course_lib.drawing import palette
from course_lib.drawing.overlays import LIGHT, NONE, WORK, badge, kind_of, zone

OVERLAYS = {"blue line": palette.BLUE, "yellow casing": palette.YELLOW, "black hatch": palette.BLACK, "white casing": palette.WHITE}
GROUND = {"skin": palette.SKIN.base, "muscle": palette.MUSCLE.base, "fascia": palette.TENDON.base, "bone": palette.BONE.base}


# What deuteranopes see, in linear light (Machado, Oliveira and Fernandes 2009, severity 1.0).
DEUTERANOPIA = np.array(
    [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ]
)


def linear(triple):
    """Linear light of sRGB numbers from 0 to 1."""
    triple = np.asarray(triple, float)
    return np.where(triple <= 0.04045, triple / 12.92, ((triple + 0.055) / 1.055) ** 2.4)


def luminance(colour):
    """Relative luminance of `#rrggbb`, 0 to 1."""
    return float(linear(palette.rgb(colour)) @ np.array([0.2126, 0.7152, 0.0722]))


def deuteranope(colour):
    """The colour `#rrggbb` as a deuteranope sees it, as `#rrggbb`."""
    seen = np.clip(DEUTERANOPIA @ linear(palette.rgb(colour)), 0, 1)
    return palette.hexed(np.where(seen <= 0.0031308, seen * 12.92, 1.055 * seen ** (1 / 2.4) - 0.055))


def lab(colour):
    """CIE Lab (D65) of `#rrggbb`: equal distances look about equally different."""
    xyz = (
        np.array(
            [
                [0.4124, 0.3576, 0.1805],
                [0.2126, 0.7152, 0.0722],
                [0.0193, 0.1192, 0.9505],
            ]
        )
        @ linear(palette.rgb(colour))
        / np.array([0.95047, 1.0, 1.08883])
    )
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def far(first, second):
    """Distance of two colours in CIE Lab."""
    return float(np.linalg.norm(lab(first) - lab(second)))


@pytest.mark.parametrize("seen", [lambda colour: colour, deuteranope], ids=["all colours", "deuteranopia"])
def test_overlay_colours_differ(seen):
    """The colours of the overlays are told apart, with all colours and without green."""
    for (one, first), (other, second) in combinations(OVERLAYS.items(), 2):
        assert far(seen(first), seen(second)) > 20, (one, other)


@pytest.mark.parametrize("ground", GROUND)
def test_a_path_shows_on_every_tissue_in_grey(ground):
    """Printed in grey, a blue path in its white casing still shows on every tissue."""
    light, dark = luminance(palette.WHITE), luminance(palette.BLUE)
    here = luminance(GROUND[ground])
    contrast = max((light + 0.05) / (here + 0.05), (max(here, dark) + 0.05) / (min(here, dark) + 0.05))
    assert contrast > 1.8
    assert (light + 0.05) / (dark + 0.05) > 4.5


def test_tissue_ramps_run_from_dark_to_light():
    """In every tissue shadow is darker than base and base darker than light: relief stays relief in grey."""
    ramps = [value for value in vars(palette).values() if isinstance(value, palette.Ramp)]
    assert len(ramps) >= 12
    for ramp in ramps:
        assert luminance(ramp.shadow) < luminance(ramp.base) < luminance(ramp.light), ramp


def test_muscle_fascia_and_bone_keep_apart_for_deuteranopes():
    """Flesh, tendon and the blue of the work zones stay three things without green."""
    trio = [deuteranope(colour) for colour in (palette.MUSCLE.base, palette.TENDON.base, palette.BLUE)]
    for first, second in combinations(trio, 2):
        assert far(first, second) > 25


def test_each_kind_of_zone_has_its_own_pattern_and_mark():
    """Work, light and no pressure differ in pattern and in mark, so that colour is never needed."""
    fills = {WORK: palette.SKY, LIGHT: "url(#dots)", NONE: "url(#hatch)"}
    assert len({zone(fills, kind, "M0 0h9v9Z").replace(palette.BLUE, "") for kind in fills}) == 3
    assert len({badge(kind, 0, 0).replace(palette.BLUE, "") for kind in fills}) == 3
    assert {kind_of(f"Z{index}") for index in (1, 2)} == {WORK}
    assert {kind_of(f"Z{index}") for index in (3, 5, 6)} == {LIGHT}
    assert {kind_of(f"Z{index}") for index in (0, 4, 7, 8, 9)} == {NONE}
