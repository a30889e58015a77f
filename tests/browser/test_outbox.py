"""The outbox in a real browser, on a bare page whose line to Python ends in the real `deliver` and a real record."""

import json
from datetime import UTC, datetime

import pytest

from course_lib.record import Store, deliver

from .harness import NOON, serve_modules, stand_still

PAGE = """<!doctype html><meta charset="utf-8"><title>bare page</title><script type="module">
import * as outbox from "./outbox.js";
// A model whose line is "up", "down" (nothing arrives), "deaf" (Python hears, its answer is lost) or "throws" (closed).
window.line = localStorage.getItem("line") ?? "up";
window.connect = (name = "kernel", line = null) => {
  const hears = new Set();
  return {
    on: (kind, hear) => hears.add(hear),
    off: (kind, hear) => hears.delete(hear),
    send: (message) => {
      const state = line ?? window.line;
      if (state === "throws") throw new Error("closed");
      if (state === "down") return;
      window.python(name, message).then((answer) => state === "deaf" || hears.forEach((hear) => hear(answer)));
    },
  };
};
window.lesson = (n, receiver = null) => ({ kind: "lesson", receiver, payload: { notebook: `n${n}`, what: "opened" } });
window.held = () => Object.keys(localStorage).filter((key) => key.includes("outbox")).length;
Object.assign(window, outbox, { ready: true });
</script>"""


class Kernel:
    """Python's side: a record, and what may go wrong in it."""

    def __init__(self, path):
        self.path, self.store, self.breaks_on, self.asked = path, Store(path), None, []

    def answer(self, _source, name, message):
        self.asked.append((name, [event["payload"]["notebook"] for event in message["payload"]["events"]]))
        if self.breaks_on and self.breaks_on in json.dumps(message):
            return {"re": message["id"], "failed": True}
        return {"re": message["id"], "reply": deliver(self.store, message["payload"], {}, datetime.now(UTC))}

    @property
    def stored(self):
        return [event.payload["notebook"] for event in Store(self.path).events()]


@pytest.fixture
def kernel(tmp_path):
    return Kernel(tmp_path / "record.sqlite")


@pytest.fixture
def window(browser, kernel):
    """Opens windows of one browser on the bare page."""
    context = browser.new_context()
    serve_modules(context, PAGE)
    context.expose_binding("python", kernel.answer)

    def open_window():
        page = context.new_page()
        page.goto("http://localhost/")
        page.wait_for_function("window.ready")
        return page

    yield open_window
    context.close()


def until(page, true):
    """Wait, with the page alive, until something on Python's side is true."""
    for _ in range(200):
        if true():
            return
        page.wait_for_timeout(20)
    raise AssertionError("it never came true")


def let_time_pass(page, true):
    """Run the page's installed clock, and the page with it, until something in the page is true."""
    for _ in range(100):
        page.clock.run_for(500)
        if page.evaluate(true):
            return
    raise AssertionError(f"it never came true: {true}")


def do(page, script):
    """Run statements in the page without waiting for what they promise."""
    page.evaluate(f"() => {{ {script} }}")


def reload(page):
    page.reload()
    page.wait_for_function("window.ready")


def test_what_is_kept_arrives_and_leaves_the_browser(window, kernel):
    """An event goes from the page to the disk, the page learns that it is safe, and the browser holds it no longer."""
    page = window()
    told = page.evaluate("keep(connect(), lesson(1, ' Anna '))")
    assert (told["confirmed"], kernel.stored) == (True, ["n1"])
    (event,) = kernel.store.events()
    assert (str(event.id), event.receiver) == (told["id"], "Anna")
    assert page.evaluate("held()") == 0


def test_a_dead_kernel_loses_nothing_over_a_reload(window, kernel):
    """Python is silent, the page is reloaded, any widget of the course comes to life: all is sent, once, in order."""
    page = window()
    do(page, "line = 'down'; for (const n of [1, 2, 3]) keep(connect(), lesson(n));")
    assert page.evaluate("held()") == 3
    reload(page)
    assert (page.evaluate("held()"), kernel.stored) == (3, [])
    do(page, "keep(null, lesson(4)); attach(connect())")
    page.wait_for_function("held() === 0")
    assert kernel.stored == ["n1", "n2", "n3", "n4"]


def test_a_lost_answer_doubles_nothing(window, kernel):
    """Python stored the events but its answer was lost; sent again after a reload, they stand there once."""
    page = window()
    do(page, "line = 'deaf'; window.heard = []; for (const n of [1, 2, 3]) keep(connect('kernel'), lesson(n));")
    until(page, lambda: kernel.stored == ["n1", "n2", "n3"])
    assert page.evaluate("held()") == 3
    reload(page)
    do(page, "attach(connect())")
    page.wait_for_function("held() === 0")
    assert kernel.stored == ["n1", "n2", "n3"]


def test_an_answer_that_comes_late_is_still_heard(window, kernel):
    """Python was busy for longer than the page waits; its late answer confirms all the same, without sending again."""
    page = window()
    stand_still(page)
    do(page, """
        const slow = connect();
        window.messages = [];
        window.told = keep({ ...slow, send: (message) => messages.push(() => slow.send(message)) }, lesson(1));
    """)
    page.clock.run_for(1)
    page.wait_for_function("messages.length === 2")  # the greeting and the event
    page.clock.run_for(2500)
    do(page, "messages[1]()")
    assert page.evaluate("told")["confirmed"] is True
    assert kernel.stored == ["n1"]


def test_another_notebooks_kernel_carries_the_queue(window, kernel):
    """One kernel has died and another closed its line: a third that lives carries what was kept for them."""
    page = window()
    stand_still(page)
    do(page, "attach(connect('alive')); attach(connect('closed', 'throws')); keep(connect('dead', 'down'), lesson(1));")
    let_time_pass(page, "held() === 0")
    assert kernel.stored == ["n1"]
    assert {name for name, _ in kernel.asked} == {"alive"}


def test_each_kernel_hears_first_of_its_own(window, kernel):
    """Where nothing can be saved, each kernel knows only what it was told: an event is told first to the one that it is about."""
    page = window()
    do(page, "window.mine = connect('mine'); window.other = connect('other'); attach(mine); attach(other);")
    for name, n in (("mine", 1), ("other", 2)):
        assert page.evaluate(f"keep({name}, lesson({n}))")["confirmed"] is True
    do(page, "keep(other, lesson(3)); keep(mine, lesson(4)); keep(mine, lesson(5));")
    page.wait_for_function("held() === 0")
    told = [("mine", ["n1"]), ("other", ["n2"]), ("other", ["n3"]), ("mine", ["n4", "n5"])]
    assert [one for one in kernel.asked if one[1]] == told


def test_a_kernel_hears_of_its_own_though_another_came_first_meanwhile(window, kernel):
    """A lesson that is opened while an event waits to be sent does not get it, though nothing was recorded with its own kernel before.

    Nor does one of many parts push that kernel out.
    """
    page = window()
    do(page, "window.mine = connect('mine'); keep(mine, lesson(1)); for (let n = 0; n < 11; n += 1) attach(connect('other'));")
    page.wait_for_function("held() === 0")
    assert [one for one in kernel.asked if one[1]] == [("mine", ["n1"])]


def test_a_line_that_is_closed_is_listened_to_no_longer(window):
    """A question that cannot be sent leaves nothing with the model: the outbox asks again as long as the page lives."""
    page = window()
    stand_still(page)
    page.evaluate("""() => {
        const hears = window.hears = new Set();
        const send = () => { throw new Error("closed"); };
        keep({ on: (kind, hear) => hears.add(hear), off: (kind, hear) => hears.delete(hear), send }, lesson(1));
    }""")
    page.clock.run_for(20_000)
    assert page.evaluate("[held(), hears.size]") == [1, 0]


def test_an_own_kernel_that_falls_silent_is_stood_in_for(window, kernel):
    """It answered before and is gone: what is about it goes to the other, and what comes after that waits for nobody."""
    page = window()
    stand_still(page)
    do(page, """
        window.gone = false;
        const [one, two] = [connect("one"), connect("two")];
        window.mine = { ...one, send: (message) => gone || one.send(message) };
        window.other = two;
        attach(other); window.first = keep(mine, lesson(1));
    """)
    page.clock.run_for(1)
    page.evaluate("first")
    do(page, "gone = true; keep(mine, lesson(2)); keep(other, lesson(3)); keep(mine, lesson(4));")
    let_time_pass(page, "held() === 0")
    assert [one for one in kernel.asked if one[1]] == [("one", ["n1"]), ("two", ["n2", "n3", "n4"])]


def test_what_one_kernel_cannot_save_holds_up_nothing_of_another(window, kernel, tmp_path):
    """The disk takes nothing: the kernel of a later event hears of it all the same."""
    (tmp_path / "blocked").mkdir()
    kernel.store = Store(tmp_path / "blocked")
    page = window()
    stand_still(page)
    do(page, "window.one = connect('one'); window.two = connect('two'); keep(one, lesson(1));")
    page.clock.run_for(1)
    until(page, lambda: ("one", ["n1"]) in kernel.asked)
    do(page, "keep(two, lesson(2))")
    page.clock.run_for(1)
    until(page, lambda: ("two", ["n2"]) in kernel.asked)
    assert page.evaluate("held()") == 2


@pytest.mark.parametrize("locks", ["with locks", "without locks"])
def test_two_windows_double_and_reorder_nothing(window, kernel, locks):
    """Two windows keep a hundred events each at once, also where the browser has no locks: each once, each window's in order."""
    pages = [window(), window()]
    for name, page in zip("ab", pages, strict=True):
        if locks == "without locks":
            page.evaluate("Object.defineProperty(navigator, 'locks', { value: undefined })")
        do(page, f"const model = connect(); for (let n = 0; n < 100; n += 1) keep(model, lesson('{name}' + n));")
    for page in pages:
        page.wait_for_function("held() === 0")
    assert sorted(kernel.stored) == sorted(f"n{name}{n}" for name in "ab" for n in range(100))
    for name in "ab":
        assert [one for one in kernel.stored if one.startswith(f"n{name}")] == [f"n{name}{n}" for n in range(100)]


def test_a_closed_windows_events_go_with_the_other(window, kernel):
    """A window is closed with its kernel silent; the other window sends what it left, and tells its own that all is through."""
    first, second = window(), window()
    do(first, "line = 'down'; keep(connect(), lesson(1));")
    first.close()
    do(second, "attach(connect())")
    second.wait_for_function("held() === 0")
    assert kernel.stored == ["n1"]


def test_a_window_learns_that_another_was_confirmed(window, kernel):
    """An event kept in one window and carried by another is reported as confirmed in the first."""
    first, second = window(), window()
    do(first, "window.told = null; keep(null, lesson(1)).then((answer) => { told = answer.confirmed; })")
    do(second, "attach(connect())")
    first.wait_for_function("told === true")
    assert kernel.stored == ["n1"]


def test_a_window_learns_that_another_was_refused(window, kernel):
    """What Python refuses in another window is not taken for kept in the window that waits for it."""
    first, second = window(), window()
    do(first, """
        const told = ({ confirmed, why }) => { window.told = [...(window.told ?? []), confirmed, why]; };
        keep(null, { kind: "lesson", payload: { notebook: "<b>" } }).then(told);
    """)
    do(second, "attach(connect())")
    first.wait_for_function("window.told")
    assert first.evaluate("told") == [False, "notebook: String should match pattern '^[A-Za-z0-9][A-Za-z0-9_.:-]*$'"]
    assert kernel.stored == []


@pytest.mark.parametrize(("receiver", "erased"), [("Anna", "anna"), (None, None)], ids=["one", "everybody"])
def test_a_window_learns_that_another_erased_it(window, kernel, receiver, erased):
    """What is erased in another window is not taken for kept either."""
    first, second = window(), window()
    first.evaluate("(receiver) => { window.told = null; keep(null, lesson(1, receiver)).then((one) => { told = one; }); }", receiver)
    second.evaluate("(erased) => forget(erased ?? undefined)", erased)
    first.wait_for_function("told")
    told = first.evaluate("told")
    assert (told["confirmed"], told.get("why"), first.evaluate("held()")) == (False, "erased", 0)


def test_a_poisoned_event_is_dropped_and_said(window, kernel):
    """What Python can never store is reported and leaves the queue; the events around it arrive."""
    page = window()
    told = page.evaluate("""() => {
        const model = connect();
        return Promise.all([keep(model, lesson(1)), keep(model, { kind: "lesson", payload: { notebook: "<b>" } }), keep(model, lesson(2))]);
    }""")
    assert [one["confirmed"] for one in told] == [True, False, True]
    assert told[1]["why"] == "notebook: String should match pattern '^[A-Za-z0-9][A-Za-z0-9_.:-]*$'"
    assert (kernel.stored, page.evaluate("held()")) == (["n1", "n2"], 0)


def test_an_event_over_which_python_fails_stays_and_holds_up_nothing(window, kernel):
    """Python fails over one event each time: the others arrive, it is kept, and goes through once Python is mended."""
    kernel.breaks_on = '"n2"'
    page = window()
    stand_still(page)
    do(page, "const model = connect(); for (const n of [1, 2, 3]) keep(model, lesson(n));")
    let_time_pass(page, "held() === 1")
    assert kernel.stored == ["n1", "n3"]
    kernel.breaks_on = None
    reload(page)
    do(page, "attach(connect())")
    let_time_pass(page, "held() === 0")
    assert kernel.stored == ["n1", "n3", "n2"]


FULL = """() => {
  let text = "x".repeat(1 << 20);
  for (let n = 0; text; n += 1) {
    try { localStorage.setItem(`other${n}`, text); } catch { text = text.slice(0, text.length >> 1); }
  }
}"""


def test_a_browser_without_room_keeps_it_in_the_page(window, kernel):
    """localStorage is full: the page itself holds the event, says so, and still sends it in its turn."""
    page = window()
    stand_still(page)
    page.evaluate(FULL)
    do(page, "line = 'down'; window.states = []; unconfirmed((state) => states.push(state)); keep(connect(), lesson(1));")
    page.clock.run_for(6000)
    assert page.evaluate("states.at(-1)") == {"waiting": 1, "reason": "silent", "held": "page"}
    do(page, "line = 'up'")
    page.clock.run_for(40_000)
    page.wait_for_function("states.at(-1) === null")
    assert kernel.stored == ["n1"]


def test_private_mode_leaves_nothing_in_the_browser(window, kernel):
    """Where nothing is to be remembered, the page holds events in its memory alone, on later visits from the first moment."""
    kernel.store = Store()
    page = window()
    page.evaluate("keep(connect(), lesson(1))")
    do(page, "line = 'down'; keep(connect(), lesson(2, 'Anna'))")
    assert "Anna" not in page.evaluate("JSON.stringify({ ...localStorage })")
    reload(page)
    do(page, "line = 'down'; keep(connect(), lesson(3, 'Anna'))")
    assert "Anna" not in page.evaluate("JSON.stringify({ ...localStorage })")


def test_a_learner_hears_of_it_only_when_it_lasts(window, kernel):
    """A quick confirmation is silent; what stays unconfirmed for four seconds is told with its reason, and its end is told."""
    page = window()
    stand_still(page)
    do(page, "window.states = []; unconfirmed((state) => states.push(state)); window.one = keep(connect(), lesson(1));")
    page.clock.run_for(1)
    page.evaluate("one")
    page.clock.run_for(10_000)
    assert page.evaluate("states") == []
    do(page, "line = 'down'; const model = connect(); for (const n of [2, 3]) keep(model, lesson(n));")
    page.clock.run_for(3900)
    assert page.evaluate("states") == []
    page.clock.run_for(200)
    assert page.evaluate("states") == [{"waiting": 2, "reason": "silent", "held": "browser"}]
    do(page, "line = 'up'; attach(connect())")
    page.clock.run_for(40_000)
    page.wait_for_function("states.length === 2 && states[1] === null")


def test_a_clock_that_is_set_back_hides_nothing_that_waits(window, kernel):
    """What lasts is told, also where the computer's clock was an hour ahead and is not any more, and nobody looks without a rest."""
    page = window()
    stand_still(page)
    do(page, """
        const wait = setTimeout;
        Object.assign(window, { states: [], at_once: [], timers: 0, setTimeout: (...given) => ((timers += 1), wait(...given)) });
        line = "down"; keep(connect(), lesson(1));
    """)
    page.clock.set_system_time(NOON - 3600)
    do(page, "unconfirmed((state) => states.push(state)); unconfirmed((state) => at_once.push(state), { after: 0 });")
    do(page, "keep(connect(), lesson(2))")
    page.clock.run_for(3900)
    waits = {"reason": "silent", "held": "browser"}
    assert page.evaluate("[states, at_once]") == [[], [{"waiting": n, **waits} for n in (1, 2)]]
    page.clock.run_for(200)
    assert page.evaluate("states") == [{"waiting": 2, **waits}]
    assert page.evaluate("timers") < 50


def test_a_disk_that_takes_nothing_is_named(window, kernel, tmp_path):
    """Python answers but cannot save: the reason is told, the event stays with the page, and is written when the disk is mended."""
    (tmp_path / "blocked").mkdir()
    kernel.store = Store(tmp_path / "blocked")
    page = window()
    stand_still(page)
    do(page, "window.states = []; unconfirmed((state) => states.push(state)); keep(connect(), lesson(1));")
    page.clock.run_for(1)
    page.wait_for_function("held() === 1")
    page.clock.run_for(5000)
    page.wait_for_function("states.at(-1)?.reason === 'read_only'")
    (tmp_path / "blocked").rmdir()
    page.clock.run_for(40_000)
    page.wait_for_function("held() === 0 && states.at(-1) === null")
    assert [event.payload["notebook"] for event in Store(tmp_path / "blocked").events()] == ["n1"]


def test_what_is_erased_does_not_come_back_from_the_browser(window, kernel):
    """Erasing a receiver takes that receiver's waiting events out of the browser too, in any spelling, and nobody else's."""
    page = window()
    stand_still(page)
    do(page, "line = 'down'; keep(connect(), lesson(1, 'Anna')); keep(connect(), lesson(2, 'Bo')); keep(connect(), lesson(3));")
    do(page, "forget(' ANNA ')")
    assert page.evaluate("held()") == 2
    do(page, "line = 'up'; attach(connect())")
    let_time_pass(page, "held() === 0")
    assert kernel.stored == ["n2", "n3"]
    do(page, "line = 'down'; keep(connect(), lesson(4, 'STRASSE')); keep(connect(), lesson(5, 'STRA\\u200bẞE')); forget('Straße')")
    assert page.evaluate("held()") == 0
    do(page, "line = 'down'; keep(connect(), lesson(4)); forget()")
    assert page.evaluate("held()") == 0


def test_an_erased_name_stays_nowhere_in_the_browser(window, kernel):
    """What another part of the course keeps about an erased receiver goes too; others keep theirs, also where a word holds the name."""
    page = window()
    do(page, """
        localStorage.setItem("lower-back-massage.practice:/:a:grant", '{"receiver":"Anna"}');
        sessionStorage.setItem("lower-back-massage.practice:/:b:grant", '{"receiver":"Anna"}');
        localStorage.setItem("lower-back-massage.practice:/:c:grant", '{"receiver":"Bo"}');
        localStorage.setItem("lower-back-massage.sound", '{"volume":1,"name":"me"}');
        localStorage.setItem("another program", "Anna");
        forget("anna");
        forget("me");
    """)
    kept = "Object.keys({ ...localStorage, ...sessionStorage }).sort().join()"
    assert page.evaluate(kept) == "another program,lower-back-massage.practice:/:c:grant,lower-back-massage.sound"
    do(page, "forget()")
    assert page.evaluate(kept) == "another program"


def test_whoever_erases_everything_leaves_no_draft_behind(window, kernel):
    """Choices that were not confirmed and sheets that were not handed in go; what a neighbour keeps at the same address stays theirs."""
    page = window()
    theirs = "lower-back-massage.exam:/user/bo/:final", "lower-back-massage.outbox:/user/bo/:000000000000001-00000001-a"
    ours = "lower-back-massage.draft:/:review", "lower-back-massage.exam:/:final", "lower-back-massage.sound"
    for key in (*theirs, *ours):
        page.evaluate("(key) => localStorage.setItem(key, '{}')", key)
    do(page, "forget()")
    assert page.evaluate("Object.keys(localStorage).sort()") == sorted(theirs)


def test_what_the_page_alone_holds_is_erased_too(window, kernel):
    """Where storage is forbidden an unfinished practice and a draft stand in the page: what is erased goes from there as well."""
    page = window()
    left = page.evaluate("""async () => {
        Storage.prototype.setItem = () => { throw new DOMException("forbidden", "SecurityError"); };
        const { keptHere } = await import("./kept_here.js");
        const kept = ["a", "b", "c"].map((name) => keptHere("practice", name, Boolean));
        [{ receiver: "Anna" }, { receiver: "Bo" }, { item: "one" }].forEach((value, n) => kept[n].write(value));
        const read = () => kept.map((one) => one.read());
        const found = [read()];
        for (const erased of ["anna", undefined]) found.push((forget(erased), read()));
        return found;
    }""")
    anna, bo, nobody = {"receiver": "Anna"}, {"receiver": "Bo"}, {"item": "one"}
    assert left == [[anna, bo, nobody], [None, bo, nobody], [None, None, None]]


def test_every_window_of_the_browser_forgets_what_is_erased(window, kernel):
    """What another window alone holds is erased from there as well, and its open parts hear of it."""
    first, second = window(), window()
    do(second, """
        Storage.prototype.setItem = () => { throw new DOMException("forbidden", "SecurityError"); };
        line = "down"; window.erased = []; window.told = [];
        addEventListener("lb-forgotten", ({ detail }) => erased.push(detail.receiver ?? "everybody"));
        unconfirmed((state) => told.push(state?.waiting ?? 0), { after: 0 });
        keep(connect(), lesson(1, "Anna")); keep(connect(), lesson(2, "Bo"));
    """)
    for erased in ("'anna'", ""):
        do(first, f"forget({erased})")
    second.wait_for_function("erased.length === 2")
    assert second.evaluate("[erased, told]") == [["anna", "everybody"], [1, 2, 1, 0]]


def test_a_half_written_event_holds_up_nothing(window, kernel):
    """A browser that died while writing left half a text: it is dropped, and the rest arrives."""
    page = window()
    do(page, "line = 'down'; keep(connect(), lesson(1));")
    do(page, "for (const key of Object.keys(localStorage)) if (key.includes('outbox')) localStorage.setItem(key + '0', '{\"id\": \"hal');")
    reload(page)
    do(page, "attach(connect())")
    page.wait_for_function("held() === 0")
    assert kernel.stored == ["n1"]
