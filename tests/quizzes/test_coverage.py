"""Whether the bank asks about everything that guards a body."""

from course_lib.library import Library, library
from course_lib.quizzes.coverage import shortfalls

from .bank import item

# What is still to be written. It may shrink and must end empty; whatever is short and not named here fails.
STILL_SHORT = {
    *(f"LIM{n:02}" for n in range(1, 39) if n not in (5, 6, 8, 19, 22)),
    "RF02", "RF02b", "RF03", "RF04", "RF05", "RF06", "RF07", "RF08", "RF09", "RF11", "RF12", "RF13", "RF14", "RF15", "RF16",
    "K02", "K03", "K04", "K05", "K06", "K07", "K08", "K09", "K10",
    "safety_limits", "items", "critical",
}  # fmt: skip


def test_nothing_is_short_but_what_is_still_to_be_written():
    """Every limit is recalled, applied and seen broken; every red flag stands in a case; the counts of the course are reached."""
    assert {what: how for what, how in shortfalls(library()) if what not in STILL_SHORT} == {}


def test_every_limit_that_is_asked_about_exists_and_what_is_thin_is_named():
    """A limit with three items but only two acts is short of the third, and one with all three is not."""
    limits = {"LIM01": None, "LIM02": None}
    items = [item("single", f"a{n}", act=act, tags=("LIM01",)) for n, act in enumerate(("recall", "recall", "apply"))]
    items += [item("single", f"b{n}", act=act, tags=("LIM02",)) for n, act in enumerate(("recall", "apply", "spot"))]
    found = dict(shortfalls(Library(limits=limits, signs={"RF01": None, "K10": None, "K11": None}, items={one.id: one for one in items})))
    assert found == {
        "LIM01": "has 3 items and none to spot",
        "RF01": "stands in no case and no choice",
        "K10": "stands in no case and no choice",
        "safety_limits": "has 0 of 40",
        "items": "has 6 of 220",
        "critical": "has 0 of 40",
    }
