"""What the class report takes, measured. Prints its figures."""

import json
import time

from course_lib.library import library
from course_lib.teaching import class_report, handed_in, sample_class

FILES, ANSWERS = 40, 2000
QUICK = 2.0  # seconds


def test_forty_full_files():
    """Forty files of two thousand answers are a report in under two seconds."""
    words = {**library().words["quiz"], **library().words["report"]}
    files = []
    for number in range(FILES):
        told = json.loads(sample_class.files(library(), words)[number % sample_class.LEARNERS])
        many = [one | {"id": f"{one['id']}-{turn}", "sitting": f"{turn}"} for turn in range(ANSWERS) for one in told["attempts"]][:ANSWERS]
        files.append(json.dumps(told | {"attempts": many, "learner": f"learner {number}"}))
    begun = time.perf_counter()
    found = class_report.report(handed_in.together([handed_in.read(text) for text in files]), library(), words)
    took = time.perf_counter() - begun
    print(f"\n{found['learners']} files, {found['answers']} answers, {sum(map(len, files)) / 1e6:.0f} MB: {took:.2f} s")
    assert (found["learners"], found["answers"]) == (FILES, FILES * ANSWERS)
    assert took < QUICK
