"""`report()`: what a class knows, from the files that its learners hand in."""

from ..errors import UnknownId
from ..library import library
from ..teaching import class_report, handed_in, sample_class, twins
from ..widgets.report import Report
from . import door

SAMPLE = "sample"


@door.call
def report(name=""):
    """The class report; `report("sample")` shows it on an invented class."""
    if name not in ("", SAMPLE):
        raise UnknownId.among("report", name, [SAMPLE])
    words = {**door.words("report"), **{key: text for key, text in library().words["quiz"].items() if key.startswith("action_")}}
    desk = _Desk(words)
    return Report(
        line=twins.line(words["title"]),
        page=twins.page(f"**{words['title']}**", words["lead"], words["twin"], start=words["start"]),
        words=words,
        answers={"record": door.keep, "file": desk.file, "report": desk.report, "sample": desk.sample, "sheet": desk.sheet},
        view=desk.sample({})["view"] if name == SAMPLE else {},
    )


class _Desk:
    """Python's side of one report: it holds what was handed in until the cell is run again, and writes it nowhere."""

    def __init__(self, words):
        self.words, self.handed, self.told = words, [], {}

    def file(self, payload):
        """Take one file in: {} or {"problem": wording}."""
        try:
            self.handed.append(handed_in.read(str(payload.get("text", ""))))
        except handed_in.NotHandedIn as fault:
            return {"problem": f"bad_{fault.reason}"}
        return {}

    def report(self, payload):
        """The report on all files so far; `fresh` begins anew."""
        if payload.get("fresh"):
            self.handed = []
            return {}
        learners = handed_in.together(self.handed)
        self.told = {**class_report.report(learners, library(), self.words), "doubled": len(self.handed) - len(learners)}
        return {"view": self.told}

    def sample(self, _payload):
        """The report on the invented class."""
        self.handed = [handed_in.read(text) for text in sample_class.files(library(), self.words)]
        return self.report({})

    def sheet(self, payload):
        """The report as CSV."""
        make = class_report.people_sheet if payload.get("what") == "people" else class_report.questions_sheet
        return {"text": make(self.told, self.words)}
