"""The tables of limits and signs: every record once, in words, and nothing of it lost."""

import re

import course_lib
from course_lib.library import library
from course_lib.library.references import written
from course_lib.teaching import findings, kind_rows, lessons, sign_rows, tables

WORDS = library().words


def row_of(widget, name):
    return next(row for row in widget.rows if row["id"] == name)


def words_in(cell):
    return " ".join(tables._words(part)[0] if "text" in part else " ".join(tables._words(part)) for part in cell)


def test_every_limit_stands_in_the_table_once():
    """A reader finds each limit of the course: first those of the page before it is run, in their order, then those of the content."""
    rows, first = [row["id"] for row in course_lib.limits_table().rows], WORDS["limits"]["twin"]
    assert rows[: len(first)] == first
    assert rows[len(first) :] == [name for name in library().limits if name not in first]


def test_every_number_of_a_limit_is_told():
    """The sentence of a limit says each of its numbers, so that none is a secret of the timers."""
    missing = {limit.id: [value for value in limit.numbers().values() if written(value) not in WORDS["limits"][limit.id]]
               for limit in library().limits.values()}
    assert {name: values for name, values in missing.items() if values} == {}


def test_a_study_says_once_how_many_people_it_had():
    """Where its own words say the number, none is added; a larger number that only ends in it is another one."""
    studies = {trial.id: trial for trial in library().trials.values() if trial.people}
    rows = {row["id"]: row for row in course_lib.evidence("trials").rows}
    assert studies.keys() <= rows.keys()
    for name, study in studies.items():
        said = words_in(rows[name]["cells"]["who_when"])
        assert len(re.findall(rf"(?<![\d.,]){study.people}(?!\d|[.,]\d)", said)) == 1, said
    few = studies["aroma-trial"].model_copy(update={"people": 26, "who": "126 people"})
    (row,) = findings.table(library(), [], [few], {**WORDS["shared"], **WORDS["evidence"]}, "")["rows"]
    assert "26 people" in [said for part in row["cells"]["who_when"] for said in part["text"].split("\u00a0· ")]


def test_a_limit_is_a_house_rule_or_rests_on_a_study():
    """Whoever asks for what rests on a study or survey gets three limits; all others say that they are house rules."""
    rows = course_lib.limits_table().rows
    assert [row["id"] for row in rows if row["facets"]["rests"] == ["evidence"]] == ["LIM28", "LIM04", "LIM25"]
    assert {row["cells"]["rests"][0]["text"] for row in rows} == {"House rule", "Rests on a study or survey"}


def test_the_row_of_a_limit_is_whole():
    """What it limits, its number with the unit, what it counts for, where it comes from and by whom."""
    assert row_of(course_lib.limits_table(), "LIM28") == {
        "id": "LIM28",
        "cells": {
            "what": [
                {"kind": "text", "text": "Soreness that is normal after a massage, and when to ask for advice"},
            ],
            "number": [{"kind": "strong", "text": "up to about 36 hours is normal; after 72 hours, a house rule, ask for advice"}],
            "scope": [{"kind": "text", "text": "the case it names"}],
            "rests": [
                {"kind": "badge", "text": "Rests on a study or survey", "tone": "calm"},
                {"kind": "text",
                 "text": "One survey in which 91 clients of massage answered; the second figure is a choice of this course."},
                {"kind": "sources",
                 "items": [{"text": "Cambron 2007, side effects of massage", "address": "https://doi.org/10.1089/acm.2006.6401"}]},
            ],
        },
        "facets": {"scope": ["once"], "rests": ["evidence"]},
        "order": {"what": "Soreness that is normal after a massage, and when to ask for advice", "scope": 8, "rests": 1},
        "find": "LIM28 Soreness that is normal after a massage, and when to ask for advice up to about 36 hours is normal; after "
                "72 hours, a house rule, ask for advice the case it names Rests on a study or survey One survey in which 91 clients of "
                "massage answered; the second figure is a choice of this course. Cambron 2007, side effects of massage",
        "tone": "",
    }  # fmt: skip


def test_every_sign_stands_in_the_table_once_and_the_fastest_first():
    """Emergencies come first, then what takes the hands off with an emergency behind it."""
    rows = [row["id"] for row in course_lib.signs().rows]
    assert sorted(rows) == sorted([*library().signs, *library().stops])
    assert rows[:12] == ["RF01", "RF02", "RF03", "RF04", "RF05", "RF06", "RF10b", "ST03", "ST06", "ST08", "ST09", "ST13"]
    assert course_lib.signs().first == 12


def test_a_sign_is_found_under_every_speed_it_can_have():
    """A sign that a second answer turns into an emergency is found among the emergencies too."""
    rows = course_lib.signs().rows
    now = [row["id"] for row in rows if "now" in row["facets"]["fast"]]
    assert now == ["RF01", "RF02", "RF03", "RF04", "RF05", "RF06", "RF10b", "ST03", "ST06", "ST08", "ST09", "ST13",
                   "RF07", "RF02b", "RF10", "RF11", "K03", "RF08", "K04", "RF14", "RF15", "K09", "K05", "K08", "K02", "K17", "K12", "K16",
                   "K23", "K20", "K27", "K30"]  # fmt: skip
    assert [row["id"] for row in rows if not row["facets"]["fast"]] == []


def test_what_may_wait_for_tomorrow_is_chosen_by_itself():
    """Whoever picks the signs of today gets none that may wait, unless a second answer makes it one of today."""
    rows = course_lib.signs().rows
    assert [row["id"] for row in rows if "tomorrow" in row["facets"]["fast"]] == ["RF12", "RF09"]
    assert [row["id"] for row in rows if {"today", "tomorrow"} <= set(row["facets"]["fast"])] == ["RF12"]


def test_nothing_of_a_sign_is_left_out():
    """Question, points, what it may be, what to do and every second answer stand in the row, in the words of the content."""
    widget = course_lib.signs()
    for one in library().signs.values():
        row = row_of(widget, one.id)
        told = " ".join(words_in(cell) for cell in row["cells"].values())
        verdicts = [verdict for follow in one.follow for verdict in (follow.yes, follow.no) if verdict]
        for sentence in (one.short, one.ask, *one.points, one.more, one.means, one.do, *(follow.ask for follow in one.follow),
                         *(point for follow in one.follow for point in follow.points), *(verdict.do for verdict in verdicts)):  # fmt: skip
            assert sentence.rstrip(".") in told, one.id
    for one in library().stops.values():
        assert words_in(row_of(widget, one.id)["cells"]["do"]) == f"{one.do} {WORDS['signs'][f'closes_{one.closes}']}"


def test_a_stop_sign_has_the_badge_of_what_its_hands_do():
    """Over a sleeper the hands rest, over the giver's own thumb they change or end; every other stop sign takes them off."""
    badges = {row["id"]: row["cells"]["fast"][0]["text"] for row in course_lib.signs().rows if row["facets"]["kind"] == ["stop"]}
    assert badges == {
        **dict.fromkeys(library().stops, "Hands off at once"), "ST11": "Change or end at once", "ST14": "Hands still at once",
    }  # fmt: skip


def test_the_table_sends_nobody_back_to_a_page():
    """The table has no pages and no boxes to tick: what a sign turns into stands in its own row."""
    told = {row["id"]: " ".join(words_in(cell) for cell in row["cells"].values()) for row in course_lib.signs().rows}
    assert [name for name, words in told.items() if re.search(r"\bgo back\b|\bticks?\b|\bticked\b", words)] == []
    leg = (
        "Is any of these true as well? A leg newly weak or getting weaker. "
        "Both legs affected, numb or tingling between the legs or at the buttocks, or trouble with bladder or bowel. "
        "Cancer now or in the past. Weight lost without meaning to, a lump, a back that changed its shape, "
        "or pain worse at night that rest does not ease. "
        "If yes: No massage. Emergency department or ambulance now;"
    )
    assert leg in told["RF15"]


def test_the_page_of_signs_has_the_emergencies_in_full():
    """On paper too: every emergency with what to do, every sign of today under today, and only what may wait under tomorrow."""
    page = sign_rows.page(library(), {**WORDS["shared"], **WORDS["table"], **WORDS["signs"]})
    before, after = page.split(f"**{WORDS['signs']['twin_tomorrow']}**")
    heading, today = before.split(lessons.called(WORDS["lesson"]["stop_same_day"], "")[0])
    for one in library().signs.values():
        if one.answer == "emergency":
            assert f"- **{one.short}.** {one.do}" in heading
        else:
            assert (f"- {one.short}" in today) == (one.speed in ("today", "within a day", "call today")), one.id
            assert (f"- {one.short}" in after) == (one.speed == "tomorrow"), one.id


def test_the_page_of_kinds_says_who_may_do_each():
    """On a narrow page a table is cut at its right, so each kind is a block: feeling, trials and who may do it under one another."""
    words = {**WORDS["shared"], **WORDS["table"], **WORDS["evidence"], **WORDS["kinds"]}
    page = kind_rows.page(library(), words)
    assert not [line for line in page.splitlines() if line.startswith("|")]
    for one in library().kinds.values():
        block = re.split(r"\n(?!  - )", page.split(f"- **{one.name}.** {one.done}\n")[1])[0]
        assert [text for text in (one.pressure, one.shows, one.learn, words[f"home_{one.home}"]) if text not in block] == []


def test_the_ledger_shows_each_claim_once():
    """A hundred statements and twelve omissions, each with its verdict: what could hurt first, then in the order of the article."""
    widget, claims = course_lib.evidence(), library().claims
    rows, unsafe = widget.rows, [claim.id for claim in claims.values() if "unsafe" in (claim.verdict, *claim.also)]
    assert [row["id"] for row in rows] == [*unsafe, *(name for name in claims if name not in unsafe)]
    assert widget.first == len(unsafe)
    for row in rows:
        claim = library().claims[row["id"]]
        assert row["facets"]["verdict"] == [claim.verdict, *claim.also]
        told = [part["text"] for part in row["cells"]["verdict"]]
        assert ("unsafe" in told) == (told[0] == "unsafe") == (row["id"] in unsafe)
        assert claim.said in words_in(row["cells"]["said"])
        assert words_in(row["cells"]["teach"]).startswith(claim.teach)


def test_an_unsafe_line_never_stands_without_its_correction():
    """What could hurt somebody is in one row with what is right, live and on paper, and is marked as a danger."""
    rows = {row["id"]: row for row in course_lib.evidence().rows}
    unsafe = [claim for claim in library().claims.values() if "unsafe" in (claim.verdict, *claim.also)]
    assert {name for name, row in rows.items() if row["tone"] == "stop"} == {claim.id for claim in unsafe}
    page = course_lib.evidence()._page
    for claim in unsafe:
        assert f"| {claim.said} | {claim.teach} |" in page


def test_a_claim_opens_the_lessons_that_teach_it():
    """Beside each statement stands the notebook that teaches it."""
    where = {row["id"]: row["cells"]["where"] for row in course_lib.evidence().rows}
    assert where["C98"] == [{"kind": "open", "text": "13 Types of massage", "path": "notebooks/13_types_of_massage.ipynb"}]
    assert {part["kind"] for parts in where.values() for part in parts} == {"open"}
    assert all(where.values())


def test_a_result_is_told_with_its_numbers():
    """Effect, interval, scale and certainty of a result, as the study gives them."""
    row = row_of(course_lib.evidence("kinds"), "relaxation-function")
    assert words_in(row["cells"]["found"]).startswith("−2.9 (−4.0\u00a0to\u00a0−1.8) points of 24 ")
    assert words_in(row["cells"]["certainty"]) == "moderate"
    assert row["facets"] == {"topic": ["kinds"], "certainty": ["moderate"]}


def test_a_number_that_nobody_looked_up_is_not_given():
    """Of a result from memory the table says so; without an interval it says that too."""
    rows = {row["id"]: words_in(row["cells"]["found"]) for row in course_lib.evidence("trials").rows}
    assert rows["massage-chronic-pain"].startswith("number not looked up")
    assert rows["massage-acute-function"].startswith("−0.50, interval not read")
    assert [trial.id for trial in library().trials.values() if trial.seen == "from memory" and trial.estimate is not None] == []


def test_every_kind_of_massage_says_who_may_do_it():
    """Two rows are for contrast and never done at home; deep tissue stays in trained hands."""
    rows = course_lib.massage_types().rows
    assert {row["id"]: row["facets"]["home"][0] for row in rows} == {
        "swedish": "taught", "deep-tissue": "trained", "trigger-point": "limited", "acupressure": "limited", "myofascial": "limited",
        "kneading": "limited", "percussion": "never", "manipulation": "never",
    }  # fmt: skip
    assert {row["id"] for row in rows if row["tone"] == "stop"} == {"percussion", "manipulation"}


def test_every_source_is_listed_with_how_far_it_was_read():
    """A reader finds each source, its address and whether it was read, second-hand or general knowledge."""
    rows = course_lib.evidence("sources").rows
    assert {row["id"]: row["facets"]["seen"] for row in rows} == {one.id: [one.seen] for one in library().sources.values()}


def test_a_receipt_names_the_sources_of_its_lesson_once():
    """Those of the lesson, of the claims it teaches and of its technique, each once, with how far it was read."""
    rests = course_lib.receipt("effleurage").rests
    lesson = library().outline["effleurage"]
    wanted = {*lesson.sources, *library().techniques["effleurage"].sources}
    wanted |= {source for claim in lesson.claims for source in library().claims[claim].sources}
    assert [one["short"] for one in rests] == [library().sources[name].short for name in sorted(wanted)]
    assert {one["seen"] for one in rests} <= {"read by us", "second-hand", "general knowledge"}


def test_every_word_of_the_glossary_is_in_its_table():
    """In the order of the alphabet, with its meaning."""
    assert [row["id"] for row in course_lib.glossary().rows] == list(library().glossary)
