"""Receivers as a page names them."""

from ..model.events import ME


def person(receiver, words):
    """A receiver by name, the learner as *me*."""
    return words["me"] if receiver == ME else receiver
