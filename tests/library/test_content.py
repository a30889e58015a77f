"""The course's own content: complete, honest about its sources, and in its own words."""

import re
from collections import Counter
from pathlib import Path

import pytest

from course_lib.library import library

CONTENT = Path(__file__).parents[2] / "course_lib" / "content"
FILES = sorted(path.relative_to(CONTENT).as_posix() for path in CONTENT.rglob("*.yaml"))

VERDICTS = {
    "sound": "C02 C03 C04 C05 C08 C09 C10 C11 C13 C19 C20 C23 C25 C26 C29 C31 C32 C34 C36 C39 C40 C41 C43 C44 C45 C46 C48 C51 C53 C54 C55"
             " C57 C63 C64 C65 C68 C70 C71 C72 C73 C75 C77 C80 C81 C83 C85 C89 C90 C93 C96 C97 C99",
    "garbled": "C12 C14 C21 C24 C28 C37 C42 C49 C50 C56 C59 C60 C61 C67 C69",
    "contradictory": "C06 C22 C30 C47 C52 C74 C82",
    "unsafe": "C15 C18 C33 C35 C38 C58 C66 C91 C92 C100",
    "unsupported": "C16 C17 C27 C62 C76 C78 C79 C84 C86 C87 C88 C94 C95 C98",
    "commercial": "C01 C07",
    "missing": "O01 O02 O03 O04 O05 O06 O07 O08 O09 O10 O11 O12",
}  # fmt: skip


def texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for child in value.values():
            yield from texts(child)
    elif isinstance(value, (list, tuple)):
        for child in value:
            yield from texts(child)


def prose():
    """Every text of every record, with its kind and id, numbers filled in."""
    for kind in library().__dataclass_fields__:
        for record_id, record in getattr(library(), kind).items():
            value = record if kind == "words" else record.model_dump(exclude={"cite", "address"})
            for text in texts(value):
                yield f"{kind} {record_id}", text


def test_the_content_of_the_course_has_no_fault():
    """Every file of the course can be read, and every record holds together with the others."""
    assert library().limits


def test_every_statement_of_the_article_has_its_verdict():
    """A hundred statements and twelve omissions, each with the verdict that a second reader found."""
    claims = library().claims
    assert list(claims) == [f"C{n:02d}" for n in range(1, 101)] + [f"O{n:02d}" for n in range(1, 13)]
    found = {}
    for claim in claims.values():
        found.setdefault(claim.verdict, []).append(claim.id)
    assert {verdict: " ".join(ids) for verdict, ids in found.items()} == VERDICTS
    assert {claim.id for claim in claims.values() if "unsafe" in claim.also} == {"C17", "C27", "C50", "C67", "C69", "C82"}


def test_every_source_is_there_and_none_is_a_copy():
    """Sources are cited in the original; what nobody looked up says so."""
    sources = library().sources
    assert list(sources) == [f"S{n:02d}" for n in range(1, 104)]
    addresses = [source.address for source in sources.values() if source.address]
    assert [address for address in addresses if not re.fullmatch(r"https?://[^\s;]+", address)] == []
    twice = {address for address, count in Counter(addresses).items() if count > 1}
    assert twice <= {"https://www.wikihow.com/Massage-the-Lower-Back"}
    assert {source.id for source in sources.values() if source.seen == "general knowledge"} == {"S73", "S74", "S75", "S77"}
    assert " ".join(source.id for source in sources.values() if source.seen == "second-hand") == (
        "S02 S03 S04 S05 S08 S13 S41 S42 S44 S46 S47 S56 S58 S59 S60 S78 S79 S86 S88 S92 S93 S94 S97"
    )


def test_every_source_supports_something():
    """A list of sources names no source that nothing of the course rests on."""
    content = library()
    kinds = ("limits", "measures", "claims", "signs", "oils", "oil_questions", "techniques", "trials", "kinds", "outline", "items")
    cited = {source for kind in kinds for record in getattr(content, kind).values() for source in record.sources}
    assert sorted(content.sources.keys() - cited) == []


@pytest.mark.parametrize("word", ["cure", "heals", "guarantee", "miracle", "proven to", "you must trust", "client of", "toxins will"])
def test_nothing_promises_a_cure(word):
    """A massage may ease for a time; no text of the course says more."""
    allowed = {"claims C94"}
    assert [place for place, text in prose() if re.search(rf"\b{word}\b", text.lower()) and place not in allowed] == []


@pytest.mark.parametrize("american", ["color", "center", "fiber", "organize", "gray", "apologize", "behavior", "practise session", "mommy"])
def test_the_spelling_is_british(american):
    """One spelling throughout."""
    names = {"sources", "plates"}
    found = [place for place, text in prose() if re.search(rf"\b{american}", text.lower()) and place.split()[0] not in names]
    assert found == []


def test_no_reference_is_left_unfilled():
    """A learner never reads {LIM01.at_most}."""
    assert [place for place, text in prose() if re.search(r"\{(LIM|[a-z-]+\.)", text)] == []


# signs.yaml has numbers of its own: the cap and the minutes of one condition belong to its row alone; those in trials.yaml are of studies
@pytest.mark.parametrize("name", [name for name in FILES if name not in ("limits.yaml", "sources.yaml", "signs.yaml", "trials.yaml")])
def test_a_limit_next_to_its_unit_is_a_reference(name):
    """The stop number, the minutes of a session and their like are never typed a second time."""
    bounds = r"\b(?:stop at|never above|no more than|at most) \d"
    minutes = r"\b\d+ minutes? (?:a day|at most|in all|to open|to close)"
    typed = re.compile(f"{bounds}|{minutes}")
    text = (CONTENT / name).read_text(encoding="utf-8")
    assert [line.strip() for line in text.splitlines() if typed.search(line.lower())] == []


def test_glossary_terms_stand_in_order_and_once():
    """A reader finds a word by the alphabet."""
    terms = [term.term.lower() for term in library().glossary.values()]
    assert terms == sorted(set(terms))


def test_the_lessons_are_numbered_without_gap():
    """Every lesson of the outline has its place and its minutes."""
    lessons = sorted(library().outline.values(), key=lambda lesson: lesson.number)
    assert [(lesson.number, lesson.id, lesson.minutes) for lesson in lessons] == [
        ("00", "start_here", 20), ("01", "know_the_lower_back", 20), ("02", "safety_limits", 40), ("03", "prepare", 20),
        ("04", "self_massage_wall", 20), ("05", "self_massage_floor", 15), ("06", "effleurage", 20), ("07", "palm_heel_circles", 20),
        ("08", "fingertip_pressure", 20), ("09", "thumb_slides", 20), ("10", "tight_spots", 20), ("11", "pressure_drill", 15),
        ("12", "whole_massage", 55), ("13", "types_of_massage", 20), ("14", "before_and_after", 20),
        ("15", "what_the_evidence_says", 20), ("16", "final_check", 30), ("90", "for_instructors", 20),
    ]  # fmt: skip


def test_effleurage_opens_and_closes_within_its_limits():
    """Five minutes to open, two to close: ten light strokes a minute, or six with a lean; weight only there, on the low ridge. Of a lean a
    breath out brings the weight in, and what is left takes it back."""
    opening, closing = library().techniques["effleurage"].routines
    tempo = lambda step: (step.beat_seconds, step.lean_seconds, step.ease_seconds, step.press_seconds)  # noqa: E731
    told = [(step.id, step.lasts, step.repetitions, *tempo(step)) for step in opening.steps]
    assert told == [("spread", 60, 10, 6, None, None, 4), *((step, 60, 6, 10, 4, 1, 4) for step in ("lean", "ribs", "even", "feel"))]
    assert {step.lean_seconds - step.ease_seconds for step in opening.steps[1:]} == {library().spans["breath-out"].seconds}
    assert [(step.id, step.lasts) for step in closing.steps] == [("settle", 60), ("feather", 60)]
    for step in (*opening.steps, *closing.steps):
        kidneys = step if "Z5" in step.zones else step.lighter
        assert kidneys.cap == 3
        assert "Z5" in kidneys.zones
        assert step.zones == ("Z1",) or step.cap == 3
        assert bool(step.lean_seconds) is (step.cap > 3)
    assert [step.cap for step in opening.steps] == [3, 5, 5, 5, 5]


def test_nobody_is_leaned_on_under_the_cap_of_a_light_day():
    """With thin bones, blood thinners, numb skin or after firm work the steps last as long, in light strokes, and no word tells to lean."""
    light = library().limits["LIM22"].at_most
    opening = library().techniques["effleurage"].routines[0]
    today = [step.under(light) for step in opening.steps]
    told = [(step.id, step.lasts, step.beat_seconds, step.lean_seconds, step.ease_seconds, step.press_seconds) for step in today]
    assert told == [(step.id, 60, 6, None, None, 4) for step in opening.steps]
    aims = [(step.target_from, step.target_to, step.cap, step.lighter, step.zones) for step in today[1:]]
    assert aims == [(2, light, light, None, ("Z1", "Z3", "Z5", "Z6"))] * 4
    spoken = [f"{step.name} {step.say} {step.detail}".lower().replace("nobody leans", "") for step in today]
    assert [text for text in spoken if "lean" in text] == []
    assert [step.under(4) for step in opening.steps] == list(opening.steps)


def test_whoever_gets_long_strokes_alone_has_a_light_day():
    """Where today's check leaves light long strokes, the cap is that of light work, or the clock would tell to lean."""
    content = library()
    outcomes = [one for sign in content.signs.values() for one in (sign, *(follow.yes for follow in sign.follow if follow.yes))]
    capped = [one for one in outcomes if getattr(one, "glides_only", False)]
    assert len(capped) >= 9
    assert {one.cap for one in capped} == {content.limits["LIM22"].at_most}
