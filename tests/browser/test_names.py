"""Receivers' names: the page takes two for one person where the record does, and nowhere else."""

from course_lib.model.events import same_name, tidy_name

from .harness import serve_modules

NAMES = (
    "me", " mE\u200b ", "\uff2d\uff25", "m e", "m\u00a0e", "m\te", "m\x85e", "m\u2028e", "m\ufeffe", "m\u202ee", "m\ue000e", "M.E.",
    "Straße", "STRASSE", "STRAẞE", "Jos\u00e9", "JOSE\u0301", "\u0131da", "ida", "İda", "IDA", "Ὀδυσσεύς", "ὈΔΥΣΣΕΎΣ", "ὀδυσσεύσ",
    "ﬁn", "FIN",
)  # fmt: skip


def sides(forms):
    """Which of NAMES are one person, by the forms in which they are compared."""
    return {form: [name for name, own in zip(NAMES, forms, strict=True) if own == form] for form in forms}.values()


def test_the_page_compares_names_as_the_record_does(page):
    """Capitals, spaces, Unicode forms and marks that nobody sees make no other person on either side."""
    serve_modules(page, "<!doctype html>")
    page.goto("http://localhost/")
    here = page.evaluate("async (names) => { const { sameName } = await import('/names.js'); return names.map(sameName); }", NAMES)
    assert list(sides(here)) == list(sides([same_name(tidy_name(name)) for name in NAMES]))


def test_a_person_is_the_same_by_any_spelling_and_nobody_is_nobody(page):
    """An event without a receiver, as an answer of the learner's, is about nobody, also beside another without one."""
    serve_modules(page, "<!doctype html>")
    page.goto("http://localhost/")
    pairs = [["Anna", " ANNA "], ["Anna", "Ann"], ["me", None], [None, None]]
    compare = "async (pairs) => { const { isSame } = await import('/names.js'); return pairs.map((two) => isSame(...two)); }"
    assert page.evaluate(compare, pairs) == [True, False, False, False]
