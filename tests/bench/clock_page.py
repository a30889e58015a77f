"""What the measured notebook shows: the practice clock beside three usual timers, each ticking once a second."""

import asyncio
import threading
import time

import ipywidgets
import traitlets

from course_lib.widgets.base import HERE, CourseWidget, script

TICK = 1.0

LISTENER = """
export default {
  render({ model, el }) {
    const log = (globalThis.clockLog = { ours: [], asked: [], tones: [], device: [], thread: [], asyncio: [], play: [], hidden: [] });
    log.at = [performance.now(), Date.now()];
    const timeline = model.get("timeline");
    document.addEventListener("visibilitychange", () => {
      log.hidden.push([performance.now(), document.hidden]);
      // silent while hidden: a page that sounds is spared the browser's throttling
      settings.sounds = !document.hidden;
    });
    for (const name of ["thread", "asyncio", "play"]) model.on("change:" + name, () => log[name].push(performance.now()));
    const settings = { volume: 0.1, sounds: true, beat: true };
    const context = new AudioContext();
    const makeTone = context.createOscillator.bind(context);
    context.createOscillator = () => {
      const tone = makeTone();
      const [begin, stop] = [tone.start.bind(tone), tone.stop.bind(tone)];
      const note = { starts: null, cut: null };
      tone.start = (when) => begin((note.starts = when));
      tone.stop = (when) => {
        if (when === undefined) note.cut = performance.now();
        stop(when);
      };
      if (engine.state.phase === "running") log.tones.push(note);
      return tone;
    };
    // which sample the loudspeaker played when, by the page's clock
    workerTicks(() => {
      const { contextTime, performanceTime } = context.getOutputTimestamp();
      if (contextTime > (log.device.at(-1)?.[0] ?? 0)) log.device.push([contextTime, performanceTime]);
    }, 20);
    const quiet = { say() {}, quiet() {}, state: () => "none" };
    const loud = makeSounds(settings, () => context);
    const sounds = {
      ...loud,
      schedule(name, seconds) {
        if (name === "beat") log.asked.push([performance.now(), performance.now() + seconds * 1000]);
        loud.schedule(name, seconds);
      },
    };
    const engine = makeEngine(
      { timeline, seconds: timeline.pressing, until: Infinity, signs: [], words: {}, lease: null, receiver: "me" },
      { clock: pageClock, ticks: workerTicks, sounds, voice: quiet, store: { write() {}, clear() {} },
        log: (cue) => cue.kind === "beat" && log.ours.push([cue.at, performance.now()]) },
      () => {},
    );
    globalThis.clockEngine = engine;
    context.resume().then(() => {
      log.start = performance.now();
      engine.resume();
      model.send({ begun: true });
    });
    el.textContent = "measuring";
  },
};
"""


class Listener(CourseWidget):
    """Runs the course's engine and writes down when its cues and the other timers' ticks reach the page."""

    _script = script(HERE / "player_clocks.js") + LISTENER  # that one brings the engine, the sounds and the ticks, each once

    timeline = traitlets.Dict().tag(sync=True)
    thread = traitlets.Int().tag(sync=True)
    asyncio = traitlets.Int().tag(sync=True)
    play = traitlets.Int().tag(sync=True)


def plain_timeline(seconds):
    """A timeline of one long step that beats once a second."""
    step = {
        "leg": 0, "technique": "bench", "tool": "hands", "place": "table", "name": "Beat",
        "detail": "", "side": "both", "seconds": seconds, "cap": 5,
        "target_from": 3, "target_to": 4, "light_cap": None, "beat_seconds": TICK, "press_seconds": None, "stroke": None, "point": None,
    }  # fmt: skip
    cues = [{"at": number * TICK, "kind": "beat", "part": 0, "words": ""} for number in range(int(seconds / TICK))]
    return {
        "routine": "bench", "name": "Bench", "promise": "", "legs": ["Bench"],
        "seconds": seconds, "pressing": seconds, "check_in_answer": 20, "ease_off": 15, "stop_at": 7, "ache_stop_at": 7, "steps": [step],
        "parts": [{"kind": "step", "start": 0, "seconds": seconds, "step": 0}], "cues": cues,
    }  # fmt: skip


def timers(minutes, busy_from, busy_seconds):
    """The listener with the three timers; the kernel is busy for a while, as behind a long cell."""
    shown = Listener(line="", page="", words={}, timeline=plain_timeline(minutes * 60))
    play = ipywidgets.Play(interval=int(TICK * 1000), max=10**6, playing=False)
    ipywidgets.jslink((play, "value"), (shown, "play"))
    loop = asyncio.get_event_loop()

    def from_a_thread():
        while True:
            time.sleep(TICK)
            shown.thread += 1

    async def from_asyncio():
        while True:
            await asyncio.sleep(TICK)
            shown.asyncio += 1

    def busy():
        end = time.monotonic() + busy_seconds
        while time.monotonic() < end:
            sum(range(1000))

    def begin(_widget, message, _buffers):
        if message.get("begun"):
            threading.Thread(target=from_a_thread, daemon=True).start()
            asyncio.run_coroutine_threadsafe(from_asyncio(), loop)
            play.playing = True
            loop.call_soon_threadsafe(lambda: loop.call_later(busy_from, busy))

    shown.on_msg(begin)
    return ipywidgets.VBox([play, shown])
