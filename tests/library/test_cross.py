"""What the records say of each other holds together."""

import pytest

LIMITS = "\n".join(
    f"- {{id: {limit}, name: x, unit: of 10, scope: scale, basis: b, house_rule: true, sources: [], {numbers}}}"
    for limit, numbers in (("LIM06", "at_most: 5"), ("LIM08", "stop_at: 7"), ("LIM22", "at_most: 3"))
)

TECHNIQUE = """
- id: glide
  card: T07
  name: Glide
  plain: x
  lesson: glide
  plate: back
  muscles: [erector-spinae]
  giver_position: x
  receiver_position: x
  hand_part: x
  direction: x
  pressure: x
  dose: x
  tempo: x
  zones:
    - {zone: Z1, limit: LIM06, words: x}
    - {zone: Z5, limit: LIM22, words: x}
    - {zone: Z0, limit: null, words: x}
  limits: [LIM06]
  cues: []
  errors: []
  stop: [ST01]
  mechanics: x
  precautions: [x]
  steps: [x]
  honest: x
  claims: [C01]
  sources: [S01]
  routines:
    - id: glide-once
      name: x
      technique: glide
      minutes: 1
      limits: [LIM08]
      tool: hands
      place: table
      firm: false
      promise: x
      steps:
        - id: up
          name: x
          zones: [Z1]
          cap: 5
          target_from: 3
          target_to: 4
          lighter: {zones: [Z5], cap: 3, target_from: 2, target_to: 3}
          repetitions: 10
          beat_seconds: 6
          press_seconds: 4
          stroke: t07-palms
          say: x
          detail: x
"""

SOUND = {
    "limits.yaml": LIMITS,
    "sources.yaml": "- {id: S01, short: x, cite: x, seen: read}\n",
    "claims.yaml": "- {id: C01, said: x, verdict: sound, teach: x, sources: [S01]}\n",
    "stops.yaml": "- {id: ST01, sign: x, do: x, closes: all}\n",
    "outline.yaml": '- {id: glide, number: "06", title: x, minutes: 1, promise: x, objectives: {a: x, b: x, c: x}, remember: x}\n',
    "plates.yaml": "- {id: back, title: x, alt: x, desc: x}\n",
    "techniques/glide.yaml": TECHNIQUE,
}


def test_a_content_that_holds_together_has_no_fault(faults):
    """The small content of this page is sound, so that each fault below comes from its one change."""
    assert faults(SOUND) == []


@pytest.mark.parametrize(
    ("written", "instead", "line", "told"),
    [
        ("[erector-spinae]", "[erector-spine]", 8,
         "muscles.0: names the structure 'erector-spine', which does not exist. Right would be: an id of a structure, perhaps"
         " erector-spinae"),
        ("zone: Z5", "zone: Z11", 18, "zones.1.zone: says 'Z11'. Right would be: a text that matches ^Z\\d$"),
        ("lesson: glide", "lesson: glied", 6,
         "lesson: names the lesson 'glied', which does not exist. Right would be: an id of a lesson, perhaps glide"),
        ("plate: back", "plate: rear", 7, "plate: names the plate 'rear', which does not exist. Right would be: an id of a plate"),
        ("limits: [LIM06]", "limits: [LIM066]", 20,
         "limits.0: names the limit 'LIM066', which does not exist. Right would be: an id of a limit, perhaps LIM06"),
        ("stop: [ST01]", "stop: [ST02]", 23,
         "stop.0: names the stop sign 'ST02', which does not exist. Right would be: an id of a stop sign, perhaps ST01"),
        ("claims: [C01]", "claims: [C44]", 28, "claims.0: names the claim 'C44', which does not exist. Right would be: an id of a claim"),
        ("sources: [S01]", "sources: [S10]", 29,
         "sources.0: names the source 'S10', which does not exist. Right would be: an id of a source, perhaps S01"),
        ("Z5, limit: LIM22", "Z5, limit: LIM08", 18,
         "zones.1.limit: names the limit with at_most 'LIM08', which does not exist. Right would be: an id of a limit with at_most, perhaps"
         " LIM06"),
        ("technique: glide", "technique: slide", 33, "routines.0.technique: says 'slide' inside 'glide'. Right would be: glide"),
        ("limits: [LIM08]", "limits: [LIM88]", 35,
         "routines.0.limits.0: names the limit 'LIM88', which does not exist. Right would be: an id of a limit, perhaps LIM08"),
        ("stroke: t07-palms", "stroke: t07-palm", 51,
         "routines.0.steps.0.stroke: names the stroke 't07-palm', which does not exist. Right would be: an id of a stroke, perhaps"
         " t07-palms"),
    ],
)  # fmt: skip
def test_an_id_that_leads_nowhere_is_a_fault(faults, written, instead, line, told):
    """Each name in a technique must be the id of a record, of a structure of the body, of a zone or of a stroke."""
    found = faults({**SOUND, "techniques/glide.yaml": TECHNIQUE.replace(written, instead, 1)})
    assert f"techniques/glide.yaml:{line}: glide {told}." in found


@pytest.mark.parametrize(
    ("written", "instead", "told"),
    [
        ("cap: 5", "cap: 6", "cap: is 6 where the strictest zone allows 5. Right would be: 5 or less"),
        ("zones: [Z1]", "zones: [Z1, Z5]", "cap: is 5 where the strictest zone allows 3. Right would be: 3 or less"),
        ("zones: [Z1]", "zones: [Z0]", "cap: is 5 where the strictest zone allows 0. Right would be: 0 or less"),
        ("zones: [Z1]", "zones: [Z8]", "cap: is 5 where the strictest zone allows 0. Right would be: 0 or less"),
        ("[Z5], cap: 3", "[Z5], cap: 4", "lighter.cap: is 4 where the strictest zone allows 3. Right would be: 3 or less"),
        ("target_to: 4", "target_to: 5.5",
         "target_to: aims at 3 to 5.5 under the cap 5. Right would be: target_from, target_to and cap in rising order"),
        ("target_from: 3", "target_from: 4.5",
         "target_to: aims at 4.5 to 4 under the cap 5. Right would be: target_from, target_to and cap in rising order"),
    ],
)  # fmt: skip
def test_a_step_never_presses_harder_than_its_strictest_zone_allows(faults, written, instead, told):
    """A stroke that crosses the kidneys is capped for the kidneys, and a target never lies above its cap."""
    found = faults({**SOUND, "techniques/glide.yaml": TECHNIQUE.replace(written, instead, 1)})
    assert [line.split(": glide ")[1] for line in found] == [f"routines.0.steps.0.{told}."]


@pytest.mark.parametrize(
    ("written", "instead", "told"),
    [
        ("minutes: 1\n", "minutes: 2\n", "routines.0: lasts 60 s where minutes says 120 s. Right would be: make them agree"),
        ("repetitions: 10", "seconds: 60\n          repetitions: 10",
         "routines.0.steps.0: says its length in both or neither of seconds and repetitions. Right would be: give exactly one"),
        ("beat_seconds: 6", "seconds: null",
         "routines.0.steps.0: counts repetitions without beat_seconds. Right would be: say how long one takes"),
        ("press_seconds: 4", "press_seconds: 7", "routines.0.steps.0: presses for 7 s of a beat of 6 s. Right would be: press for less"),
    ],
)  # fmt: skip
def test_a_practice_lasts_exactly_what_it_promises(faults, written, instead, told):
    """The steps of a practice add up to its minutes, to the second, and each says its length in one way."""
    found = faults({**SOUND, "techniques/glide.yaml": TECHNIQUE.replace(written, instead, 1)})
    assert [line.split(": glide ")[1] for line in found] == [f"{told}."]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"lean_seconds": 2},
         "leans. Right would be: give ease_seconds, beat_seconds, press_seconds, lighter, and without_lean for whoever gets no weight"),
        ({"ease_seconds": 1}, "takes a lean of 0 s back in 1 s. Right would be: make lean_seconds longer than ease_seconds"),
        ({"lean_seconds": 2, "ease_seconds": 2},
         "takes a lean of 2 s back in 2 s. Right would be: make lean_seconds longer than ease_seconds"),
    ],
)  # fmt: skip
def test_no_lean_without_time_to_take_it_back(faults, more, told):
    """Weight that is still on the hands when they glide would travel up over the kidneys: the lean ends in seconds that take it back."""
    lines = "".join(f"\n          {name}: {seconds}" for name, seconds in more.items())
    found = faults({**SOUND, "techniques/glide.yaml": TECHNIQUE.replace("press_seconds: 4", f"press_seconds: 4{lines}", 1)})
    assert [line.split(": glide ")[1] for line in found] == [f"routines.0.steps.0: {told}."]


@pytest.mark.parametrize(
    ("instead", "told"),
    [
        ("", "precautions: is missing. Right would be: a line 'precautions: …'."),
        ("  precautions: []\n", "precautions: has 0 entries. Right would be: at least 1."),
        ("  precautions: [a, b, c, d, e]\n", "precautions: has 5 entries. Right would be: at most 4."),
    ],
    ids=["none", "empty", "five"],
)
def test_a_technique_says_one_to_four_precautions(faults, instead, told):
    """What has to be true first and what is never done has a place of its own, and stays short enough to be read."""
    found = faults({**SOUND, "techniques/glide.yaml": TECHNIQUE.replace("  precautions: [x]\n", instead)})
    assert [line.split(": glide ")[-1] for line in found] == [told]


@pytest.mark.parametrize("file", ["measures.yaml", "spans.yaml"])
def test_a_practice_and_a_number_share_no_id(faults, file):
    """A page marks the minutes of a practice as it marks a number of a record: one id leads to one record."""
    measure = "- {id: glide-once, name: x, value: 1, unit: s, basis: b, house_rule: true, sources: []}\n"
    span = "- {id: glide-once, name: x, value: 1, unit: s, basis: b}\n"
    assert faults({**SOUND, file: measure if file == "measures.yaml" else span}) == [
        f"techniques/glide.yaml:31: glide routines.0.id: has an id that {file} uses. Right would be: an id of its own."
    ]


def test_a_check_holds_for_a_day_at_most(faults):
    """The record takes no longer one, and then nobody could practise: an author reads it here, before a learner does."""
    span = "- {id: screening-holds, name: x, value: 36, unit: h, basis: b}\n"
    assert faults({**SOUND, "spans.yaml": span}) == [
        "spans.yaml:1: screening-holds value: is 36 h, and a check holds for a day at most. Right would be: 24 h or less."
    ]


def test_a_practice_has_an_id_of_its_own_in_the_whole_course(faults):
    """A learner calls a practice by its id, so no two techniques may share one."""
    other = TECHNIQUE.replace("- id: glide\n  card: T07", "- id: slide\n  card: T08").replace("technique: glide", "technique: slide")
    assert faults({**SOUND, "techniques/slide.yaml": other}) == [
        "techniques/slide.yaml:31: slide routines.0.id: has an id that a routine of glide uses. Right would be: an id of its own."
    ]


def test_a_card_stands_on_one_technique_alone(faults):
    """A ready-made session asks for a card, so two techniques with one card would leave open which is meant."""
    other = TECHNIQUE.replace("- id: glide\n", "- id: slide\n").replace("technique: glide", "technique: slide")
    other = other.replace("id: glide-once", "id: slide-once")
    assert faults({**SOUND, "techniques/slide.yaml": other}) == [
        "techniques/slide.yaml:3: slide card: has the card T07 that glide has. Right would be: a card of its own."
    ]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("exams.yaml", "- {id: glide, title: x, lesson: glide, count: 3}\n", "outline.yaml:1: glide id: is the id of a check as well"),
        ("exams.yaml", "- {id: review, title: x, lesson: glide, count: 3}\n", "exams.yaml:1: review id: is what reviews are called"),
        ("outline.yaml",
         "- {id: review, number: '07', title: x, minutes: 1, promise: x, remember: x, objectives: {a: x, b: x, c: x}}\n",
         "outline.yaml:1: review id: is what reviews are called"),
    ],
)  # fmt: skip
def test_answers_to_a_lesson_a_check_and_a_review_are_never_taken_for_each_other(faults, name, text, told):
    """The record knows by one name which of them a question was asked in, so no two share it."""
    assert f"{told}. Right would be: an id of its own." in faults({**SOUND, name: text})


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ("{card: T07}", []),
        ("{card: T98}", ["card: names the technique card 'T98', which does not exist. Right would be: an id of a technique card."]),
        ("{card: T07, moment: closing}",
         ["moment: finds 0 routines of T07 at this moment."
          " Right would be: a moment at which one routine stands; those of T07 stand at middle."]),
    ],
)  # fmt: skip
def test_each_part_of_a_ready_made_session_is_one_routine(faults, part, told):
    """A slip in one part would leave it out of the massage, and the learner would never know."""
    session = f"- id: short\n  name: x\n  promise: x\n  parts:\n    - {{card: T07}}\n    - {part}\n"
    assert faults({**SOUND, "sessions.yaml": session}) == [f"sessions.yaml:6: short parts.1.{one}" for one in told]


def test_a_part_that_two_routines_fit_is_a_fault(faults):
    """The second routine at one moment would never be practised by a ready-made session."""
    routine = TECHNIQUE[TECHNIQUE.index("    - id: glide-once"):].replace("id: glide-once", "id: glide-twice")
    session = "- id: short\n  name: x\n  promise: x\n  parts:\n    - {card: T07}\n    - {card: T07}\n"
    assert faults({**SOUND, "techniques/glide.yaml": TECHNIQUE + routine, "sessions.yaml": session}) == [
        f"sessions.yaml:{line}: short parts.{index}.moment: finds 2 routines of T07 at this moment."
        " Right would be: a moment at which one routine stands; those of T07 stand at middle, middle." for index, line in enumerate((5, 6))
    ]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("claims.yaml", "- {id: C01, said: x, verdict: sound, teach: x, sources: [S02]}\n",
         "claims.yaml:1: C01 sources.0: names the source 'S02', which does not exist. Right would be: an id of a source, perhaps S01."),
        ("muscles.yaml", "- {id: biceps, english: x, latin: x, does: x, find: x}\n",
         "muscles.yaml:1: biceps id: names the structure 'biceps', which does not exist. Right would be: an id of a structure."),
        ("outline.yaml",
         "- {id: start_here, number: '00', title: x, minutes: 1, promise: x, remember: x, objectives: {a: x, b: x, c: x},"
         " technique: gilde}\n",
         "outline.yaml:1: start_here technique: names the technique 'gilde', which does not exist. Right would be: an id of a technique,"
         " perhaps glide."),
        ("exams.yaml", "- {id: opening, title: x, lesson: glied, count: 3}\n",
         "exams.yaml:1: opening lesson: names the lesson 'glied', which does not exist. Right would be: an id of a lesson, perhaps glide."),
        ("exams.yaml", "- {id: final, title: x, lesson: glide, topics: [glied], count: 3}\n",
         "exams.yaml:1: final topics.0: names the lesson 'glied', which does not exist. Right would be: an id of a lesson, perhaps glide."),
    ],
)  # fmt: skip
def test_the_other_records_are_checked_as_well(faults, name, text, told):
    """Sources of claims, structures of muscles and techniques of lessons exist."""
    assert told in faults({**SOUND, name: text})
