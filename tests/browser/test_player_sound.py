"""Sounds and speech of the practice clock, each on a stand-in that misbehaves as real browsers do."""

from typing import get_args

import pytest

from course_lib.routines.timeline import TickKind
from course_lib.widgets.base import HERE, script

# An audio context whose clock the test turns, and which writes down every tone.
AUDIO = """
globalThis.audio = { currentTime: 100, state: "running", destination: {}, tones: [], resume: async () => {} };
const part = () => ({ gain: { setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} },
  frequency: { value: 0 }, connect(next) { return next ?? this; }, disconnect() { this.cut = true; } });
audio.createGain = () => {
  const gain = part();
  audio.loudness ??= gain; // the first one carries the volume of all
  return gain;
};
audio.createOscillator = () => {
  const tone = Object.assign(part(), { start(at) { this.starts = at; }, stop(at) { this.silenced = at === undefined; } });
  audio.tones.push(tone);
  return tone;
};
"""

# Voices come late, what is said within 50 ms of a cancel is lost, network voices never begin; `mode` says which.
SPEECH = """
globalThis.speech = { said: [], cancelled: 0, speaking: false, pending: false, heard: {}, voices: [], mode: "good", lastCancel: -1e9,
  getVoices() { return this.voices; },
  addEventListener(name, hear) { this.heard[name] = hear; },
  cancel() { this.cancelled += 1; this.lastCancel = performance.now(); this.speaking = false; },
  speak(utterance) {
    if (performance.now() - this.lastCancel < 50) return;
    this.said.push([utterance.text, utterance.voice?.name]);
    this.speaking = true;
    if (this.mode === "silent" || (this.mode === "network" && !utterance.voice.localService)) return;
    setTimeout(() => utterance.onstart?.(), 20);
    setTimeout(() => { this.speaking = false; utterance.onend?.(); }, 400);
  } };
globalThis.Say = class { constructor(text) { this.text = text; } };
globalThis.LOCAL = { name: "Local", lang: "en-GB", localService: true };
globalThis.NETWORK = { name: "Network", lang: "en-GB", localService: false, default: true };
"""


@pytest.fixture
def module(page):
    """Loads a module into a bare page on a fake clock; its exports are `it`."""

    def load(name, before):
        page.clock.install()
        page.goto("about:blank")
        page.evaluate(f"() => {{ {before} }}")
        page.evaluate(
            "async (text) => { globalThis.it = await import(URL.createObjectURL(new Blob([text], { type: 'text/javascript' }))); }",
            script(HERE / name),
        )
        return page

    return load


def sounds(module, settings="{ volume: 1, sounds: true, beat: true }"):
    page = module("sounds.js", AUDIO)
    page.evaluate(f"globalThis.settings = {settings}; globalThis.out = it.makeSounds(settings, () => audio); 0")
    return page


def test_a_sound_is_handed_to_the_audio_clock_ahead_of_its_time(module):
    """Asked for in 3.25 s, a tone starts exactly then by the audio clock, whatever the page does meanwhile."""
    page = sounds(module)
    page.clock.pause_at(10**12)
    page.evaluate("out.schedule('count', 3.25)")
    assert page.evaluate("audio.tones.map((tone) => tone.starts)") == [103.25]


@pytest.mark.parametrize(("beat", "heard"), [("true", {True}), ("false", {False})])
def test_every_tick_of_a_stroke_sounds_unless_ticks_are_off(module, beat, heard):
    """Lean, its end, the way up and the way back are all heard by oily hands, and fall silent together."""
    page = sounds(module, f"{{ volume: 1, sounds: true, beat: {beat} }}")
    told = set()
    for kind in get_args(TickKind):
        before = page.evaluate("audio.tones.length")
        page.evaluate(f"out.play('{kind}')")
        told.add(page.evaluate("audio.tones.length") > before)
    assert told == heard


STEADY = """
globalThis.device = 0; // ms that the audio device has stood still so far
Object.defineProperty(audio, "currentTime", { get: () => 100 + (performance.now() - device) / 1000 });
audio.getOutputTimestamp = () => ({ contextTime: audio.currentTime, performanceTime: performance.now() });
globalThis.heard = () => audio.tones.filter((tone) => !tone.silenced).map((tone) => Math.round((tone.starts - 100) * 1000 + device));
"""


def steady(module):
    page = sounds(module)
    page.clock.pause_at(10**12)
    page.evaluate(STEADY)
    page.evaluate("globalThis.begun = performance.now(); 0")
    return page


def heard(page):
    """Milliseconds after the start at which each tone that still waits will be heard, as far as the device has come by now."""
    return sorted(page.evaluate("heard().map((at) => at - Math.round(begun))"))


def test_a_sound_that_waits_follows_a_device_that_stands_still(module):
    """The audio clock falls behind by 300 ms while three sounds wait: at the next wake-up each is moved to its own moment."""
    page = steady(module)
    page.evaluate("for (const at of [1, 2, 3]) out.schedule('count', at)")
    page.clock.run_for(500)
    page.evaluate("device += 300; 0")
    assert heard(page) == [1300, 2300, 3300]
    page.evaluate("out.keepTime()")
    assert heard(page) == [1000, 2000, 3000]
    made = page.evaluate("audio.tones.length")
    page.evaluate("device += 4; out.keepTime()")
    assert page.evaluate("audio.tones.length") == made, "4 ms are nothing that an ear could tell"


def test_a_sound_that_has_begun_is_left_alone(module):
    """What sounds, or is about to, is neither cut nor heard twice."""
    page = steady(module)
    page.evaluate("out.schedule('change', 1)")
    page.clock.run_for(985)
    page.evaluate("device += 3; out.keepTime()")
    page.clock.run_for(100)
    page.evaluate("device += 50; out.keepTime()")
    assert page.evaluate("audio.tones.filter((tone) => tone.silenced).length") == 0
    assert page.evaluate("audio.tones.length") == 2


def test_after_a_long_standstill_nothing_old_is_told(module):
    """A device that was taken away for seconds: what was due meanwhile is dropped, what comes is at its moment."""
    page = steady(module)
    page.evaluate("for (const at of [1, 2, 5]) out.schedule('count', at)")
    page.clock.run_for(3000)
    page.evaluate("device += 3000; out.keepTime()")
    assert heard(page) == [5000]


def test_a_stale_stamp_of_the_device_leads_nowhere(module):
    """After a pause of the device browsers tell an old stamp: no sound is put off by the length of that pause."""
    page = steady(module)
    page.evaluate("const old = audio.getOutputTimestamp(); audio.getOutputTimestamp = () => old; 0")
    page.clock.run_for(60_000)
    page.evaluate("device += 60_000; out.schedule('count', 1)")
    assert abs(heard(page)[0] - 61_000) <= 50


def test_what_is_chosen_holds_at_once(module):
    """Ticks and sounds switched off or on, and the volume, reach what was handed out before."""
    page = steady(module)
    page.evaluate("out.schedule('beat', 1); out.schedule('count', 2); settings.beat = false; out.keepTime()")
    assert heard(page) == [2000]
    page.evaluate("settings.sounds = false; out.keepTime()")
    assert heard(page) == []
    page.evaluate("Object.assign(settings, { beat: true, sounds: true, volume: 0.5 }); out.keepTime()")
    assert heard(page) == [1000, 2000]
    assert page.evaluate("audio.loudness.gain.value") == 0.25


def test_what_was_scheduled_can_be_taken_back(module):
    """After a pause or a stop nothing that was handed out ahead is heard."""
    page = sounds(module)
    page.evaluate("out.schedule('change', 2); out.schedule('check_in', 5); out.cancel()")
    assert page.evaluate("audio.tones.every((tone) => tone.silenced)")
    assert page.evaluate("out.waiting()") == 0


def test_each_kind_of_cue_has_a_sound_of_its_own(module):
    """Count-in, change, check-in and stop differ in their notes, so that closed eyes know them."""
    page = sounds(module)
    heard = set()
    for name in ("count", "change", "sides", "check_in", "stop", "closing", "last", "half"):
        page.evaluate("audio.tones.length = 0")
        page.evaluate(f"out.play('{name}')")
        heard.add(tuple(page.evaluate("audio.tones.map((tone) => tone.frequency.value)")))
    assert len(heard) == 8


@pytest.mark.parametrize(("settings", "tones"), [
    ("{ volume: 1, sounds: false, beat: true }", 0),
    ("{ volume: 1, sounds: true, beat: false }", 1),
    ("{ volume: 0, sounds: true, beat: true }", 0),
])  # fmt: skip
def test_sounds_and_ticks_can_be_silenced(module, settings, tones):
    """Without sounds, or at volume nothing, no tone is made; without ticks the cues still sound."""
    page = sounds(module, settings)
    page.evaluate("out.play('beat'); out.play('count')")
    assert page.evaluate("audio.tones.length") == tones


def test_a_machine_without_sound_is_no_fault(module):
    """Where no audio context can be had every call is quiet."""
    page = sounds(module)
    page.evaluate("globalThis.mute = it.makeSounds(settings, () => { throw new Error('no device'); }); 0")
    page.evaluate("mute.unlock(); mute.play('stop'); mute.cancel()")


def voice(module, voices="[LOCAL, NETWORK]", mode="good"):
    page = module("voice.js", SPEECH)
    page.evaluate(f"speech.voices = {voices}; speech.mode = '{mode}'")
    page.evaluate("globalThis.out = it.makeVoice({ volume: 1, voice: true }, speech, Say); 0")
    return page


def test_a_local_voice_is_preferred(module):
    """A voice of this machine speaks before the browser's default one from the network."""
    page = voice(module, "[NETWORK, { name: 'German', lang: 'de-DE', localService: true }, LOCAL]")
    page.evaluate("out.say('Half-way.')")
    assert page.evaluate("speech.said") == [["Half-way.", "Local"]]


def test_voices_that_come_late_are_used(module):
    """A browser that lists its voices only after a while speaks from then on."""
    page = voice(module, "[]")
    page.evaluate("out.say('One.')")
    assert (page.evaluate("speech.said"), page.evaluate("out.state()")) == ([], "none")
    page.evaluate("speech.voices = [LOCAL]; speech.heard.voiceschanged(); out.say('Two.')")
    assert page.evaluate("speech.said") == [["Two.", "Local"]]


def test_what_follows_a_cancel_waits_until_it_is_heard(module):
    """A new cue cuts the old one off, and is spoken after the 50 ms in which a browser would drop it."""
    page = voice(module)
    page.evaluate("out.say('A long sentence.')")
    page.clock.run_for(100)
    page.evaluate("out.say('Hands off.')")
    page.clock.run_for(60)
    assert page.evaluate("speech.said.map(([text]) => text)") == ["A long sentence.", "Hands off."]
    page.evaluate("out.quiet(); out.say('Go on.')")
    page.clock.run_for(60)
    assert page.evaluate("speech.said.at(-1)[0]") == "Go on."


def test_long_texts_are_spoken_by_the_sentence(module):
    """Each sentence is an utterance of its own, since long ones are cut off."""
    page = voice(module)
    page.evaluate("out.say('10 seconds. Then: Lean from your legs.')")
    assert page.evaluate("speech.said.map(([text]) => text)") == ["10 seconds.", "Then: Lean from your legs."]


@pytest.mark.parametrize(("voices", "mode"), [("[LOCAL]", "silent"), ("[NETWORK]", "network")])
def test_a_voice_that_never_begins_is_noticed(module, voices, mode):
    """After a second and a half of nothing the learner can be told, and the browser's queue is free again."""
    page = voice(module, voices, mode)
    page.evaluate("out.say('Half-way.')")
    page.clock.run_for(1600)
    assert page.evaluate("[out.state(), speech.cancelled, speech.speaking]") == ["silent", 1, False]


def test_only_the_newest_is_said(module):
    """Two cues within the gap: the older one is no longer true and is not spoken."""
    page = voice(module)
    page.evaluate("out.say('One.')")
    page.clock.run_for(50)
    page.evaluate("out.say('Two.'); out.say('Three.')")
    page.clock.run_for(200)
    assert page.evaluate("speech.said.map(([text]) => text)") == ["One.", "Three."]
