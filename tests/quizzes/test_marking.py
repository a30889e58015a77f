import pytest

from course_lib.quizzes.marking import Unmarkable, complete, mark

from .bank import WORDS, at, item

ITEM = item("single", critical=True)
BANK = {ITEM.id: ITEM}
SENT = {"item": ITEM.id, "sitting": "effleurage:1", "notebook": "06_effleurage"}


def test_the_verdict_is_pythons_own():
    """What the page claims about right, credit or weight of an answer is overwritten."""
    claimed = {**SENT, "response": at(ITEM, "one"), "right": True, "credit": 1.0, "critical": False}
    payload, verdict = mark(claimed, BANK, WORDS)
    assert payload == {**SENT, "response": at(ITEM, "one"), "right": False, "credit": 0.0, "critical": True}
    assert verdict.outcome == "wrong"
    assert complete(BANK, WORDS)(claimed) == payload


@pytest.mark.parametrize("payload", [None, [], {}, {"item": "gone", "response": "x"}, {"item": ["a"], "response": "x"}])
def test_an_attempt_on_nothing_known_is_refused(payload):
    """An attempt without an item of the bank is no attempt."""
    with pytest.raises(Unmarkable) as refused:
        mark(payload, BANK, WORDS)
    assert refused.value.verdict is None


@pytest.mark.parametrize(("said", "kept"), [("sure", "sure"), ("guess", "guess"), ("certain", None), ({"a": 1}, None), (None, None)])
def test_how_sure_one_was_is_one_of_three_steps(said, kept):
    """Of what the page says of being sure, a guess, fairly sure and sure are kept; anything else counts as not said."""
    payload, _ = mark({**SENT, "response": at(ITEM, "two"), "confidence": said}, BANK, WORDS)
    assert payload.get("confidence") == kept


def test_an_answer_that_is_none_is_no_attempt():
    """What cannot be read as an answer never becomes an attempt; the sentence for the learner comes along."""
    with pytest.raises(Unmarkable, match="Choose one") as refused:
        mark({**SENT, "response": "made up"}, BANK, WORDS)
    assert refused.value.verdict.note == "Choose one."
