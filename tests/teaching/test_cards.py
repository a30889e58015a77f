"""The technique card as plain values."""

import pytest

from course_lib.library import library
from course_lib.teaching import cards, plates

EFFLEURAGE = library().techniques["effleurage"]


def test_a_zone_is_worked_touched_lightly_or_left_alone():
    """The rule of a zone follows from its limit alone: none is no, less than the work zones' is light."""
    work, light = library().limits["LIM06"], library().limits["LIM22"]
    assert [cards.rule(limit, work) for limit in (None, light, work)] == ["no", "light", "yes"]


def test_the_card_says_where_hands_may_go():
    """Each zone of a technique is named in plain words, with its rule, and with the number of its limit where it has one."""
    shown = cards.zones(library(), EFFLEURAGE, library().words["zones"])
    for use, row in zip(EFFLEURAGE.zones, shown, strict=True):
        limit = library().limits.get(use.limit)
        assert row["name"] == library().words["zones"][use.zone]
        assert row["up_to"] == (f"{limit.at_most:g}" if limit else "")
        assert (row["rule"] == "no") == (limit is None)


@pytest.mark.parametrize("technique", library().techniques.values(), ids=lambda technique: technique.id)
def test_a_card_spells_everything_out(technique):
    """Stop signs and sources are words, not ids, and no text of a card is empty."""
    card = cards.card(library(), technique)
    assert card["stop"] == [library().stops[stop].sign for stop in technique.stop]
    assert card["sources"] == [library().sources[source].cite for source in technique.sources]
    assert [name for name, text in card.items() if not text] == []


@pytest.mark.parametrize("technique", library().techniques.values(), ids=lambda technique: technique.id)
def test_what_holds_before_and_always_stands_above_the_first_step(technique):
    """The still card tells in full, between the plate and the steps, what has to be true first and what is never done."""
    words = library().words["technique"] | {"start": ""}
    told = cards.page(library(), technique, words).split(f"**{words['precautions']}:** ")[1].split("\n\n")[:2]
    assert told == [
        " ".join(technique.precautions),
        "\n".join(f"{number}. {line}" for number, line in enumerate(technique.steps, 1)),
    ]


@pytest.mark.parametrize("technique", library().techniques.values(), ids=lambda technique: technique.id)
def test_a_card_says_its_precautions_once(technique):
    """No precaution stands in another part of the same card as well."""
    card = cards.card(library(), technique)
    others = " ".join(str(text) for name, text in card.items() if name not in ("precautions", "stop", "sources"))
    assert [line for line in card["precautions"] if line in others] == []


@pytest.mark.parametrize("technique", library().techniques.values(), ids=lambda technique: technique.id)
def test_firm_work_is_told_with_how_often(technique):
    """A card with a firm routine says among its precautions how far apart firm sessions lie and how many a week has; no other does."""
    limit = library().limits["LIM21"]
    told = f"Firm work: {limit.apart:g} hours apart, {limit.at_most:g} times a week at most."
    assert any(line.startswith(told) for line in technique.precautions) == any(routine.firm for routine in technique.routines)


def test_the_moving_stroke_is_the_firmest_one_at_its_tempo():
    """The card moves the first step with full weight, as many seconds a stroke as that step takes."""
    steps = [step for routine in EFFLEURAGE.routines for step in routine.steps if step.stroke]
    firmest = next(step for step in steps if step.target_to == max(one.target_to for one in steps))
    assert cards.stroke(EFFLEURAGE) == {
        "stroke": firmest.stroke, "side": firmest.side, "beat_seconds": firmest.beat_seconds, "lean_seconds": firmest.lean_seconds,
        "ease_seconds": firmest.ease_seconds, "press_seconds": firmest.press_seconds,
    }  # fmt: skip


def test_every_structure_has_its_name_and_one_line():
    """Whatever a plate is asked, it knows the name, the Latin name, what the structure does and how it is found."""
    for name, about in plates.structures(library()).items():
        assert set(about) == {"name", "latin", "does", "find"}, name
        assert about["name"], name
        assert about["does"] or about["find"], name
