"""The self-test on the live plate: it asks for names and for places, goes by keys alone, and its chance can be held."""

import re

from .live_plate import NAMES, WORDS


def test_the_self_test_asks_what_is_pointed_at(plate, page):
    """Names and list go; what is tapped is to be named; the right name counts, a wrong one is set right."""
    one = plate("superficial")
    one.press(WORDS["test"])
    assert (page.locator(".lb-label:visible").count(), page.locator(".lb-list").is_visible()) == (0, False)
    assert NAMES["gluteus-maximus"] not in page.locator(".lb-diagram").inner_text()
    one.point_at("gluteus-maximus")
    assert one.heading() == WORDS["test"], "pointing gives the answer away"
    one.tap("gluteus-maximus")
    assert one.heading() == WORDS["name_it"]
    choices = page.locator(".lb-choice").all_inner_texts()
    assert (len(choices), len(set(choices)), NAMES["gluteus-maximus"] in choices) == (4, 4, True)
    one.press(NAMES["gluteus-maximus"])
    assert page.locator(".lb-right").inner_text() == WORDS["right"]
    one.tap("latissimus-dorsi")
    wrong = next(name for name in page.locator(".lb-choice").all_inner_texts() if name != NAMES["latissimus-dorsi"])
    one.press(wrong)
    assert page.locator(".lb-wrong").inner_text() == WORDS["wrong"].format(chosen=wrong, name=NAMES["latissimus-dorsi"])
    assert page.locator(".lb-over").inner_text() == WORDS["score"].format(right=1, asked=2)
    one.press(WORDS["test_end"])
    assert page.locator(".lb-list").is_visible()


def test_the_self_test_asks_for_places(plate, page):
    """Asked for a place, a tap on it on either side is right; a tap elsewhere names what was tapped and marks both."""
    one = plate("superficial")
    one.press(WORDS["test"])
    one.press(WORDS["test_find"])
    wanted = one.heading().removeprefix("Where is it: ").removesuffix("?")
    key = next(key for key, name in NAMES.items() if name == wanted)
    side = page.locator(f".structure[data-structure={key}]").last.get_attribute("data-side")
    one.tap(key, side)
    assert page.locator(".lb-right").inner_text() == WORDS["right"]
    one.press(WORDS["test_find"])
    wanted = one.heading().removeprefix("Where is it: ").removesuffix("?")
    other = next(key for key in ("gluteus-maximus", "latissimus-dorsi") if NAMES[key] != wanted)
    one.tap(other)
    assert page.locator(".lb-wrong").inner_text() == WORDS["missed"].format(chosen=NAMES[other], name=wanted)
    assert page.locator(".lb-wrong-part").count() >= 1
    assert page.locator(".lb-chosen").count() >= 1


def test_the_self_test_goes_by_keyboard(plate, page):
    """Both kinds are asked and answered by keys alone, and the focus never falls off the widget."""
    one = plate("superficial")
    page.get_by_role("button", name=WORDS["test"], exact=True).focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name=WORDS["test_name"]).focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == WORDS["name_it"]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "H3"
    assert page.locator(".lb-right, .lb-wrong").count() == 1
    page.get_by_role("button", name=WORDS["test_find"]).focus()
    page.keyboard.press("Enter")
    assert page.locator("svg [role=button][tabindex='0']").count() == page.evaluate(
        "new Set([...document.querySelectorAll('[data-lb-part]')].map((one) => one.dataset.lbPart)).size"
    )
    assert not re.search("|".join(NAMES.values()), page.locator("svg [role=button]").first.get_attribute("aria-label"))
    page.locator("svg [role=button]").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "H3"
    assert one.page.locator(".lb-over").inner_text().endswith(WORDS["score"].format(right=0, asked=2)[-9:])


def test_chance_can_be_held(plate, page):
    """One seed asks the same parts with the same names each time, another seed others; nothing comes twice before everything came."""

    def asked(seed):
        one, rows = plate("superficial", seed=seed), []
        one.press(WORDS["test"])
        for _ in range(9):
            one.press(WORDS["test_name"])
            rows.append(
                (page.locator(".structure.lb-chosen").first.get_attribute("data-structure"), page.locator(".lb-choice").all_inner_texts())
            )
            page.locator(".lb-choice").first.click()
        return rows

    first = asked(3)
    assert first == asked(3) != asked(4)
    assert len({key for key, _ in first}) == 9
