"""Makes the fixture of the present version of the record, a file and what it tells, unless it is there: it never changes again."""

from datetime import timedelta
from pathlib import Path

from course_lib.model.events import Event
from course_lib.model.payloads import Changed, Override, Pressure, Reading
from course_lib.record import Store
from course_lib.record.exchange import export
from course_lib.record.schema import STEPS

from .examples import NOON, one_of_each

if __name__ == "__main__":
    file = Path(__file__).parent / "fixtures" / f"v{len(STEPS)}.sqlite"
    if not file.exists():
        store = Store(file)
        more = (Changed(), Pressure(band="ease", technique="effleurage", number=6))
        store.append(one_of_each() + [Event.of(what, NOON + timedelta(days=1), "Анна\u0301") for what in more])
        store.append([Event.of(Reading(target=3, reading=2.75, unit="kg", blind=True), NOON + timedelta(days=2))])
        store.append([Event.of(Override(opens="04_self_massage_wall", why="known to me"), NOON + timedelta(days=2))])
        file.with_suffix(".json").write_text(export(store, NOON), encoding="utf-8")
        store._ask("PRAGMA wal_checkpoint(TRUNCATE)")
        store.close()
        file.with_name(f"{file.name}.lock").unlink()
