"""Composing a whole massage: what is laid out, what is refused, and that no input gets past a limit."""

from collections import defaultdict
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.library import library
from course_lib.routines import LimitBroken, caps_of, compile_session, sketch
from course_lib.routines.fitting import fitted, lengths
from course_lib.routines.sessions import (
    MOST_PARTS,
    Objection,
    PlanPart,
    Session,
    as_session,
    catalogue,
    compose,
    preset_parts,
)  # fmt: skip

from .routines import CLOSING, OPENING, SIDES, five_techniques, on_both, part, plan, routine, step

RULES = five_techniques()
ROUTINES = {one.id: one for one in catalogue(RULES)}
WORDS = library().words["player"]
MIDDLE = ("circles-practice", "fingers-practice", "slides-practice", "holds-practice")


def whole(parts):
    return as_session(compose(parts, RULES), "A whole massage", "Calm.")


def preset(name):
    return preset_parts(library().sessions[name], RULES)


def test_the_planned_session_is_the_one_of_the_fact_base():
    """Effleurage 300, circles 90 a side, fingers 75 a side, slides 60, holds 180, effleurage 120: 16.5 minutes of pressing, all allowed."""
    session = whole(preset("planned"))
    assert [(leg.id, leg.lasts) for leg in session.legs] == [
        (OPENING, 300), ("circles-practice", 180), ("fingers-practice", 150), ("slides-practice", 60), ("holds-practice", 180),
        (CLOSING, 120),
    ]  # fmt: skip
    assert sum(leg.lasts for leg in session.legs) == 16.5 * 60
    assert any(leg.firm for leg in session.legs)


def test_the_lessons_own_routines_make_the_planned_session():
    """What the lessons teach, put together as the fact base plans it, breaks no rule: opening, circles, lines, slides, spots, closing."""
    rules = library()
    composition = compose(preset_parts(rules.sessions["planned"], rules), rules)
    assert composition.objections == ()
    assert [(leg.technique, leg.lasts, {side: sum(one.lasts for one in leg.steps if one.side == side) for side in ("left", "right")})
            for leg in composition.legs] == [
        ("effleurage", 300, {"left": 0, "right": 0}), ("palm-heel-circles", 180, {"left": 90, "right": 90}),
        ("fingertip-pressure", 150, {"left": 75, "right": 75}), ("thumb-slides", 60, {"left": 30, "right": 30}),
        ("tight-spots", 180, {"left": 0, "right": 0}), ("effleurage", 120, {"left": 0, "right": 0}),
    ]  # fmt: skip
    thumbs = [leg.lasts for leg in composition.legs if leg.tool == "thumbs"]
    assert sum(thumbs) == rules.limits["LIM31"].at_most * 60
    slides = next(leg for leg in composition.legs if leg.technique == "thumb-slides")
    assert [(one.repetitions, one.press_seconds) for one in slides.steps] == [(rules.limits["LIM14"].times, 8)] * 2
    assert sum(leg.lasts for leg in composition.legs) == 16.5 * 60


def test_every_ready_made_session_of_the_course_is_allowed():
    """Whoever picks a ready-made plan can begin it as it stands."""
    rules = library()
    assert {name: compose(preset_parts(one, rules), rules).objections for name, one in rules.sessions.items()} == dict.fromkeys(
        rules.sessions, ()
    )


def test_a_session_without_thumbs_holds_none():
    """The plan for sore thumbs uses palms and finger pads alone."""
    rules = library()
    legs = compose(preset_parts(rules.sessions["without-thumbs"], rules), rules).legs
    assert {leg.tool for leg in legs} == {"hands"}
    assert sum(leg.lasts for leg in legs) == 12.5 * 60


@pytest.mark.parametrize(("name", "pressing"), [("short", 420), ("shortest", 300)])
def test_the_small_sessions_are_glides_alone(name, pressing):
    """A short plan, for a first evening, and the shortest one are effleurage and nothing firm."""
    session = whole(preset(name))
    assert {leg.technique for leg in session.legs} == {"effleurage"}
    assert sum(leg.lasts for leg in session.legs) == pressing
    assert not any(leg.firm for leg in session.legs)


@pytest.mark.parametrize(
    ("parts", "objections"),
    [
        ([], [Objection("empty")]),
        ("plan", [Objection("empty")]),
        ([part(OPENING)] * (MOST_PARTS + 1), [Objection("long")]),
        (plan(part("rolling-pin")), [Objection("unknown", (1,))]),
        (plan(part(OPENING, 30, "left")), [Objection("side", (1,))]),
        ([part("circles-practice"), part(CLOSING)], [Objection("opening")]),
        ([part(OPENING), part("circles-practice")], [Objection("closing")]),
        ([part(CLOSING), part(OPENING)], [Objection("opening", (1,)), Objection("closing", (0,))]),
        (plan(opening=600), [Objection("limit", (0, 1), None, "LIM10", "at_most", 12, 10)]),
        (plan(part("circles-practice", 90, "left")), [Objection("sides", (1,), "circles", asked=90, allowed=0)]),
        (plan(part("circles-practice", 150, "left"), part("circles-practice", 150, "right")), [
            Objection("limit", (1, 2), "circles", "LIM12", "side_at_most", 2.5, 2),
        ]),
        (plan(part("circles-practice", 100)), [Objection("limit", (1,), "circles", "LIM12", "side_at_least", 50 / 60, 1)]),
        (plan(part("slides-practice"), part("slides-practice")), [Objection("limit", (1, 2), "slides", "LIM14", "times", 6, 3)]),
        (plan(part("holds-practice"), part("holds-practice")), [
            Objection("limit", (1, 2), "holds", "LIM17", "at_most", 120, 60),
            Objection("limit", (1, 2), "holds", "LIM31", "at_most", 6, 4),
            Objection("limit", (1, 2), "holds", "LIM33", "at_most", 360, 180),
        ]),
        (plan(*[part("circles-practice", 1000)] * 2), [
            Objection("limit", (1, 2), "circles", "LIM12", "at_most", 2000 / 60, 5),
            Objection("limit", (1, 2), "circles", "LIM12", "side_at_most", 1000 / 60, 2),
            Objection("limit", (0, 1, 2, 3), None, "LIM19", "at_most", 7 + 2000 / 60, 30),
        ]),
    ],
)  # fmt: skip
def test_every_fault_of_a_plan_is_told_at_once(parts, objections):
    """Each broken limit is named with its number, what the plan has and what is allowed, and with the parts that it is about."""
    assert compose(parts, RULES).objections == tuple(replace(one, asked=one.asked and pytest.approx(one.asked)) for one in objections)


def test_a_plan_may_go_by_sides():
    """Circles and fingers on the left, then both on the right: fewer walks round the table, the same minutes."""
    session = whole(plan(
        part("circles-practice", 90, "left"), part("fingers-practice", 75, "left"),
        part("circles-practice", 90, "right"), part("fingers-practice", 75, "right"),
    ))  # fmt: skip
    assert [(leg.technique, leg.steps[0].side, leg.lasts) for leg in session.legs[1:-1]] == [
        ("circles", "left", 90), ("fingers", "left", 75), ("circles", "right", 90), ("fingers", "right", 75),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "side", "expected"),
    [
        (CLOSING, "both", (60, 120, 180, 240, 300, 360, 420, 480, 540, 600)),
        ("circles-practice", "both", (120, 150, 180, 210, 240)),
        ("circles-practice", "left", (60, 90, 120)),
        ("slides-practice", "both", (60,)),
        ("holds-practice", "both", (60, 120, 180)),
    ],
)
def test_the_lengths_a_part_is_offered_in(name, side, expected):
    """Round lengths between half the planned one and the limit; counted slides stay as they are, and points come whole."""
    assert lengths(ROUTINES[name], side, RULES) == expected


@given(seconds=st.integers(1, 3600))
def test_the_first_minute_of_an_opening_is_never_shortened(seconds):
    """However short or long an opening is asked for, its light first strokes last as long as they are planned, or longer."""
    spread, *rest = fitted(ROUTINES[OPENING], seconds, "both").steps
    assert (spread.cap, spread.lasts >= 60) == (3, True)
    assert all(one.repetitions >= 1 for one in rest)


def test_what_is_whole_throughout_is_not_shortened():
    """A routine of whole steps alone keeps its length, however short it is asked for."""
    one = routine(step("glide", seconds=60, whole=True))
    assert fitted(one, 30, "both").steps == one.steps


@given(seconds=st.integers(1, 3600), side=st.sampled_from(SIDES))
def test_circles_and_lines_keep_the_count_that_is_taught(seconds, side):
    """Whatever length is asked for, one place gets 6 or 7 circles and one side 6 to 10 lines, as their cards say."""
    cards = library().techniques
    assert "6 or 7 circles in one place" in cards["palm-heel-circles"].tempo
    assert "6 to 10 slow lines a side" in cards["fingertip-pressure"].dose
    circles = fitted(cards["palm-heel-circles"].routines[0], seconds, side)
    assert {one.repetitions for one in circles.steps} <= {6, 7}
    lines = fitted(cards["fingertip-pressure"].routines[0], seconds, side)
    for one in {line.side for line in lines.steps}:
        assert 6 <= sum(line.repetitions for line in lines.steps if line.side == one) <= 10


def test_between_two_techniques_the_hands_come_off():
    """A change of technique has a pause of its own, in which the next one and its side are named; glides into glides have none."""
    session = whole(plan(part("circles-practice")))
    timeline = compile_session(session, RULES, WORDS)
    told = [cue for cue in timeline.cues if cue.kind in ("sides", "technique")]
    assert [(timeline.parts[cue.part].kind, timeline.parts[cue.part].seconds, cue.words) for cue in told] == [
        ("change_technique", 15, "Hands off. Next: Palm-heel circles, their left side."),
        ("change_sides", 10, "Change sides. Now their right side."),
        ("change_technique", 15, "Hands off. Next: Effleurage."),
    ]
    assert timeline.legs == ("Opening strokes", "Palm-heel circles", "Closing strokes")
    assert {kind.kind for kind in compile_session(whole(plan()), RULES, WORDS).parts} == {"count_in", "step"}


def test_a_session_beyond_a_limit_gets_no_timeline():
    """Whoever builds a session without composing it is refused all the same."""
    legs = (ROUTINES[OPENING], fitted(ROUTINES[CLOSING], 600, "both"))
    with pytest.raises(LimitBroken):
        compile_session(Session(id="own", name="Own", promise="", legs=legs), RULES, WORDS)


def test_a_session_of_ball_work_keeps_the_limits_of_the_ball():
    """No page composes one, and whoever builds one gets no more minutes of ball than a practice of its own has."""
    at_the_wall = [routine(*on_both(f"set-{n}"), id=f"ball-{n}", technique="ball", tool="ball", place="wall") for n in range(3)]
    assert compile_session(Session(id="own", name="Own", promise="", legs=tuple(at_the_wall[:2])), RULES, WORDS).pressing == 240
    with pytest.raises(LimitBroken, match="session: asks for 6 min, where LIM01"):
        compile_session(Session(id="own", name="Own", promise="", legs=tuple(at_the_wall)), RULES, WORDS)


def test_a_sketch_shows_each_side_by_itself():
    """The picture of a plan: when each part is on which side, how hard at most, and when the number is asked for."""
    found = sketch(compose(plan(part("circles-practice")), RULES).ordered, RULES, cap=4)
    assert [(block.leg, block.side, block.start, block.seconds, block.cap, block.light) for block in found.blocks] == [
        (0, "both", 6, 300, 4, False), (1, "left", 321, 90, 4, False), (1, "right", 421, 90, 4, False), (2, "both", 526, 120, 3, True),
    ]  # fmt: skip
    assert (found.pressing, found.seconds) == (600, 646)


def test_a_sketch_and_an_entry_say_both_numbers_of_a_stroke_that_runs_on_lighter():
    """Opening strokes: 5 while hands lie still and 3 as they glide; thumb slides: 5 low down and 3 higher up. On a light day 3 is all."""
    rules = library()
    legs = compose(preset_parts(rules.sessions["planned"], rules), rules).ordered
    found = {legs[block.leg].name: (block.cap, block.light_cap, bool(block.lean_seconds)) for block in sketch(legs, rules, None).blocks}
    assert (found["Opening strokes"], found["Thumb slides"]) == ((5, 3, True), (5, 3, False))
    assert (found["Palm-heel circles"], found["Closing strokes"]) == ((5, None, False), (3, None, False))
    assert [tuple(caps_of(leg).values())[:2] for leg in legs if leg.name in ("Opening strokes", "Thumb slides")] == [(5, 3), (5, 3)]
    light = sketch(legs, rules, cap=3).blocks
    assert max(caps for block in light for caps in (block.cap, block.light_cap or 0)) == 3


# -- any input ------------------------------------------------------------------------------------------------------------------

SECONDS = st.none() | st.integers(1, 3600) | st.sampled_from([30, 60, 90, 120, 150, 180, 300])
PARTS = st.builds(part, st.sampled_from([OPENING, CLOSING, *MIDDLE]), SECONDS, st.sampled_from(SIDES))
SIDED = st.builds(
    lambda name, seconds: [part(name, seconds, "left"), part(name, seconds, "right")],
    st.sampled_from(["circles-practice", "fingers-practice", "slides-practice"]), st.sampled_from([None, 60, 75, 90, 120, 150]),
)  # fmt: skip
WHOLE = st.builds(
    lambda middle, opening, closing: plan(*(one for parts in middle for one in parts), opening=opening, closing=closing),
    st.lists(SIDED | PARTS.map(lambda one: [one]), max_size=4),
    st.sampled_from([None, 150, 300, 420]), st.sampled_from([None, 60, 120, 180]),
)  # fmt: skip
USUAL = st.lists(st.sampled_from(MIDDLE), unique=True, min_size=1).map(lambda names: plan(*map(part, names)))
JSON = st.recursive(st.none() | st.booleans() | st.floats() | st.text(max_size=8), lambda inner: st.lists(inner) | st.dictionaries(
    st.sampled_from(["routine", "seconds", "side", "x"]), inner), max_leaves=12)  # fmt: skip


def stricter(**at_most):
    """The same techniques under limits that an author made smaller."""
    limits = {key: RULES.limits[key].model_copy(update={"at_most": value}) for key, value in at_most.items()}
    return replace(RULES, limits={**RULES.limits, **limits})


LIMITS = st.builds(
    stricter, LIM19=st.sampled_from([8, 12, 30]), LIM31=st.sampled_from([1, 2, 4]), LIM33=st.sampled_from([60, 120, 180]),
    LIM10=st.sampled_from([7, 10]), LIM20=st.sampled_from([60, 120]),
)  # fmt: skip


@settings(max_examples=200)
@given(st.lists(PARTS, max_size=14) | WHOLE | USUAL | st.lists(JSON, max_size=4) | JSON, LIMITS)
def test_no_composed_session_breaks_a_limit(parts, rules):
    """Whatever a page sends, what comes out as a session keeps every number of the content, added up here anew, second by second."""
    composition = compose(parts, rules)
    session = as_session(composition, "Any", "")
    if session is None:
        assert composition.objections
        return
    assert composition.objections == ()
    numbers = {key: limit.numbers() for key, limit in rules.limits.items()}
    timeline = compile_session(session, rules, WORDS)
    assert timeline.pressing == sum(leg.lasts for leg in session.legs)
    assert timeline.seconds == pytest.approx(sum(one.seconds for one in timeline.parts))
    assert timeline.pressing <= numbers["LIM19"]["at_most"] * 60
    by_technique, by_side, points, slides = defaultdict(float), defaultdict(float), defaultdict(float), defaultdict(int)
    for leg in session.legs:
        for one in leg.steps:
            by_technique[leg.technique] += one.lasts
            if one.point:
                points[one.side, one.point] += one.lasts
                assert one.cap <= numbers["LIM06"]["at_most"]
                assert one.press_seconds <= numbers["LIM16"]["at_most"]
            else:
                by_side[leg.technique, one.side] += one.lasts
                assert one.cap <= numbers["LIM06"]["at_most"]
            slides[leg.technique, one.side] += one.repetitions or 0
    for technique, limit in (("effleurage", "LIM10"), ("circles", "LIM12"), ("fingers", "LIM13")):
        assert by_technique[technique] <= numbers[limit]["at_most"] * 60
        for side in ("left", "right"):
            assert by_side[technique, side] <= numbers[limit].get("side_at_most", 100) * 60
        assert by_side[technique, "left"] == by_side[technique, "right"]
    assert by_side["slides", "left"] == by_side["slides", "right"]
    assert max(slides["slides", "left"], slides["slides", "right"]) <= numbers["LIM14"]["times"]
    assert max(points.values(), default=0) <= numbers["LIM17"]["at_most"]
    assert sum(points.values()) <= numbers["LIM33"]["at_most"]
    assert all(sum(side == one for side, _ in points) <= numbers["LIM18"]["at_most"] for one in ("left", "right"))
    assert by_technique["slides"] + by_technique["holds"] <= numbers["LIM31"]["at_most"] * 60
    moments = [leg.moment for leg in session.legs]
    assert (moments[0], moments[-1], set(moments[1:-1]) <= {"middle"}) == ("opening", "closing", True)
    asked = [cue.at for cue in timeline.cues if cue.kind == "check_in"]
    steps = [one for one in timeline.parts if one.kind == "step"]
    assert all(any(one.start <= at <= one.end for at in asked) for one in steps)
    longest = max(later - earlier for earlier, later in zip([steps[0].start, *asked], [*asked, timeline.seconds], strict=True))
    assert longest <= numbers["LIM20"]["at_most"]


def respelt(limit, unit, factor):
    """The same techniques, and one limit in another unit of time."""
    spelt = RULES.limits[limit].model_copy(update={"unit": unit, "at_most": RULES.limits[limit].at_most * factor})
    return replace(RULES, limits={**RULES.limits, limit: spelt})


def test_a_limit_bounds_the_same_in_any_unit():
    """An author who writes 0.5 h for 30 min, or 2 min for 120 s, changes no length and no question."""
    hours, minutes = respelt("LIM19", "h", 1 / 60), respelt("LIM20", "min", 1 / 60)
    assert [lengths(one, "both", hours) for one in ROUTINES.values()] == [lengths(one, "both", RULES) for one in ROUTINES.values()]
    session = whole(preset("planned"))
    assert compile_session(session, minutes, WORDS) == compile_session(session, RULES, WORDS)


@given(st.builds(PlanPart, routine=st.sampled_from(sorted(ROUTINES)), seconds=SECONDS, side=st.just("both")))
def test_left_and_right_stay_equal_in_any_length(one):
    """A part that is made shorter or longer takes the same from both sides, in whole strokes."""
    found = fitted(ROUTINES[one.routine], one.seconds, one.side)
    left, right = ([step for step in found.steps if step.side == side and not step.point] for side in ("left", "right"))
    assert [(step.seconds, step.repetitions) for step in left] == [(step.seconds, step.repetitions) for step in right]


def test_a_ball_is_no_part_of_a_session():
    """What is done at the wall, on the floor or with a tool is practised by itself."""
    rules = five_techniques()
    ball = routine(step(), id="ball", technique="ball", tool="ball", place="wall")
    rules.techniques["ball"] = rules.techniques["circles"].model_copy(update={"id": "ball", "routines": (ball,)})
    assert "ball" not in {one.id for one in catalogue(rules)}
    assert compose(plan(part("ball")), rules).objections == (Objection("unknown", (1,)),)
