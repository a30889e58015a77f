from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.library import library
from course_lib.routines import LimitBroken, UnequalSides, ZoneClosed
from course_lib.routines.asking import LAST
from course_lib.routines.parts import CHANGE_SIDES, COUNT_IN

from .routines import allowed_routine, any_routine, compile_timeline, routine, step


def words():
    return library().words["player"]


def compiled(one, cap=None, rules=None):
    return compile_timeline(one, rules or library(), words(), cap)


def effleurage():
    return library().techniques["effleurage"].routines[0]


def test_the_opening_strokes_are_told_step_by_step():
    """The practice of lesson 06: count-in, five even steps, a question at each, half-way, the last seconds, the end."""
    told = [(cue.at, cue.kind) for cue in compiled(effleurage()).cues if cue.kind not in ("lean", "ease", "beat", "back")]
    assert told == [
        (0, "ready"), (3, "count"), (4, "count"), (5, "count"),
        (6, "change"), (14, "check_in"), (56, "last"),
        (66, "change"), (74, "check_in"), (116, "last"),
        (126, "change"), (134, "check_in"), (153, "half"), (176, "last"),
        (186, "change"), (194, "check_in"), (236, "last"),
        (246, "change"), (254, "check_in"), (296, "last"), (306, "closing"),
    ]  # fmt: skip


def test_the_tempo_beats_up_and_back():
    """Each stroke is ticked where the hands lean, a second before the glide where they take the weight back, where they start up and where
    they start back, to the last stroke."""
    timeline = compiled(effleurage())
    ticks = {kind: [cue.at for cue in timeline.cues if cue.kind == kind] for kind in ("lean", "ease", "beat", "back")}
    light, leaned = [6 + 6 * stroke for stroke in range(10)], [66 + 10 * stroke for stroke in range(24)]
    assert ticks["lean"] == leaned
    assert ticks["ease"] == [at + 3 for at in leaned]
    assert ticks["beat"] == light + [at + 4 for at in leaned]
    assert ticks["back"] == [at + 4 for at in ticks["beat"]]


def test_where_hands_lean_the_clock_asks_for_two_numbers():
    """A number said in the glide says nothing of the lean: one question asks for both, and only where somebody leans."""
    one, two = "What is your number?", "Two numbers: as the hands lean, and as they glide?"
    asked = lambda cap: [cue.words for cue in compiled(effleurage(), cap).cues if cue.kind == "check_in"]  # noqa: E731
    assert asked(None) == [one, two, two, two, two]
    assert asked(3) == [one] * 5


def test_on_a_light_day_the_clock_tells_nobody_to_lean():
    """Under the cap of light work every stroke is a light one, at its own tempo, and its words are those of the day."""
    timeline = compiled(effleurage(), cap=3)
    assert [cue.at for cue in timeline.cues if cue.kind in ("lean", "ease")] == []
    assert [cue.at for cue in timeline.cues if cue.kind == "beat"] == [6 + 6 * stroke for stroke in range(50)]
    assert [cue.words for cue in timeline.cues if cue.kind == "change"][1] == "Long light strokes. Today nobody leans."
    assert timeline.steps[1].name == "Long and light"
    assert (timeline.pressing, timeline.seconds) == (300, 306)


def test_a_change_of_side_has_a_pause_of_its_own():
    """The giver walks round the table in time that is no massage, and hears which side comes next."""
    timeline = compiled(routine(step("one", side="left", seconds=45), step("two", side="right", seconds=45)))
    assert [(part.kind, part.start, part.seconds) for part in timeline.parts] == [
        ("count_in", 0, COUNT_IN),
        ("step", COUNT_IN, 45),
        ("change_sides", COUNT_IN + 45, CHANGE_SIDES),
        ("step", COUNT_IN + 45 + CHANGE_SIDES, 45),
    ]
    assert (timeline.pressing, timeline.seconds) == (90, 90 + COUNT_IN + CHANGE_SIDES)
    assert [cue.words for cue in timeline.cues if cue.kind == "sides"] == ["Change sides. Now their right side."]


def test_a_side_has_an_owner_only_where_two_are_together():
    """A giver hears whose side comes next, for it may be mistaken for the giver's own; alone there is one body."""
    both_sides = routine(step("one", side="left", seconds=45), step("two", side="right", seconds=45))
    alone = compile_timeline(both_sides, library(), {**words(), **library().words["player_alone"]})
    assert [cue.words for cue in alone.cues if cue.kind == "sides"] == ["Come off. Change to the right side."]


def test_no_second_set_is_announced_before_its_number():
    """What follows on a number is not told before it: the last seconds of the step announce that the hands come off."""
    timeline = compiled(routine(step("one", seconds=60), step("again", seconds=60, only_at=3)))
    told = [cue.words for cue in timeline.cues if cue.kind == "last"]
    assert told == [f"10 seconds. Then: {words()['ask_part']}.", f"10 seconds. {words()['cue_last_end']}"]


def test_a_screening_lowers_every_cap_and_aim():
    """With a cap of 3 no step of today asks for more, low down or at the ribs."""
    for today in compiled(effleurage(), cap=2.5).steps:
        assert today.cap <= 2.5
        assert today.target_from <= today.target_to <= today.cap
        assert today.light_cap is None or today.light_cap <= 2.5
    assert [today.cap for today in compiled(effleurage(), cap=8).steps] == [3, 5, 5, 5, 5]


def test_a_routine_beyond_a_limit_gets_no_timeline():
    """What breaks a limit is not shown, shortened or otherwise: it is refused."""
    with pytest.raises(LimitBroken):
        compiled(routine(step(seconds=1900)))


def test_every_spoken_line_is_short():
    """A voice that breaks off long sentences still says every cue whole."""
    for technique in library().techniques.values():
        for one in technique.routines:
            for cue in compiled(one).cues:
                for sentence in cue.words.split(". "):
                    assert len(sentence) <= 80, sentence


def check_timeline(one, timeline, longest):
    # the parts follow each other without a gap, and the steps get all their seconds
    ends = 0
    for part in timeline.parts:
        assert part.start == pytest.approx(ends, abs=1e-6)
        assert part.seconds > 0
        ends = part.start + part.seconds
    assert timeline.seconds == pytest.approx(ends, abs=1e-6)
    pressing = [part for part in timeline.parts if part.kind == "step"]
    assert [part.seconds for part in pressing] == [part.lasts for part in one.steps]
    assert timeline.pressing == pytest.approx(sum(part.lasts for part in one.steps))
    # each cue in its part, in order
    for cue in timeline.cues:
        part = timeline.parts[cue.part]
        assert part.start - 1e-6 <= cue.at <= part.end + 1e-6
        assert cue.kind == "closing" or cue.at < part.end
    assert [cue.at for cue in timeline.cues] == sorted(cue.at for cue in timeline.cues)
    # somebody is asked in every step, and never longer than the limit after the last time
    asked = [cue for cue in timeline.cues if cue.kind == "check_in"]
    assert {cue.part for cue in asked} == {number for number, part in enumerate(timeline.parts) if part.kind in ("step", "ask")}
    moments = [pressing[0].start, *(cue.at for cue in asked), timeline.seconds]
    assert max(later - earlier for earlier, later in pairwise(moments)) <= longest + 1e-6
    sides = {side: sum(part.seconds for part in timeline.steps if part.side == side) for side in ("left", "right")}
    assert sides["left"] == sides["right"]


@settings(max_examples=100)
@given(allowed_routine(), st.none() | st.floats(1, 10), st.integers(45, 400))
def test_seconds_add_up_and_cues_stay_in_their_steps(one, cap, longest):
    """For any routine and any longest time between two questions: no gap, no lost second, no cue astray, nobody forgotten."""
    rules = replace(library(), limits={**library().limits, "LIM20": library().limits["LIM20"].model_copy(update={"at_most": longest})})
    try:
        timeline = compiled(one, cap, rules)
    except LimitBroken:
        return
    check_timeline(one, timeline, longest)
    for today, step_ in zip(timeline.steps, one.steps, strict=True):
        assert today.cap == (step_.cap if cap is None else min(step_.cap, cap))


@settings(max_examples=80)
@given(any_routine())
def test_any_input_is_refused_or_whole(one):
    """Nothing an author can write gives half a timeline."""
    try:
        timeline = compiled(one)
    except (LimitBroken, ZoneClosed, UnequalSides):
        return
    assert {cue.kind for cue in timeline.cues} >= {"ready", "count", "change", "check_in", "closing"}
    assert all(cue.at <= timeline.parts[cue.part].end - LAST + 1e-6 for cue in timeline.cues if cue.kind == "last")
