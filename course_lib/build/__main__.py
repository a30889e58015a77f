"""python -m course_lib.build check | build | pictures | notebooks | restore"""

import sys

from ..errors import ContentError
from . import check, notebooks, pages, pictures


def main(what: str) -> int:
    """Does one of the words above and says what came of it."""
    if what == "check":
        found = check.all_faults()
        for fault in found:
            print(fault)
        print("1 fault." if len(found) == 1 else f"{len(found)} faults." if found else "No fault found.")
        return int(bool(found))
    try:
        changed = pictures.build() if what in ("build", "pictures") else []
        if what in ("build", "notebooks", "restore"):
            changed += notebooks.build(pages.pages())
    except (ContentError, notebooks.Unbuilt) as fault:
        print(fault, file=sys.stderr)
        return 1
    for file in changed:
        print("new:" if file.is_file() else "gone:", file.relative_to(pages.ROOT))
    print("Everything is up to date." if not changed else f"{len(changed)} changed.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
