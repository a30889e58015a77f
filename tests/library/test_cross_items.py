"""What a quiz item names exists, and lies where the item says."""

ITEM = (
    "- {{id: asked, topic: {topic}, objective: a, kind: {kind}, stem: s, difficulty: easy, act: recall, why: w, tags: [{tags}],"
    " {more}}}\n"
)
SINGLE = "key: {text: a, feedback: f}, distractors: [{text: b, feedback: g}, {text: c, feedback: h}]"
LESSON = "- {id: prepare, number: '03', title: Prepare, minutes: 20, promise: p, objectives: {a: x, b: x, c: x}, remember: r}\n"
PLATE = "- {id: surface, title: t, alt: a, desc: d}\n"


def test_lesson_tags_and_sources_of_an_item_exist(faults):
    """The lesson and every tag lead to a record; the nearest id is told."""
    item = ITEM.format(topic="prepair", kind="single", tags="LIM99, C99, RF99, Z1, T99", more=SINGLE + ", sources: [S99]")
    tag = "which does not exist. Right would be: an id of a card, claim, limit or sign."
    assert faults({"items/03_a.yaml": item, "outline.yaml": LESSON}) == [
        "items/03_a.yaml:1: asked sources.0: names the source 'S99', which does not exist. Right would be: an id of a source.",
        *(
            f"items/03_a.yaml:1: asked tags.{n}: names the card, claim, limit or sign '{one}', {tag}"
            for n, one in enumerate(("LIM99", "C99", "RF99", "Z1", "T99"))
        ),
        "items/03_a.yaml:1: asked topic: names the lesson 'prepair', which does not exist. Right would be: an id of a lesson, perhaps"
        " prepare.",
    ]


def test_an_item_stands_in_a_file_of_its_lesson(faults):
    """Questions are read lesson by lesson, so one in another lesson's file would never be asked; a file's name begins with the number."""
    item = ITEM.format(topic="prepare", kind="single", tags="", more=SINGLE)
    assert faults({"items/03_a.yaml": item, "outline.yaml": LESSON}) == []
    assert faults({"items/03_a.yaml": "", "items/04_a.yaml": item}) == [
        "items/04_a.yaml:1: asked topic: is 'prepare', whose questions stand in files that begin with 03_. Right would be: the question in"
        " a file such as items/03_prepare.yaml."
    ]


def test_a_lesson_has_a_number_of_its_own(faults):
    """The number of another lesson is one fault, where it is written, and none in each question of the lesson."""
    item = ITEM.format(topic="room", kind="single", tags="", more=SINGLE)
    outline = LESSON + LESSON.replace("id: prepare", "id: room")
    assert faults({"items/04_a.yaml": item, "outline.yaml": outline}) == [
        "outline.yaml:2: room number: is '03', which the lesson prepare has. Right would be: a number of its own.",
    ]


def test_an_item_asks_for_an_objective_of_its_lesson(faults):
    """The objective is one of those of the item's own lesson; what there is to choose from is told, and the nearest of them."""
    lesson = LESSON.replace("{a: x, b: x, c: x}", "{rim: a, ridge: b, tempo: c}")
    item = ITEM.format(topic="prepare", kind="single", tags="", more=SINGLE)
    assert faults({"outline.yaml": lesson, "items/03_a.yaml": item.replace("objective: a", "objective: ridge")}) == []
    assert faults({"outline.yaml": lesson, "items/03_a.yaml": item.replace("objective: a", "objective: ridges")}) == [
        "items/03_a.yaml:1: asked objective: is 'ridges', which is no objective of the lesson prepare. Right would be: one of rim, ridge,"
        " tempo, perhaps ridge.",
    ]


def test_objectives_have_names(faults):
    """A list of objectives without names, as a lesson once had, is answered with how to write one."""
    assert faults({"outline.yaml": LESSON.replace("{a: x, b: x, c: x}", "[a, b, c]")}) == [
        "outline.yaml:1: prepare objectives: are a list. Right would be: give each a name before it, such as 'landmarks: find the rim of"
        " the hip bones.'.",
    ]


def test_a_point_lies_on_the_body_and_in_its_zone(faults):
    """The key of a point is on the drawn back, in the zone that it names; only zones with a field can be pointed at."""
    more = (
        "plate: surface, place: p, otherwise: o, right: r, wrong: [{{zone: {wrong}, feedback: f}}],"
        " key: {{x: {x}, y: 10, within_cm: 2, zone: {zone}}}"
    )
    files = {"plates.yaml": PLATE, "outline.yaml": LESSON}

    def found(**place):
        item = ITEM.format(topic="prepare", kind="point", tags="", more=more.format(**place))
        return [fault.removeprefix("items/03_a.yaml:1: asked ") for fault in faults({**files, "items/03_a.yaml": item})]

    assert found(x=42, zone="Z1", wrong="Z0") == []
    assert found(x=42, zone="Z5", wrong="Z9") == [
        "key.zone: is 'Z5' for a place in Z1. Right would be: Z1.",
        "wrong.0.zone: names the zone 'Z9', which does not exist. Right would be: an id of a zone.",
    ]
    assert found(x=177, zone="Z1", wrong="Z0") == ["key.x: lies beside the drawn back. Right would be: a place on it."]


def test_a_point_is_shown_where_its_rule_allows_it(faults):
    """The place that is shown as the answer keeps the rule of its own key; the zones that a margin is kept from exist."""
    more = (
        "plate: surface, place: p, otherwise: o, right: r, wrong: [{{zone: Z0, feedback: f}}],"
        " key: {{x: {x}, y: 17, zone: Z1, from_midline_cm: 4, margin_cm: 0.5, margin_from: [{zone}]}}"
    )

    def found(**key):
        item = ITEM.format(topic="prepare", kind="point", tags="", more=more.format(**key))
        files = {"plates.yaml": PLATE, "outline.yaml": LESSON, "items/03_a.yaml": item}
        return [fault.removeprefix("items/03_a.yaml:1: asked ") for fault in faults(files)]

    wrong = "key.x: shows a place that its own rule calls wrong. Right would be: a place that keeps every distance."
    assert found(x=40, zone="Z4") == []
    assert found(x=39, zone="Z4") == [wrong]
    assert found(x=55, zone="Z4") == [wrong]
    assert found(x=42, zone="Z99") == ["key.margin_from.0: names the zone 'Z99', which does not exist. Right would be: an id of a zone."]


def test_the_key_of_a_point_is_a_landmark_or_a_rule(faults):
    """A key says how near to a landmark counts or which zone is right, and never both; a margin has its centimetres."""
    more = "plate: surface, place: p, otherwise: o, right: r, wrong: [{{zone: Z0, feedback: f}}], key: {{x: 42, y: 10, {key}}}"

    def found(key):
        item = ITEM.format(topic="prepare", kind="point", tags="", more=more.format(key=key))
        return faults({"plates.yaml": PLATE, "outline.yaml": LESSON, "items/03_a.yaml": item})

    assert [found(key) for key in ("within_cm: 1", "within_cm: 1, zone: Z1", "zone: Z1")] == [[], [], []]
    neither = "key: has neither within_cm nor zone. Right would be: say how near to a landmark counts, or which zone is right."
    both = "key: has within_cm, which a landmark has, and a distance of a rule. Right would be: keep one of them."
    bare = "key: has margin_from without margin_cm. Right would be: say how many centimetres."
    doubtful = {
        "both_sides: true": neither,
        "within_cm: 1, zone: Z1, from_midline_cm: 3": both,
        "within_cm: 1, zone: Z1, margin_cm: 0.5": both,
        "zone: Z1, margin_from: [Z4]": bare,
    }
    assert {key: found(key) for key in doubtful} == {key: [f"items/03_a.yaml:1: asked {fault}"] for key, fault in doubtful.items()}


def test_pins_stand_on_structures_of_the_body(faults):
    """A pin's structure is one that the body has, and its place lies on the drawn back."""
    pins = ["{structure: sacrum, x: 0, y: -70, text: a, feedback: f}", "{structure: sacrm, x: 0, y: 20, text: b, feedback: g}",
            "{structure: coccyx, x: 177, y: -130, text: c, feedback: h}"]  # fmt: skip
    item = ITEM.format(topic="prepare", kind="label", tags="", more=f"plate: surfac, right: r, pins: [{', '.join(pins)}]")
    assert faults({"plates.yaml": PLATE, "outline.yaml": LESSON, "items/03_a.yaml": item}) == [
        "items/03_a.yaml:1: asked pins.1.structure: names the structure 'sacrm', which does not exist. Right would be: an id of a"
        " structure, perhaps sacrum.",
        "items/03_a.yaml:1: asked pins.2.x: lies beside the drawn back. Right would be: a place on it.",
        "items/03_a.yaml:1: asked plate: names the plate 'surfac', which does not exist. Right would be: an id of a plate, perhaps"
        " surface.",
    ]
