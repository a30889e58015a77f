"""An invented class to try the report on: 24 learners, the same on every computer. Nobody of them exists."""

import json
from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

from ..model.events import spell
from ..model.payloads import CONFIDENCE
from ..quizzes.tokens import parts
from ..record.exchange import head
from .lessons import in_order

LEARNERS = 24
BEGAN = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
KNOWS = (0.45, 0.95)  # how much the weakest and the strongest know
HARDER = {"easy": 0.12, "medium": 0.0, "hard": -0.18}


def files(library, words):
    """The 24 files as JSON texts; `words` holds the pattern of the learners' names."""
    chance = Random(1812)
    return [_file(number, chance, library, words) for number in range(1, LEARNERS + 1)]


def _file(number, chance, library, words):
    knows = chance.uniform(*KNOWS)
    lessons, attempts, at = [], [], BEGAN + timedelta(minutes=7 * number)
    written = in_order(library)
    reaches = chance.choice((1, len(written) // 2 + 1, len(written), len(written)))
    for lesson in written[:reaches]:
        done = chance.random() < 0.85
        lessons.append(
            {"notebook": lesson.notebook, "opened": spell(at), "finished": spell(at + timedelta(minutes=lesson.minutes)) if done else None}
        )
        bank = [item for item in library.items.of([lesson.id]) if hasattr(item, "rights")]
        for item in chance.sample(bank, min(8, len(bank))):
            at += timedelta(seconds=chance.randint(20, 90))
            attempts.append(_attempt(item, knows, at, lesson.notebook, number, chance))
        at += timedelta(days=1)
    name = words["sample_name"].format(number=f"{number:02d}")
    begins = head("for-instructor", UUID(int=chance.getrandbits(128)), at)
    return json.dumps(begins | {"invented": True, "name": name, "attempts": attempts, "lessons": lessons})


def _attempt(item, knows, at, notebook, number, chance):
    right = chance.random() < min(0.98, knows + HARDER[item.difficulty])
    names = {choice: name for name, choice in parts(item).items()}
    # the first distractor of an item is its best-known mistake
    wrong = chance.choices(item.distractors, weights=range(len(item.distractors) + 1, 1, -1))[0]
    picked = [names[choice] for choice in item.rights] if right else [names[wrong]]
    sure = chance.choices(CONFIDENCE, weights=(1, 2, 4) if right else (3, 3, 2))[0]
    return {
        "id": str(UUID(int=chance.getrandbits(128))), "at": spell(at), "item": item.id,
        "response": picked if item.kind == "multiple" else picked[0],
        "right": right, "critical": item.critical, "credit": float(right), "confidence": sure, "notebook": notebook,
        "sitting": f"{item.topic}:{number}",
    }  # fmt: skip
