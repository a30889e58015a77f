"""A room full of pairs that practise together: nobody's record is touched, and every rule of a practice holds all the same.

The room is two partners whom nobody can tell apart from their neighbours. What happened to them is kept as events in the memory of one
cell, so that the same gate and the same doses decide; with the kernel they are gone.
"""

from dataclasses import replace
from uuid import UUID

from ..model.events import Event, Kind
from ..model.payloads import Screening
from ..routines import Session
from ..routines.fitting import fitted
from ..routines.sessions import as_session, catalogue, compose, preset_parts
from ..safety.gate import Closed, gate
from ..safety.leases import Lease, grant
from ..safety.refusals import Refusal

PRACTICE = "class-practice"  # what its clock is called, so that no learner's own clock is mistaken for it
TOLD = {Kind.PRACTICE_USED, Kind.STOP, Kind.PRESSURE}  # what the room remembers of what its clock tells


class Room:
    """One class in front of one clock; `partners` are the two names by which it calls those who receive."""

    def __init__(self, partners):
        self.partners, self.events = tuple(partners), []

    def confirm(self, groups, wanted, now, holds):
        """Every pair has answered every group of today's check, and who had a yes sits out; False while a group is missing.

        The answer `holds` for so long (a timedelta).
        """
        if not set(wanted) <= set(groups):
            return False
        self.events += [Event.of(Screening(outcome="clear", until=now + holds), now, partner) for partner in self.partners]
        return True

    def decide(self, request, now, rules):
        """A Lease or a Refusal for this request, from what happened in this room; nothing is remembered of it.

        In a pair the partners swap: the thumbs that worked on one of them are not those that work on the other. But a stop of either sends
        the whole room back to today's check.
        """
        for partner in self.partners:
            today = gate(self.events, partner, now)
            if isinstance(today, Closed):
                return Refusal("screening", why=today.reason)
        return grant([event for event in self.events if event.receiver == request.receiver], request, now, now, rules)

    def begin(self, lease_id, request, now, rules):
        """The same, and what is granted counts as begun."""
        answer = self.decide(request, now, rules)
        if isinstance(answer, Lease):
            answer = replace(answer, event=answer.event.model_copy(update={"id": UUID(str(lease_id))}))
            self.events.append(answer.event)
        return answer

    def heard(self, message):
        """What the clock tells of the practice: stops, check-ins and what was used; anything else is not the room's."""
        if message.get("receiver") in self.partners and message.get("kind") in TOLD:
            self.events.append(Event.model_validate({key: message[key] for key in ("id", "at", "receiver", "kind", "payload")}))


def chosen(choice, seconds, rules):
    """The Session of a choice: the id of a ready-made massage, or a routine about so many `seconds` long; None where there is none."""
    preset = rules.sessions.get(choice)
    if preset:
        whole = as_session(compose(preset_parts(preset, rules), rules), preset.name, preset.promise)
        return whole and whole.model_copy(update={"id": PRACTICE})
    routine = next((one for one in catalogue(rules) if one.id == choice), None)
    if routine is None:
        return None
    leg = fitted(routine, seconds, "both")
    return Session(id=PRACTICE, name=routine.name, promise=routine.promise, legs=(leg,))


def choices(entries, presets, rules):
    """What a class can practise: dicts with `id`, `name`, the `lengths` in seconds that the limits allow, the one `planned`, and whether
    `one_pair` alone may do it: a hold goes by each person's own number, and a clock for the whole room hears one.
    """
    held = {routine.id for routine in catalogue(rules) if any(step.point for step in routine.steps)}
    routines = [
        {"id": one["id"], "name": one["name"], "lengths": one["lengths"]["both"], "planned": one["planned"]["both"],
         "one_pair": one["id"] in held}
        for one in entries
    ]  # fmt: skip
    massages = [
        {"id": one["id"], "name": one["name"], "lengths": [one["pressing"]], "planned": one["pressing"],
         "one_pair": any(part["routine"] in held for part in one["parts"])}
        for one in presets
    ]  # fmt: skip
    return routines + massages
