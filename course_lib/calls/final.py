"""The desk of `exam("final")`: one sheet of questions, one handing-in, a look at the answers, and the certificate."""

from datetime import UTC, datetime
from secrets import token_hex

from ..library import library
from ..quizzes import exams, sittings
from ..quizzes.marking import Unmarkable, mark
from ..quizzes.mastery import owed, standing
from ..teaching import certificate, checks, finals
from ..widgets.exam import Exam
from . import door
from .desk import attempts, plates, settled


def final(found):
    """The widget of the exam `found`."""
    words = {**door.words("quiz"), **library().words["final"]}
    desk = _Final(found, words)
    return Exam(
        line=checks.exam_line(found, words),
        page=checks.exam_page(found, found.pool(desk.items.values()), words["twin_lead"], words),
        words=words,
        answers={"sheet": desk.sheet, "hand_in": desk.hand_in, "result": desk.result, "record": door.keep},
        topic=found.title,
        notebook=library().find("outline", found.lesson).notebook,
        exam={"id": found.id, "count": found.count, "percent": found.pass_percent},
        result=desk.result({}),
    )


class _Final:
    """Python's side of the final check."""

    def __init__(self, exam, words):
        self.exam, self.words, self.items = exam, words, dict(library().items)

    def sheet(self, payload):
        """Answer to the page's `sheet`: a new one, or the one that the page holds answers for, and whether that was handed in."""
        wanted = payload.get("sitting")
        if not (isinstance(wanted, str) and len(wanted) <= 60 and sittings.is_of(self.exam.id, wanted)):
            wanted = sittings.name(self.exam.id, door.clock(), token_hex(4))
        before = attempts()
        sheet = finals.sheet(wanted, exams.compose(self.exam, list(self.items.values()), wanted, before))
        handed_in = any(event.what.sitting == wanted for event in before)
        return {**sheet, "plates": plates(sheet["questions"]), "handed_in": handed_in}

    def hand_in(self, payload):
        """Answer to the page's `hand_in`: mark what was answered, write it, and say how it went.

        {"unread": [item ids]} and nothing written where an answer cannot be read as one. Nothing is added to a sitting that was handed in
        before, for what was right in it may have been seen; the same answers sent twice are confirmed and count once.
        """
        events = payload["events"]
        unread = [event["payload"]["item"] for event in events if not self._readable(event)]
        if unread:
            return {"unread": unread}
        given = {}  # sitting -> ids
        for event in attempts():
            given.setdefault(event.what.sitting, set()).add(str(event.id))
        events = [event for event in events if event["id"] in given.get(event["payload"].get("sitting"), {event["id"]})]
        receipt = door.keep({"events": events})
        again = [event["id"] for event in events if event["id"] not in settled(receipt)]
        return {"again": again, "result": self.result({})}

    def result(self, _payload):
        """How the latest sitting went; {} before the first."""
        events = attempts()
        items = list(self.items.values())
        done = exams.results(self.exam, items, events)
        if not done:
            return {}
        debts = owed(self.exam.pool(items), events, library().spans["retry"].length)
        # a pass is not lost by trying again
        passed = [one for one in done if exams.passed(self.exam, one, debts)]
        last = done[-1]
        shown = finals.shown(last, library(), self.words)
        debts = [debt.model_copy(update={"due": door.on_this_computer(debt.due)}) for debt in debts]
        verdict = finals.verdict(self.exam, last, debts, datetime.now(UTC), last in passed, self.words)
        paper = self._certificate(passed[-1], events) if passed else None
        return {**shown, "verdict": verdict, "plates": plates([one["face"] for one in shown["answers"]]), "certificate": paper}

    def _certificate(self, result, events):
        spans = library().spans
        states = standing(list(self.items.values()), events, spans["retry"].length, spans["night-between"].length)
        return certificate.certificate(self.exam, result, states, library(), library().words["certificate"])

    def _readable(self, event):
        try:
            mark(event["payload"], self.items, self.words)
        except Unmarkable:
            return False
        return True
