"""What is not normal after a massage, and whom to call for it."""

import re

import pytest

from course_lib.build.pages import ROOT
from course_lib.library import library

WORDS = library().words["player"]
PAGES = {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "notebooks" / "text").glob("*.md"))}
LISTS = {name: text for name, text in PAGES.items() if "numbness down one leg without weakness" in text}

SUDDEN = "sudden severe pain in the back or belly, all the more with blood thinners"
SEPTIC = "Fever or shivering with confusion, drowsiness, slurring, breathlessness, blotchy or blue skin, or no urine all day"
ILL_FEVERS = (
    SEPTIC,
    "Any fever or shivering on chemotherapy or with very weak immunity (or the cancer team's line at once)",
    "Any fever in a pregnancy, known or possible (or go to the maternity unit)",
)


def test_the_clock_names_a_sudden_pain_and_an_ill_fever_as_emergencies():
    """The back is named beside the belly; a fever with one of these signs, no defence or a pregnancy is for no doctor of the day."""
    now, today = WORDS["not_normal_now_list"], WORDS["not_normal_today_list"]
    assert f"S{SUDDEN[1:]}" in now
    assert [line for line in now if line.startswith("Fever")] == [
        SEPTIC,
        "Fever or shivering on chemotherapy or with very weak immunity (or call the cancer team's line at once)",
        "Fever in a pregnancy, known or possible (or go to the maternity unit now)",
    ]
    assert [line.split(",")[0] for line in today] == ["Fever or shivering with nothing of the above"]


def test_every_practical_lesson_lists_what_is_not_normal():
    """Whoever has massaged reads the list in the same lesson: the seven of one technique, the whole massage, and before and after."""
    assert [name[:2] for name in LISTS] == ["04", "05", "06", "07", "08", "09", "10", "12", "14"]


@pytest.mark.parametrize("name", LISTS)
def test_a_lesson_says_the_same_as_the_clock(name):
    """The sudden pain and the ill fever stand among the emergencies of each list; the doctor of the same day has the fever without them."""
    text = re.sub(r" ?<!--.*?-->", "", LISTS[name])
    begins = re.search(r"\*\*(Call the emergency number|Emergency number:)\*\*", text).end()
    ends = re.search(r"\*\*(Speak to a doctor|A doctor) the same day", text).start()
    now = re.sub(r"\s+", " ", text[begins:ends].replace("Call for ", "").replace("\n- ", " ")).lower()
    assert SUDDEN in now
    for fever in ILL_FEVERS:
        assert fever.lower() in now
    (today,) = [line for line in text[ends:].splitlines() if "the same day" in line]
    assert "fever or shivering with none of these, " in today
    assert "emergency" not in today
