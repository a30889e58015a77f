"""The learner's record: what happened, kept on the learner's own machine.

The only package that opens the database.
"""

from .delivery import deliver
from .place import folder as data_folder
from .place import set_private
from .progress import finished_lessons
from .store import Store, open_record
from .trouble import Notice, NotSaved

__all__ = ["NotSaved", "Notice", "Store", "data_folder", "deliver", "finished_lessons", "open_record", "set_private"]
