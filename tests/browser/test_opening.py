"""From a closed practice to an open one, in a real JupyterLab: the twelve questions, answered as a learner answers them."""

from playwright.sync_api import expect

from course_lib.library import library

from ..quizzes.bank import key
from .learner import EFFLEURAGE

WORDS = {**library().words["quiz"], **library().words["opening"]}
LESSON = library().outline["safety_limits"]


def answers_right(card, item):
    """Gives the right answer to a question by mouse and keyboard, and has it checked."""
    if item.kind == "number":
        card.get_by_role("textbox").fill(f"{item.key:g}")
    elif item.kind == "order":
        for place, step in enumerate(item.steps):
            row = card.locator(".lb-step").filter(has_text=step.text)
            while card.locator(".lb-step").nth(place).locator(".lb-words").text_content() != step.text:
                row.get_by_role("button", name=WORDS["up"].format(step=step.text), exact=True).click()
    else:
        right = key(item)
        for choice in right if isinstance(right, list) else [right]:
            card.locator(f"input[value='{choice}']").check()
    card.get_by_role("button", name=WORDS["check"]).click()
    expect(card.get_by_role("heading", name=WORDS["right"], exact=True)).to_be_visible()


def test_twelve_right_answers_open_practice(learner, lab, page):
    """The closed clock leads to the lesson on safety; after the twelfth right answer it opens, and only today's check is left."""
    learner.opens("06_effleurage", EFFLEURAGE)
    learner.starts()
    player = learner.lesson.locator(".lb-player")
    expect(player.get_by_role("heading", name="12 questions first")).to_be_visible()
    player.get_by_role("button", name=f"Go to: {LESSON.title}").click()
    learner.sees(LESSON.title)
    learner.starts()
    card = learner.lesson.get_by_role("region", name=library().exams["opening"].title)
    items = {item.stem.replace("**", ""): item for item in library().items.values()}
    for number in range(1, 13):
        expect(card.get_by_text(WORDS["progress"].format(number=number, count=12))).to_be_visible()
        answers_right(card, items[card.locator(".lb-stem").text_content()])
        card.get_by_role("button", name=WORDS["finish"] if number == 12 else WORDS["next"], exact=True).click()
    expect(card.get_by_text(WORDS["open"])).to_be_visible()

    learner.opens("06_effleurage", EFFLEURAGE)
    learner.starts()
    player = learner.lesson.locator(".lb-player")
    expect(player.get_by_role("heading", name="Today's check first")).to_be_visible()
    learner.is_screened("Bea")
    learner.begins_to_practise(ache=2)
    assert lab.git("status", "--porcelain") == ""
