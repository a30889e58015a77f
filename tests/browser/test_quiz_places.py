"""Questions of the quiz about places of the body: chosen, pointed at and named, by a tap and by keys, with and without the picture."""

from urllib.parse import unquote

from course_lib.library import library
from course_lib.quizzes.tokens import token

from .quiz_desk import LABEL, LANDMARK, MARKED, PLACES, POINT, SLIDE, WORDS


def test_a_place_in_the_picture_and_in_the_list_are_one_answer(desk, page):
    """A press on the picture chooses the same as the list; the picture carries no names that would give it away."""
    one = desk(PLACES)
    item = library().items[PLACES]
    right = next(n for n, choice in enumerate(one.widget.round["questions"][0]["choices"]) if choice["text"] == item.choices[0].text)
    page.locator(".lb-mark").nth(right).click()
    assert page.locator("input:checked").get_attribute("value") == token(item, item.choices[0].text)
    assert page.locator(".lb-mark.lb-chosen").count() == 1
    picture = unquote(page.locator(".lb-plate img").get_attribute("src"))
    assert ("f3dcc8" in picture, "the answer" in picture) == (True, False)
    page.keyboard.press("Enter")
    page.locator(".lb-outcome").wait_for()
    assert one.attempts() == [(PLACES, True)]


def test_the_marked_place_is_also_said_in_words(desk, page):
    """Who does not see the picture reads where its mark is."""
    desk(MARKED)
    assert page.locator("figcaption").inner_text() == WORDS["marked_place"].format(place=library().items[MARKED].place)


def test_a_plate_that_is_missing_leaves_the_list(desk, page):
    """Without its picture a place question is asked by its list alone."""
    one = desk(PLACES, plate="")
    assert page.locator(".lb-plate").count() == 0
    one.choose(PLACES, right=True)
    page.locator(".lb-outcome").wait_for()
    assert one.verdict() == WORDS["right"]


def test_a_point_is_set_by_keys_as_well_as_by_a_tap(desk, page):
    """Arrow keys move a cross by 1 cm, with Shift by 2 mm; each place is spoken in words that name no structure; Enter sets it."""
    one = desk(POINT)
    page.locator(".lb-aim").focus()
    page.keyboard.press("Enter")
    middle = WORDS["place_of"].format(side=WORDS["on_midline"], height=WORDS["above_belt"].format(cm=1.1))
    assert page.locator(".lb-where").inner_text() == WORDS["your_point"].format(place=middle)
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("ArrowDown")
    assert page.get_by_role("status").inner_text() == WORDS["place_of"].format(
        side=WORDS["right_of"].format(cm=5.2), height=WORDS["above_belt"].format(cm=0.1)
    )
    page.keyboard.press("Enter")
    one.check()
    page.locator(".lb-outcome").wait_for()
    assert one.attempts() == [(POINT, True)]
    assert page.locator(".lb-target .lb-middle").count() == 2


def test_the_first_place_of_a_firm_slide_is_right_by_keys(desk, page):
    """Where the card begins its slide, a finger-width above the dimple, is reached by arrow keys, passes, and lies in the drawn area."""
    one = desk(SLIDE)
    page.locator(".lb-aim").focus()
    for key, times in {"ArrowRight": 3, "Shift+ArrowRight": 2, "ArrowDown": 4}.items():
        for _ in range(times):
            page.keyboard.press(key)
    page.keyboard.press("Enter")
    one.check()
    page.locator(".lb-outcome").wait_for()
    assert one.attempts() == [(SLIDE, True)]
    areas = page.locator(".lb-target polygon")
    assert (areas.count(), page.locator(".lb-target circle:not(.lb-middle)").count()) == (2, 0)
    inside = "(areas, pin) => areas.map(area => area.isPointInFill(new DOMPoint(...pin)))"
    assert areas.evaluate_all(inside, [34, 13]) == [True, False]


def test_a_wrong_point_tells_its_zone_and_where_it_belongs(desk, page):
    """A point on the spine is told why not there, and where it belongs."""
    one = desk(POINT)
    item = library().items[POINT]
    spine = next(wrong for wrong in item.wrong if wrong.zone == "Z0")
    one.press([0, 8])
    one.check()
    page.locator(".lb-outcome").wait_for()
    told = page.locator(".lb-result").inner_text()
    assert [part in told for part in (spine.feedback, item.place)] == [True] * 2


def test_a_wrong_landmark_tells_how_far_it_was(desk, page):
    """A point on the spine instead of on a dimple is told how many centimetres off it is, and a circle shows how near would count."""
    one = desk(LANDMARK)
    one.press([0, -36])
    one.check()
    page.locator(".lb-outcome").wait_for()
    assert WORDS["point_aside"].format(cm=4.5) in page.locator(".lb-result").inner_text()
    assert (page.locator(".lb-target polygon").count(), page.locator(".lb-target circle:not(.lb-middle)").count()) == (0, 2)


def test_a_point_beside_the_body_is_no_answer(desk, page):
    """A press beside the drawn back counts for nothing and says so; the point can be set again."""
    one = desk(POINT)
    one.press([-176, 60])
    one.check()
    page.locator(".lb-problem:not(:empty)").wait_for()
    assert (page.locator(".lb-problem").inner_text(), one.attempts()) == (WORDS["point_off_body"], [])
    one.choose(POINT, right=True)
    page.locator(".lb-outcome").wait_for()
    assert one.attempts() == [(POINT, True)]


def test_each_pin_is_told_its_name(desk, page):
    """A wrongly named pin shows its right name and why; a rightly named one is marked so; the share that was right is told."""
    one = desk(LABEL)
    first, *others = library().items[LABEL].numbered
    boxes = page.locator(".lb-pin select")
    boxes.nth(0).select_option(label=library().items[LABEL].extra[0])
    for number, pin in enumerate(others, 1):
        boxes.nth(number).select_option(label=pin.text)
    one.check()
    page.locator(".lb-outcome").wait_for()
    rows = page.locator(".lb-pin").all_inner_texts()
    assert (WORDS["right_name"].format(name=first.text) in rows[0], first.feedback in rows[0]) == (True, True)
    assert all(WORDS["your_answer_right"] in row for row in rows[1:])
    assert WORDS["share"].format(percent=75) in page.locator(".lb-result").inner_text()
