"""python -m course_lib.build check | build | pictures | restore | handouts FOLDER"""

import sys
from pathlib import Path

from ..errors import CourseError
from ..library.pages import pages
from . import check, notebooks, papers, pictures
from .pages import ROOT

WORDS = ("check", "build", "pictures", "restore", "handouts")


def main(what: str = "", folder: str = "") -> int:
    """Does one of the words above and says what came of it."""
    if what not in WORDS:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        if what == "check":
            found = check.all_faults()
            for fault in found:
                print(fault)
            print("1 fault." if len(found) == 1 else f"{len(found)} faults." if found else "No fault found.")
            return int(bool(found))
        if what == "handouts":
            print(f"{len(papers.write(Path(folder)))} sheets to print stand in {Path(folder).resolve()}")
            return 0
        changed = pictures.build() if what in ("build", "pictures") else []
        if what in ("build", "restore"):
            changed += notebooks.build(pages())
    except (CourseError, notebooks.Unbuilt, OSError) as fault:
        print(fault, file=sys.stderr)
        return 1
    for file in changed:
        print("new:" if file.is_file() else "gone:", file.relative_to(ROOT))
    print("Everything is up to date." if not changed else f"{len(changed)} changed.")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
