"""Real processes that write one record and are killed, starved or stopped; used by the tests and, for longer, by the bench."""

import multiprocessing
import os
import random
import time
from datetime import UTC, datetime

from course_lib.record import Store, deliver

from .examples import attempt

# A server that has the course loaded forks a writer in milliseconds; elsewhere each loads it anew.
METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
PROCESSES = multiprocessing.get_context(METHOD)
if METHOD == "forkserver":
    PROCESSES.set_forkserver_preload(["tests.record.processes"])


def write(path, name, line, seconds=None, count=None):
    """Append small batches of numbered events, telling `line` each batch that was confirmed."""
    store, n, rng = Store(path), 0, random.Random(name)
    end = time.monotonic() + (seconds or 1e9)
    while time.monotonic() < end and (count is None or n < count):
        batch = [attempt(n + i, item=name) for i in range(rng.randint(1, 3))]
        n += len(batch)
        while len(batch) != len(store.append(batch)):
            assert store.trouble.reason == "busy", store.trouble
        line.send([event.payload["item"] for event in batch])
    line.close()


def told(line):
    """Everything a writer said before its end."""
    found = []
    try:
        while True:
            found += line.recv()
    except EOFError:
        return found


def kill_one(path, name, rng):
    """Start a writer, kill it at a random moment of opening or writing; returns the items it was told were safe."""
    ours, theirs = PROCESSES.Pipe(duplex=False)
    writer = PROCESSES.Process(target=write, args=(path, name, theirs))
    writer.start()
    theirs.close()
    if rng.random() < 0.8:
        ours.poll(30)  # has begun to write
    writer.join(rng.random() * 0.05)
    writer.kill()
    writer.join()
    return told(ours)


def killings(path, count, seed):
    """Kill `count` writers one after the other; returns the faults found, and how many events were confirmed in all.

    After each: every confirmed event is there, once, and what the writer stored is the beginning of what it sent.
    """
    rng, faults, confirmed, seen = random.Random(seed), [], 0, 0
    for run in range(count):
        name = f"run{run}"
        safe = kill_one(path, name, rng)
        confirmed += len(safe)
        with_store = Store(path)
        stored = [event.payload["item"] for event in with_store.events()][seen:]
        seen += len(stored)
        if with_store.trouble or with_store.notices:
            faults.append((name, "does not open", with_store.trouble, with_store.notices))
        if stored != [f"{name}.{n}" for n in range(len(stored))]:
            faults.append((name, "is not what was sent, in order, once", stored))
        if not set(safe) <= set(stored):
            faults.append((name, "lost", set(safe) - set(stored)))
        with_store.close()
    return faults, confirmed


def writers(path, number, **length):
    """Let several writers write at once; returns what each was told was safe, by name."""
    lines, crowd = {}, []
    for n in range(number):
        ours, theirs = PROCESSES.Pipe(duplex=False)
        crowd.append(PROCESSES.Process(target=write, args=(path, f"writer{n}", theirs), kwargs=length))
        crowd[-1].start()
        theirs.close()
        lines[f"writer{n}"] = ours
    safe = {}
    while lines:
        for line in multiprocessing.connection.wait(list(lines.values())):
            name = next(name for name in lines if lines[name] is line)
            try:
                safe.setdefault(name, []).extend(line.recv())
            except EOFError:
                del lines[name]
    for writer in crowd:
        writer.join()
    return safe


def answer(path, line):
    """Answer what a page wants to be recorded, until the line is closed."""
    store = Store(path)
    while True:
        try:
            payload = line.recv()
        except EOFError:
            return
        line.send(deliver(store, payload, {}, datetime.now(UTC)))


class Kernel:
    """A process that keeps the record of a page, and is killed when it suits nobody."""

    def __init__(self, path):
        self.line, theirs = PROCESSES.Pipe()
        self.process = PROCESSES.Process(target=answer, args=(path, theirs), daemon=True)
        self.process.start()
        theirs.close()

    def deliver(self, payload):
        """What the page gets to hear."""
        self.line.send(payload)
        return self.line.recv()

    def die_over(self, payload, seconds):
        """Be killed so many seconds after hearing it: before, while or after it is written, and with no answer to the page."""
        self.line.send(payload)
        self.process.join(seconds)
        self.kill()

    def kill(self):
        """Be killed at once."""
        self.process.kill()
        self.process.join()
        self.line.close()


def as_nobody(work, *arguments):
    """Run `work(*arguments)` in a process without an administrator's rights; returns what it gives."""
    ours, theirs = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=_as_nobody, args=(theirs, work, arguments))
    process.start()
    theirs.close()
    try:
        return ours.recv()
    finally:
        process.join()


def _as_nobody(line, work, arguments):
    if os.geteuid() == 0:
        os.setuid(65534)
    line.send(work(*arguments))
