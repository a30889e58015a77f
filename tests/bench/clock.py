"""How exact the practice clock is, beside a kernel thread, an asyncio task and ipywidgets.Play, in one real JupyterLab.

    python -m tests.bench.clock [minutes] [log file]

The tab is hidden for six tenths of the time, the browser's throttling is on, and the kernel is busy for 30 seconds. Beside it a bare
page with nothing but an audio context tells what the machine's audio device does by itself.
The browser is driven without Playwright, which would switch the throttling off.
"""

import itertools
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import nbformat
import websocket

from course_lib.start import system
from tests.bench import clock_audio
from tests.browser.conftest import CHROMIUM, Lab

BUSY = 30
NAMES = {"ours": "practice clock", "thread": "kernel thread, sleep(1)", "asyncio": "kernel asyncio, sleep(1)", "play": "ipywidgets.Play"}


def with_window(name):
    """Where a browser stands, if it has tabs that can be hidden and throttled."""
    return None if name == system.WINDOWLESS else shutil.which(name)


class Browser:
    """A browser that throttles hidden tabs as a learner's does, spoken to by its own protocol."""

    def __init__(self, folder):
        found = system.find_browser(system.this_system(), os.environ, which=with_window)
        assert found, "The clock is measured in a browser with tabs to hide: install Chrome or Chromium, or name one in COURSE_BROWSER."
        flags = ["--headless=new", "--remote-debugging-port=0", f"--user-data-dir={folder}", "--autoplay-policy=no-user-gesture-required",
                 "--remote-allow-origins=*", "--no-first-run", "--window-size=1280,900"]
        self.process = subprocess.Popen([found, *CHROMIUM, *flags, "about:blank"], stderr=subprocess.DEVNULL)
        port_file = Path(folder) / "DevToolsActivePort"
        while not (port_file.exists() and port_file.read_text().count("\n")):
            time.sleep(0.1)
        port, path = port_file.read_text().split("\n")[:2]
        self.port, self.numbers = port, itertools.count(1)
        self.line = websocket.create_connection(f"ws://127.0.0.1:{port}{path}", timeout=60)

    def ask(self, method, session=None, **parameters):
        number = next(self.numbers)
        self.line.send(json.dumps({"id": number, "method": method, "params": parameters} | ({"sessionId": session} if session else {})))
        while True:
            message = json.loads(self.line.recv())
            if message.get("id") == number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                return message["result"]

    def open(self, address):
        target = self.ask("Target.createTarget", url=address)["targetId"]
        return target, self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]

    def value(self, session, text):
        return self.ask("Runtime.evaluate", session, expression=text, returnByValue=True, awaitPromise=True)["result"].get("value")

    def wait(self, session, text, seconds=60):
        end = time.monotonic() + seconds
        while not self.value(session, text):
            if time.monotonic() > end:
                raise TimeoutError(text)
            time.sleep(0.25)

    def close(self):
        try:
            self.ask("Browser.close")
        finally:
            self.process.wait(20)


def notebook(path, minutes):
    """A notebook whose one cell shows the timers."""
    busy_from = minutes * 60 * 0.4
    cells = [
        nbformat.v4.new_markdown_cell('<button data-commandlinker-command="notebook:run-all-cells">Measure</button>'),
        nbformat.v4.new_code_cell(f"from tests.bench.clock_page import timers\ntimers({minutes}, {busy_from}, {min(BUSY, minutes * 12)})"),
    ]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), path)


def measure(minutes):
    """The page's log after so many minutes."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        lab = Lab(Path(place) / "lab")
        notebook(lab.folder / "notebooks" / "measure.ipynb", minutes)
        lab.start()
        browser = Browser(Path(place) / "browser")
        try:
            target, page = browser.open(lab.address("measure"))
            browser.wait(page, "!!document.querySelector('.jp-RenderedMarkdown button')")
            press = "[...document.querySelectorAll('button')].find((one) => one.textContent.trim() === '%s')"
            for _ in range(20):
                # a press before the kernel is connected is lost; a notebook that nobody signed asks once more
                browser.value(page, f"(({press % 'Run Once'}) ?? ({press % 'Measure'})).click()")
                time.sleep(2)
                if browser.value(page, "!!globalThis.clockLog"):
                    break
            browser.wait(page, "!!globalThis.clockLog?.start")
            begun = time.monotonic()
            other, bare = browser.open("about:blank")
            assert browser.value(bare, clock_audio.BARE) == "running"
            browser.ask("Target.activateTarget", targetId=target)
            for share, shown in ((0.2, other), (0.8, target), (1, target)):
                time.sleep(max(0, begun + minutes * 60 * share - time.monotonic()))
                browser.ask("Target.activateTarget", targetId=shown)
            time.sleep(1.5)
            ended = "JSON.stringify({...clockLog, end: [performance.now(), Date.now()], used: clockEngine.usedSeconds()})"
            return json.loads(browser.value(page, ended)) | {"bare": json.loads(browser.value(bare, "JSON.stringify(device)"))}
        finally:
            browser.close()
            lab.stop()


def errors(log):
    """Milliseconds by which each tick came late (or early), by timer; each timer's own first tick is its zero, but for ours."""
    found = {"ours": [now - log["start"] - at * 1000 for at, now in log["ours"]]}
    for name in ("thread", "asyncio", "play"):
        ticks = log[name]
        found[name] = [now - ticks[0] - number * 1000 for number, now in enumerate(ticks)] if ticks else []
    return found


def drift(late):
    """How far the last tenth of the ticks is behind the first tenth, in ms (medians)."""
    share = max(1, len(late) // 10)
    return statistics.median(late[-share:]) - statistics.median(late[:share])


def sounds(log):
    """Print how far off the scheduled sounds were heard, and what the device did meanwhile; returns the rows."""
    late, lost = clock_audio.misses(log)
    rows = {"sounds": clock_audio.spread(late) | {"lost": lost}, "bare": clock_audio.spread(clock_audio.plain(log["bare"]))}
    figures = "{count:7}{median:11.1f}{most:11.1f}{worst:11.1f}"
    print(f"{'sounds scheduled ahead':26}{figures.format(**rows['sounds'])}{'':11}{lost:7} lost")
    print(f"{'sounds of a bare page':26}{figures.format(**rows['bare'])}")
    for name, device in (("clock", log["device"]), ("bare page", log["bare"])):
        still = clock_audio.standstills(device)
        print(f"audio device, {name}: stood still {len(still)} times, {sum(still):.0f} ms in all, {max(still, default=0):.0f} ms at most")
    return rows


def main(minutes=15.0, keep=None):
    """Measure, print the table, and leave the log in a file; returns the rows by timer."""
    log = measure(minutes)
    keep = Path(keep or Path(tempfile.gettempdir()) / "practice-clock.json")
    keep.write_text(json.dumps(log), encoding="utf-8")
    hidden = sum(later[0] - one[0] for one, later in itertools.pairwise(log["hidden"]) if one[1]) / 1000
    rows = {}
    print(f"\n{minutes:g} minutes, {hidden:.0f} s of them hidden, kernel busy for {min(BUSY, minutes * 12):g} s; log: {keep}")
    print(f"{'timer':26}{'ticks':>7}{'median':>11}{'95 %':>11}{'worst':>11}{'drift':>11}{'longest gap':>13}   (ms)")
    for name, late in errors(log).items():
        if not late:
            print(f"{NAMES[name]:26}{0:7}")
            continue
        size = sorted(map(abs, late))
        times = [now for _, now in log["ours"]] if name == "ours" else log[name]
        gap = max(later - one for one, later in itertools.pairwise(times))
        row = {"ticks": len(late), "median": statistics.median(size), "most": size[int(len(size) * 0.95)], "worst": size[-1],
               "drift": drift(late), "gap": gap}
        rows[name] = row
        figures = "".join(f"{row[key]:11.1f}" for key in ("median", "most", "worst", "drift"))
        print(f"{NAMES[name]:26}{row['ticks']:7}{figures}{gap:13.0f}")
    rows |= sounds(log)
    (monotonic, wall), (monotonic_end, wall_end) = log["at"], log["end"]
    strayed = (wall_end - wall) - (monotonic_end - monotonic)
    print(f"practised seconds booked: {log['used']:.3f}; wall clock against monotonic: {strayed:+.0f} ms")
    return rows


if __name__ == "__main__":
    main(*(kind(word) for kind, word in zip((float, str), sys.argv[1:], strict=False)))
