"""Python's side of a card of questions, which `quiz`, `exam` and `review` share: it draws, marks and writes."""

from secrets import token_hex

from ..anatomy import landmark
from ..library import library, picture
from ..model.events import Kind
from ..model.items import BACK
from ..quizzes import rounds, sittings
from ..quizzes.grading import grade
from ..quizzes.marking import Unmarkable, mark
from ..quizzes.selection import face
from ..quizzes.solution import solution
from ..widgets.quiz import Quiz
from . import door


class Desk:
    """One card of questions on the page.

    `deck` gives its rounds, `items` (by id) are all that it may ask, `notebook` is where it stands. `after(events)` gives what the
    page is told at the end of a round beside its score, as plain values; `nothing(events)` the sentences where no question is to be
    asked; both get the attempts so far.
    """

    def __init__(self, deck, items, notebook, words, after=None, nothing=None):
        self.deck, self.items, self.notebook, self.words = deck, items, notebook, words
        self.after, self.nothing = after or (lambda events: None), nothing or (lambda events: [])
        self.widget = None

    def card(self, line, page, topic):
        """The widget, with its static twin; `topic` stands over the questions."""
        first = self.carry_on()
        self.widget = Quiz(
            line=line,
            page=page,
            words=self.words,
            answers={"grade": self.grade, "round": self.another, "resume": self.resume, "record": self.keep, "reveal": self.reveal},
            topic=topic,
            round=first,
            plates=plates(first["questions"]),
        )
        return self.widget

    def carry_on(self):
        """The round that was left open, else a new one that says how the last one went."""
        last = rounds.latest(self.deck, attempts())
        if last is None or not last.items:
            return self._shown(self._new(), "")
        if last.finished:
            return self._shown(self._new(), self.words["last_time"].format(right=last.right, count=len(last.items)))
        return self._shown(last, self.words["carry_on"].format(done=last.done, count=len(last.items)))

    def another(self, _payload):
        """Answer to the page's `round`: a new round."""
        self._bring(self._shown(self._new(), ""))
        return self.widget.round

    def resume(self, payload):
        """Answer to the page's `resume`: the round for which it holds a choice that was not confirmed; {} where that may not go on."""
        wanted = payload.get("sitting")
        found = rounds.held(self.deck, str(wanted)[:60], attempts(), door.clock())
        if found is None:
            return {}
        self._bring(self._shown(found, ""))
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
        return {**told, "again": event["id"] not in settled(receipt)}

    def reveal(self, payload):
        """Answer to the page's `reveal`, in front of a class: what is right and why. Nothing is marked and nothing written."""
        item = self.items[payload["item"]]
        response = solution(item)
        return {"response": response, **rounds.told(item, grade(item, response, self.words), library().limits, library().sources)}

    def keep(self, payload):
        """Answer to the page's `record`: write what waited in the browser; attempts are marked as they come in."""
        receipt = door.keep(payload)
        # What the record confirmed is known to be a whole event.
        confirmed = [one for one in payload.get("events") or [] if isinstance(one, dict) and one.get("id") in receipt["confirmed"]]
        for event in confirmed:
            if event["kind"] == Kind.ATTEMPT and event["payload"]["item"] in self.items:
                self._tell(*mark(event["payload"], self.items, self.words), 1)
        last = rounds.latest(self.deck, attempts()) if confirmed else None
        if last and not last.finished and last.sitting != self.widget.round["sitting"] and not self.widget.round["answered"]:
            self._bring(self.carry_on())
        return receipt

    def _bring(self, round_):
        # The plates first: the page draws when the round comes.
        self.widget.plates = plates(round_["questions"])
        self.widget.round = round_

    def _tell(self, payload, verdict, attempt):
        """What the page is told about one answer; kept on the widget, so that a page loaded anew carries on."""
        item, sitting, round_ = self.items[payload["item"]], payload["sitting"], self.widget.round
        told = {
            **rounds.told(item, verdict, library().limits, library().sources),
            "first": verdict.right,
            "confidence": payload.get("confidence"),
            "face": face(item, sitting, attempt + 1),
            "after": self.after(attempts()),
        }
        if sitting == round_["sitting"]:
            before = round_["answered"].get(item.id, told)
            kept = {**told, "first": before["first"], "confidence": before["confidence"]}
            answered = {**round_["answered"], item.id: kept}
            self.widget.round = {**round_, "answered": answered, "after": told["after"]}
        return told

    def _new(self):
        now = door.clock()
        return rounds.new(self.deck, sittings.name(self.deck.name, now, token_hex(4)), attempts(), now)

    def _shown(self, round_, note):
        shown = rounds.shown(round_, self.words, library().limits, library().sources)
        nothing = [] if round_.items else self.nothing(attempts())
        return {**shown, "notebook": self.notebook, "note": note, "nothing": nothing, "after": self.after(attempts())}


def attempts():
    """Every answer on the record."""
    return door.record().events([Kind.ATTEMPT])


def settled(receipt):
    """The ids of the events that need not be sent again."""
    return {*receipt["confirmed"], *(refused["id"] for refused in receipt["refused"])}


def plates(questions):
    """The plates of these faces by id; those of a whole bank would be megabytes that a slow line waits for."""
    return {question["plate"]: _plate(question["plate"]) for question in questions if "plate" in question}


def _plate(name):
    """A plate's picture, its alternative text, the part of the body to show, and how high the belt line lies on it (mm)."""
    return {"svg": picture(name), "alt": library().plates[name].alt, "frame": BACK, "belt": round(landmark("crest-top", "right")[1])}
