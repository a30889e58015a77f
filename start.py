"""Opens the course: python3 start.py      (what else it can do: python3 start.py --help)

Nothing in this file is newer than Python 2.7 can read, so that an old Python too can say what it lacks;
the work stands in course_lib/start/ and needs nothing but the standard library.
"""
import sys

if sys.version_info < (3, 11):
    sys.exit("This course needs Python 3.11 or newer and this is Python %d.%d: install a newer one from "
             "https://www.python.org/downloads/ and start the course with that." % tuple(sys.version_info[:2]))

from course_lib.start.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
