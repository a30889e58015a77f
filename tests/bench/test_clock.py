import os
import subprocess
import sys

from .clock import main


def test_the_practice_clock_keeps_its_time():
    """Cues come within 100 ms and do not drift, sounds within 20 ms, where kernel timers and Play fall behind.

    A sound may miss by what the machine's own device stands still just before it, and no page can help that: so the middle of all is held,
    and the rest to being nearer than what a bare page schedules in the same minutes.
    """
    minutes = float(os.environ.get("COURSE_BENCH_MINUTES", "15"))
    rows = main(minutes)
    assert rows["ours"]["ticks"] == minutes * 60
    assert rows["ours"]["worst"] < 100
    assert abs(rows["ours"]["drift"]) < 20
    assert rows["sounds"]["median"] < 20
    assert rows["sounds"]["most"] < max(20, rows["bare"]["most"])
    assert rows["sounds"]["lost"] == 0


def test_two_hundred_reloads_and_sleeps():
    """The test of random troubles, with two hundred of them: every practised second is booked once."""
    wanted = "tests/browser/test_player_troubles.py::test_random_reloads_and_sleeps_lose_and_double_nothing"
    env = os.environ | {"COURSE_BENCH_EVENTS": "200"}
    assert subprocess.run([sys.executable, "-m", "pytest", "-s", "-q", wanted], env=env, check=False).returncode == 0
