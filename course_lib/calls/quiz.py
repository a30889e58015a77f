"""`quiz("effleurage")`: six questions on a lesson, each answer explained."""

from datetime import UTC, datetime, timedelta
from secrets import token_hex

from ..anatomy import landmark
from ..errors import UnknownId
from ..library import library, picture
from ..quizzes import rounds
from ..quizzes.marking import Unmarkable, mark
from ..quizzes.selection import face
from ..teaching import checks
from ..widgets.quiz import Quiz
from . import door


@door.call
def quiz(topic):
    """The check of the lesson `topic`: questions drawn from its bank, one at a time."""
    lesson = library().find("outline", topic)
    bank = [item for item in library().items.values() if item.topic == lesson.id]
    if not bank:
        raise UnknownId("items", topic, None)
    words = door.words("quiz")
    desk = _Desk(lesson, bank, words)
    first = desk.carry_on()
    desk.widget = Quiz(
        line=checks.line(lesson, words),
        page=checks.page(lesson, bank, rounds.ROUND, words),
        words=words,
        answers={"grade": desk.grade, "round": desk.another, "record": desk.keep},
        fault=words["broken"],
        topic=lesson.title,
        round=first,
        plates=_plates(first),
    )
    return desk.widget


class _Desk:
    """Python's side of one quiz on the page: it draws, marks and writes."""

    def __init__(self, lesson, bank, words):
        self.lesson, self.bank, self.words = lesson, bank, words
        self.items = {item.id: item for item in bank}
        self.wait = timedelta(minutes=library().spans["retry"].minutes)
        self.widget = None

    def carry_on(self):
        """The round that was left open, else a new one that says how the last one went."""
        last = rounds.latest(self.bank, self._attempts(), self.wait)
        if last is None:
            return self._shown(self._new(), "")
        if last.finished:
            return self._shown(self._new(), self.words["last_time"].format(right=last.right, count=len(last.items)))
        return self._shown(last, self.words["carry_on"].format(done=last.done, count=len(last.items)))

    def another(self, _payload):
        """Answer to the page's `round`: a new round."""
        self._bring(self._shown(self._new(), ""))
        return self.widget.round

    def grade(self, payload):
        """Answer to the page's `grade`: mark the attempt, write it, and tell what there is to tell."""
        event = payload["event"]
        try:
            marked, verdict = mark(event["payload"], self.items, self.words)
        except Unmarkable as unmarkable:
            if unmarkable.verdict is None:
                raise
            return {"verdict": unmarkable.verdict.model_dump(mode="json")}
        # The same door as for an answer that waited in the browser: it marks, checks and writes.
        receipt = door.keep({"events": [event]})
        told = self._tell(marked, verdict, int(payload.get("attempt") or 1))
        return {**told, "again": event["id"] not in _settled(receipt)}

    def keep(self, payload):
        """Answer to the page's `record`: write what waited in the browser; attempts are marked as they come in."""
        receipt = door.keep(payload)
        # What the record confirmed is known to be a whole event.
        confirmed = [one for one in payload.get("events") or [] if isinstance(one, dict) and one.get("id") in receipt["confirmed"]]
        for event in confirmed:
            if event["kind"] == "attempt" and event["payload"]["item"] in self.items:
                self._tell(*mark(event["payload"], self.items, self.words), 1)
        last = rounds.latest(self.bank, self._attempts(), self.wait) if confirmed else None
        if last and not last.finished and last.sitting != self.widget.round["sitting"] and not self.widget.round["answered"]:
            self._bring(self.carry_on())
        return receipt

    def _bring(self, round_):
        # The plates first: the page draws when the round comes.
        self.widget.plates = _plates(round_)
        self.widget.round = round_

    def _tell(self, payload, verdict, attempt):
        """What the page is told about one answer; kept on the widget, so that a page loaded anew carries on."""
        item, sitting, round_ = self.items[payload["item"]], payload["sitting"], self.widget.round
        told = {
            **rounds.told(item, verdict, library().limits, library().sources),
            "first": verdict.right,
            "confidence": payload.get("confidence"),
            "face": face(item, sitting, attempt + 1),
        }
        if sitting == round_["sitting"]:
            before = round_["answered"].get(item.id, told)
            kept = {**told, "first": before["first"], "confidence": before["confidence"]}
            self.widget.round = {**round_, "answered": {**round_["answered"], item.id: kept}}
        return told

    def _new(self):
        sitting = f"{self.lesson.id}:{token_hex(6)}"
        return rounds.new(self.bank, sitting, self._attempts(), datetime.now(UTC), self.wait)

    def _attempts(self):
        return door.record().events(kinds=("attempt",))

    def _shown(self, round_, note):
        shown = rounds.shown(round_, self.words, library().limits, library().sources)
        return {**shown, "notebook": self.lesson.notebook, "note": note}


def _settled(receipt):
    """The ids of the events that need not be sent again."""
    return {*receipt["confirmed"], *(refused["id"] for refused in receipt["refused"])}


FRAME = (-178, 178, -204, 257)  # the back from under the buttocks to the shoulder blades, in mm: what every plate of it shows


def _plates(round_):
    """The plates of a round by id; those of the whole bank would be megabytes that a slow line waits for."""
    return {question["plate"]: _plate(question["plate"]) for question in round_["questions"] if "plate" in question}


def _plate(name):
    """A plate's picture, its alternative text, the part of the body to show, and how high the belt line lies on it (mm)."""
    return {"svg": picture(name), "alt": library().plates[name].alt, "frame": FRAME, "belt": round(landmark("crest-top", "right")[1])}
