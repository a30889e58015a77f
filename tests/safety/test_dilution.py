"""How much essential oil: the sums, the cap, and the answers that leave it out."""

from decimal import Decimal
from itertools import combinations, product

import pytest

from course_lib.library import library
from course_lib.safety.dilution import Dilution, dilution

RULES = library()
CARRIERS = tuple(RULES.oils[one] for one in ("sunflower", "grapeseed", "lotion", "coconut", "olive"))
ALMOND = RULES.oils["almond"]


def mix(ml=None, percent=None, *ticked, scent="lavender"):
    return dilution(RULES, asked=True, ticked=ticked, scent=scent, ml=ml, percent=percent)


def because(found):
    return [question.id for question in found.because]


@pytest.mark.parametrize(("ml", "percent", "drops"), [(15, 1, 4), (30, 1, 9), (20, 1, 6), (5, 1, 1), (30, 0.5, 4), (5, 0.5, 0)])
def test_drops_are_counted_up_to_one_percent_and_rounded_down(ml, percent, drops):
    """Millilitres of carrier, times percent, times 0.3; half a drop is no drop."""
    found = mix(ml, percent)
    assert (found.kind, found.drops, found.scent_ml) == ("mix", drops, None)


@pytest.mark.parametrize(("ml", "percent", "scent_ml"), [(30, 2, "0.60"), (15, 2, "0.30"), (30, 1.5, "0.45"), (7, 1.5, "0.10")])
def test_more_than_one_percent_is_measured(ml, percent, scent_ml):
    """A dropper is too coarse for it: large drops would lead past the cap."""
    found = mix(ml, percent)
    assert (found.kind, found.drops, found.scent_ml) == ("mix", None, Decimal(scent_ml))


def test_a_whole_answer():
    """What is told of a plain case: the mix, the carriers that fit, and almond, which this course does without."""
    assert mix(30, 1) == Dilution(
        "mix", ml=Decimal(30), percent=Decimal(1), at_most=Decimal(2), drops=9, carriers=CARRIERS, left_out=(ALMOND,),
        scent=RULES.oils["lavender"],
    )  # fmt: skip


def test_without_numbers_it_begins_at_one_percent():
    """What nobody typed is the careful default: one percent, and half of it where the skin or a pregnancy asks for care."""
    assert (mix().ml, mix().percent) == (30, 1)
    for one in ("pregnant-later", "sensitive"):
        assert (mix(None, None, one).percent, mix(None, None, one).at_most) == (Decimal("0.5"), 1)


@pytest.mark.parametrize(
    ("typed", "percent", "lowered", "raised"),
    [(3, 2, ("percent",), ()), ("100", 2, ("percent",), ()), (2.01, 2, ("percent",), ()), ("Infinity", 2, ("percent",), ()),
     (-1, Decimal("0.5"), (), ("percent",)), (0, Decimal("0.5"), (), ("percent",)), ("1,5", Decimal("1.5"), (), ()),
     (1.9, Decimal("1.5"), (), ()), ("lots", 1, (), ()), ("NaN", 1, (), ()), (True, 1, (), ()), ("🙂", 1, (), ())],
)  # fmt: skip
def test_what_is_typed_too_high_is_lowered(typed, percent, lowered, raised):
    """A number beyond the cap becomes the cap and is named; between two steps the lower one counts; what is no number is the default."""
    found = mix(30, typed)
    assert (found.percent, found.lowered, found.raised) == (percent, lowered, raised)


def test_a_weaker_cap_is_measured_where_large_drops_would_pass_it():
    """At a cap of one percent, one percent counted in large drops would be one and a half; half a percent is safe to count."""
    assert mix(30, 1, "sensitive").scent_ml == Decimal("0.30")
    assert mix(30, 5, "sensitive").scent_ml == Decimal("0.30")
    assert mix(30, 0.5, "sensitive").drops == 4


TYPED = (
    None, True, "", "🙂", "1e999999", "-1e999999", "sNaN", "NaN", "Infinity", float("inf"), -1, 0, 0.1, 0.5, "0,99", 1, 1.01, 1.5,
    1.99, 2, 2.5, 5, 7, 29.9, 30, 99, 100, 101, 10**30, "٣", [], {},
)  # fmt: skip
TICKED = [set(), *({one} for one in RULES.oil_questions), *map(set, combinations(RULES.oil_questions, 2)), set(RULES.oil_questions)]


@pytest.mark.parametrize("scent", [None, "?", *RULES.oils])
def test_no_input_gives_more_than_the_cap(scent):
    """Whatever is typed and ticked: at most the cap in the bottle, even with the largest drops, and none where a question says none."""
    for ml, percent in product(TYPED, TYPED):
        for ticked in TICKED if (ml, percent) in ((100, 2), ("Infinity", "Infinity")) else TICKED[::37]:
            holds_the_cap(ml, percent, ticked, scent)


def holds_the_cap(ml, percent, ticked, scent):
    found = dilution(RULES, asked=True, ticked=ticked, scent=scent, ml=ml, percent=percent)
    weak = ticked & {"pregnant-later", "sensitive"}
    assert found.at_most == (1 if weak else 2)
    assert found.percent <= found.at_most
    most = found.ml * found.at_most / 100
    if found.kind == "mix":
        put_in = Decimal(found.drops) / RULES.limits["LIM24"].large_drops if found.drops is not None else found.scent_ml
        assert 0 <= put_in <= most
        assert scent in ("lavender", "chamomile", "frankincense")
        assert not {RULES.oil_questions[one].decides for one in ticked} & {"nothing", "plain"}
    else:
        assert (found.percent, found.drops, found.scent_ml) == (0, None, None)
    for oil in (*found.carriers, *filter(None, [found.scent])):
        assert oil.used
        assert not set(oil.not_with) & ticked


@pytest.mark.parametrize("question", [one for one, rule in RULES.oil_questions.items() if rule.decides == "nothing"])
def test_nothing_goes_on_the_skin(question):
    """With an allergy that nobody can name, and for anybody under age, no oil at all is named."""
    found = mix(30, 1, question, "sensitive", "dog")
    assert (found.kind, found.carriers, found.scent, found.diffuser, because(found)[0]) == ("nothing", (), None, False, question)


def test_where_no_oil_fits_none_is_mixed():
    """With allergies that leave out every oil of the course nothing goes on the skin, not even for trying it out."""
    found = mix(30, 1, "seeds", "coconut", "perfume", "eczema")
    assert (found.kind, found.carriers, found.scent, found.percent, found.diffuser) == ("unfit", (), None, 0, False)


@pytest.mark.parametrize("question", ["perfume", "eczema", "asthma", "epilepsy", "pregnant-early", "pets"])
def test_scent_is_left_out(question):
    """With these the oil stays plain, whatever was chosen."""
    found = mix(30, 1, question)
    assert (found.kind, found.percent, found.scent, because(found)) == ("plain", 0, None, [question])


@pytest.mark.parametrize(
    ("question", "left_out"),
    [("nuts", ["almond"]), ("seeds", ["sunflower", "grapeseed", "almond"]), ("coconut", ["coconut", "almond"]),
     ("eczema", ["olive", "almond"]), ("daisies", ["almond", "chamomile"])],
)  # fmt: skip
def test_no_oil_that_somebody_is_allergic_to(question, left_out):
    """What an allergy names is left out, and never among what is recommended."""
    found = mix(30, 1, question, scent="chamomile")
    assert [oil.id for oil in found.left_out] == left_out
    assert not {oil.id for oil in found.carriers} & set(left_out)


@pytest.mark.parametrize("scent", ["citrus", "wintergreen", "other", "almond", "no such oil"])
def test_scents_that_the_course_leaves_out(scent):
    """Citrus peel, wintergreen and whatever the course does not know give plain oil."""
    assert (mix(30, 1, scent=scent).kind, mix(30, 1, scent=scent).scent) == ("plain", None)


@pytest.mark.parametrize("options", [{}, {"asked": False, "scent": "lavender"}, {"asked": True, "ticked": ["an allergy of next year"]}])
def test_no_answer_before_everything_is_asked(options):
    """Until both people were asked, and where an answer is not understood, nothing is recommended."""
    found = dilution(RULES, **options)
    assert (found.kind, found.carriers, found.percent, found.diffuser) == ("ask", (), 0, False)


@pytest.mark.parametrize(
    ("question", "runs"),
    [("asthma", False), ("epilepsy", False), ("perfume", False), ("pregnant-early", False), ("pregnant-later", False), ("baby", False),
     ("pets", False), ("dog", True), ("nuts", True), ("sensitive", True)],
)  # fmt: skip
def test_when_a_diffuser_stays_off(question, runs):
    """A diffuser breathes on everybody in the room."""
    assert mix(30, 1, question).diffuser is runs


def test_the_strictest_answer_is_told_first():
    """Of several reasons the one that decides comes first."""
    assert because(mix(30, 1, "dog", "sensitive", "asthma")) == ["asthma", "sensitive", "dog"]
