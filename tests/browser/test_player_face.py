"""The face of the running clock: hands that move at the tempo, bars, flashes, and sounds that are set and tried on the way."""

import json

import pytest

from course_lib.library import library

from .harness import stand_still
from .players import ANSWERS, TECHNIQUE, TECHNIQUES, WORDS, Python, draws, paused, run, start, timeline

pytestmark = pytest.mark.usefixtures("lively")
VOICE = """
globalThis.spoken = [];
globalThis[Symbol.for("lower-back-massage.sources")].voice = { say: (text) => spoken.push(text), quiet() {}, state: () => "ready" };
"""


@pytest.fixture
def clock(page):
    """Opens the player of a timeline on a fake clock; returns its Python."""
    faults = []

    def show(of=None, techniques=TECHNIQUES, words=WORDS):
        python = Python(of or timeline())
        stand_still(page)
        faults.append(draws(page, python, words, techniques, before=VOICE))
        return python

    yield show
    assert faults[-1] == []


def hand(page):
    """Where the first hand is on the plate: x and y in mm of the body from the sacrum, and whether it is light."""
    return page.locator(".lb-palm").first.evaluate(
        """(hand) => {
          const { e, f } = hand.transform.baseVal.consolidate().matrix;
          return [Math.round(e - 200), Math.round(300 - f), hand.matches(".lb-light")];
        }"""
    )


def test_the_hands_move_at_the_tempo(page, clock):
    """Up in the seconds of pressing, back in the rest, and where they were after each whole stroke."""
    stroke = clock().timeline["steps"][0]
    beat, press = stroke["beat_seconds"], stroke["press_seconds"]
    start(page)
    run(page, 6)
    seen = []
    for _ in range(int(beat) * 2):
        run(page, 0.5)
        seen.append(hand(page))
        run(page, 0.5)
    heights = [y for _, y, _ in seen]
    up = int(press)
    assert heights[:up] == sorted(heights[:up])
    assert heights[up : int(beat)] == sorted(heights[up : int(beat)], reverse=True)
    assert [light for *_, light in seen[: int(beat)]] == [False] * up + [True] * (int(beat) - up)
    assert max(abs(one - other) for one, other in zip(heights[: int(beat)], heights[int(beat) :], strict=True)) <= 4
    assert page.locator(".lb-tempo").inner_text() in (WORDS["up_stroke"], WORDS["back_stroke"])


def test_the_hands_stand_still_with_the_clock(page, clock):
    """A pause stops the hands where they are; going on takes them up there."""
    clock()
    start(page)
    run(page, 8)
    page.keyboard.press(" ")
    run(page, 0.2)
    held = hand(page)
    run(page, 5)
    assert hand(page) == held
    page.keyboard.press(" ")
    run(page, 0.5)
    assert hand(page) != held


COUNTED = """() => {
  globalThis.drawn = { frames: 0, hands: 0, texts: 0 };
  const real = requestAnimationFrame;
  window.requestAnimationFrame = (act) => { drawn.frames += 1; return real(act); };
  const count = (name, place, what) =>
    new MutationObserver((seen) => { drawn[name] += seen.length; }).observe(document.querySelector(place), what);
  count("hands", ".lb-palm", { attributeFilter: ["transform"] });
  count("texts", ".lb-tempo", { childList: true });
}"""


def drawn(page, seconds):
    """What the page did in so many seconds: frames asked for, places of a hand, texts set beside it."""
    page.evaluate("Object.assign(drawn, { frames: 0, hands: 0, texts: 0 })")
    run(page, seconds)
    return page.evaluate("drawn")


def test_a_laptop_need_not_work_hard_for_the_hands(page, clock):
    """Hands change place thirty times a second, and the word beside them only when it is another; in a pause nothing is drawn at all."""
    beat = clock().timeline["steps"][0]["beat_seconds"]
    start(page)
    run(page, 6)
    page.evaluate(COUNTED)
    seen = drawn(page, beat)
    assert 28 * beat <= seen["hands"] <= 32 * beat
    assert seen["texts"] == 2  # up, and back
    page.keyboard.press(" ")
    run(page, 0.2)
    assert drawn(page, 5) == {"frames": 0, "hands": 0, "texts": 0}


ROOM, ALONE = ({**WORDS, **library().words[more]} for more in ("room", "player_alone"))


@pytest.mark.parametrize("way", ["space", "tap", "button"])
@pytest.mark.parametrize(
    ("words", "off"), [(WORDS, "Hands off."), (ROOM, "All hands off."), (ALONE, "Come off.")], ids=["pair", "class", "alone"]
)
def test_a_pause_takes_the_hands_off(page, clock, words, off, way):
    """However it begins, voice, screen and screen reader say that the hands come off, alone that the body does; then that it goes on."""
    clock(words=words)
    start(page)
    run(page, 10)
    match way:
        case "space":
            page.keyboard.press(" ")
        case "tap":
            page.locator(".lb-face").click(position={"x": 5, "y": 5})
        case "button":
            page.get_by_role("button", name=words["pause"], exact=True).click()
    live = page.locator("[aria-live=assertive]")
    said = f"Paused. {off}"
    assert (page.evaluate("spoken.at(-1)"), live.inner_text()) == (said, said)
    assert page.locator(".lb-paused").inner_text().splitlines() == ["Paused", f"{off} Tap anywhere to go on."]
    run(page, 1)
    page.keyboard.press(" ")
    assert (page.evaluate("spoken.at(-1)"), live.inner_text()) == (words["say_go_on"], words["say_go_on"])
    run(page, 4.2)
    assert live.inner_text() == words["cue_check_in"]


@pytest.mark.parametrize(("words", "off"), [(WORDS, "Hands off."), (ALONE, "Come off.")], ids=["pair", "alone"])
def test_after_time_away_the_hands_are_off(page, clock, words, off):
    """While the clock asks what was done meanwhile, it counts nothing: the card begins with the hands off, alone with the body."""
    clock(words=words)
    start(page)
    run(page, 10)
    page.clock.fast_forward(60_000)
    run(page, 1)
    assert page.locator(".lb-held p").inner_text().startswith(f"{off} The clock holds")


def test_an_open_question_is_asked_again_after_a_pause(page, clock):
    """Paused before the number was said: going on asks for it once more, by voice and screen reader."""
    clock()
    start(page)
    run(page, 6 + 8.2)
    paused(page, 1)
    assert page.evaluate("spoken.slice(-2)") == [WORDS["say_paused"], WORDS["say_again"]]
    assert page.locator("[aria-live=assertive]").inner_text() == WORDS["say_again"]
    assert page.locator(".lb-check h2").inner_text() == WORDS["check_title"]


def test_bars_show_how_far_it_is(page, clock):
    """One bar a step, filled as it is practised; what comes next stands below; the whole is told in percent."""
    clock()
    start(page)
    run(page, 6 + 8.2)
    page.keyboard.press("2")
    run(page, 21.9)
    widths = page.locator(".lb-fill").evaluate_all(
        "(all) => all.map((one) => Math.round(100 * new DOMMatrix(getComputedStyle(one).transform).a))"
    )
    assert widths == [50, 0, 0, 0, 0]
    assert page.locator(".lb-next").inner_text() == f"{WORDS['next']} {TECHNIQUE.routines[0].steps[1].name}"
    assert page.get_by_role("progressbar").get_attribute("aria-valuenow") == str(round(100 * 36 / 306))


def test_each_plate_paints_with_its_own(page, clock):
    """The hatching of what is left out stays, though the same plate stands higher up in the page, where Lab takes it out of sight."""
    hatch = '<defs><pattern id="hatch" width="4" height="4"><path d="M0 0L4 4"/></pattern></defs>'
    plate = TECHNIQUES[TECHNIQUE.id]["plate"].replace("</svg>", hatch + '<rect fill="url(#hatch)" width="9" height="9"/></svg>')
    clock(techniques={TECHNIQUE.id: TECHNIQUES[TECHNIQUE.id] | {"plate": plate}})
    page.evaluate("host.show()")
    paints = page.evaluate(
        """[...document.querySelectorAll("rect")].map((rect) => {
          const [, name] = rect.getAttribute("fill").match(/^url\\(#(.+)\\)$/);
          return document.getElementById(name).closest("svg") === rect.closest("svg");
        })"""
    )
    assert paints == [True, True]


def test_each_cue_is_seen_as_well_as_heard(page, clock):
    """With the sound off nothing is missed: every spoken cue flashes in the look of its kind and stands there in words."""
    timeline = clock().timeline
    start(page)
    page.evaluate(
        """() => {
          globalThis.flashes = [];
          const root = document.querySelector(".lb-player");
          const words = document.querySelector(".lb-cue");
          new MutationObserver(() => root.matches(".lb-flash") && flashes.push([root.dataset.flash, words.textContent]))
            .observe(root, { attributes: true, attributeFilter: ["class"] });
        }"""
    )
    run(page, 6 + 8.2)
    wanted = [[cue["kind"], cue["words"]] for cue in timeline["cues"] if cue["kind"] not in ("beat", "back") and 0 < cue["at"] <= 14]
    assert [flash for flash in page.evaluate("flashes") if flash[0] != "ready"] == wanted


def test_the_ticks_of_a_lean_leave_the_words_alone(page, clock):
    """What is said at the start of a step with a lean is spoken, and stands there until something else is said; ticks only sound."""
    timeline = clock().timeline
    start(page)
    page.evaluate(ANSWERS)
    run(page, 66.3)
    said = next(cue["words"] for cue in timeline["cues"] if cue["kind"] == "change" and cue["at"] == 66)
    assert page.evaluate("given.filter(([kind]) => kind === 'lean').length") == 1
    assert page.evaluate("spoken.at(-1)") == said
    run(page, 5)
    assert page.evaluate("given.filter(([kind]) => kind === 'ease').length") == 1
    assert page.evaluate("spoken.at(-1)") == said
    assert page.locator(".lb-cue").inner_text() == said
    assert page.locator(".lb-tempo").inner_text() == WORDS["up_stroke"]


@pytest.mark.parametrize("less_motion", [False, True])
def test_the_weight_is_back_before_the_hands_go_up(page, clock, less_motion):
    """The lean fades in its last second: the word beside the hands changes, and they lie there light; with less motion too."""
    if less_motion:
        page.emulate_media(reduced_motion="reduce")
    timeline = clock().timeline
    timeline["cues"] = [cue for cue in timeline["cues"] if cue["kind"] != "check_in"]
    start(page)
    run(page, 66)
    seen = []
    for _ in range(10):
        run(page, 0.5)
        seen.append((page.locator(".lb-tempo").inner_text(), hand(page)[2]))
        run(page, 0.5)
    assert seen == [("lean", False)] * 3 + [("ease", True)] + [("up", True)] * 4 + [("back", True)] * 2


def test_where_hands_lean_both_numbers_are_asked_for(page, clock):
    """A number of the glide says nothing of the lean: the title and the voice ask for both, and again if nobody answers."""
    clock()
    start(page)
    run(page, 6.5)
    page.keyboard.press("ArrowRight")
    run(page, 8.5)
    title = page.locator(".lb-check h2")
    assert title.inner_text() == "Ask: what is your number as I lean, and as I glide?"
    assert page.locator(".lb-cue").inner_text() == "Two numbers: as the hands lean, and as they glide?"
    run(page, 20)
    assert title.inner_text() == "Ask again: your number as I lean, and as I glide?"
    assert page.evaluate("spoken.at(-1)") == "Both numbers, please?"


def test_sounds_are_set_and_tried_on_the_way(page, clock):
    """Volume, ticks and voice can be changed in the middle of a practice, and each sound be heard; the clock goes on, and nothing that it
    had handed out ahead is lost; closed, the sounds leave the keys where they were."""
    clock()
    start(page)
    run(page, 8)
    page.get_by_role("button", name=WORDS["settings"], exact=True).click()
    ahead = page.evaluate("heard.filter(([, at]) => at > performance.now()).length")
    drawer = page.locator(".lb-drawer")
    for name in ("count", "change", "check", "stop"):
        drawer.get_by_role("button", name=WORDS[f"sound_{name}"]).click()
    assert page.evaluate("heard.slice(-4).map(([name]) => name)") == ["count", "change", "check_in", "stop"]
    assert page.evaluate("heard.filter(([, at]) => at > performance.now()).length") == ahead > 0
    drawer.get_by_role("button", name=WORDS["try_voice"]).click()
    assert page.evaluate("spoken.at(-1)") == WORDS["say_try"]
    drawer.get_by_label(WORDS["beat"]).uncheck()
    drawer.get_by_label(WORDS["volume"]).fill("0.3")
    kept = json.loads(page.evaluate("localStorage.getItem('lower-back-massage.sound')"))
    assert kept == {"volume": 0.3, "sounds": True, "beat": False, "voice": True}
    drawer.get_by_role("button", name=WORDS["close"]).click()
    run(page, 2.2)
    assert page.locator(".lb-digits").inner_text() == "0:56"
    assert page.locator(".lb-paused").count() == 0
    page.keyboard.press("s")
    assert page.locator(".lb-stopped").count() == 1
