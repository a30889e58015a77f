"""A bare page that hosts one widget's script as JupyterLab would: for tests of what a widget does by itself.

    page_with(page, script(HERE / "quiz.js"), style(HERE / "quiz.css"), {"words": {...}, ...}, answer=function)

`answer(name, payload)` plays Python: its dict is the reply, None is silence, an exception a fault. In the page, `host` is
`{model, show(), hide(view), silence(name), release(), asked, changes}`: `show` draws one more view, `silence` keeps questions (all, or
those of one name) waiting until `release`.
"""

import json

from course_lib.widgets.base import HERE

NOON = 1_772_366_400  # seconds since 1970

# localhost counts as a secure page, so that locks, wake lock and storage are there; no server listens, every request is answered here.
ADDRESS = "http://localhost:9/widget"

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>One widget</title></head>
<body data-jp-theme-light="%(light)s" style="margin:0; background:%(paper)s"><main id="cell" style="padding:16px"></main></body></html>"""

HOST = """async ({ script, css, traits }) => {
  const style = document.createElement("style");
  style.textContent = css;
  document.head.append(style);
  const hearers = new Map();
  const values = { ...traits };
  const waiting = [];
  let silent = () => false;
  const host = { asked: [], changes: [], views: [] };
  const tell = (name, ...args) => { for (const hear of [...(hearers.get(name) ?? [])]) hear(...args); };
  async function answer(message) {
    const reply = JSON.parse(await window.hostAnswers(JSON.stringify(message)));
    if (reply) tell("msg:custom", { re: message.id, ...reply }, []);
  }
  host.model = {
    get: (name) => values[name],
    set(name, value) { values[name] = value; },
    save_changes() { host.changes.push(JSON.parse(JSON.stringify(values))); },
    on(name, hear) { hearers.set(name, [...(hearers.get(name) ?? []), hear]); },
    off(name, hear) { hearers.set(name, (hearers.get(name) ?? []).filter((one) => hear && one !== hear)); },
    send(message) {
      host.asked.push(message);
      if (silent(message)) waiting.push(message);
      else answer(message);
    },
    change(name, value) { values[name] = value; tell("change:" + name); },
  };
  host.silence = (name) => { silent = ({ ask }) => !name || ask === name; };
  host.release = () => { silent = () => false; waiting.splice(0).forEach(answer); };
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const widget = (await import(address)).default;
  const started = await widget.initialize?.({ model: host.model });
  host.show = async () => {
    const end = new AbortController();
    const el = document.createElement("div");
    document.getElementById("cell").append(el);
    await widget.render?.({ model: host.model, el, signal: end.signal });
    const view = { el, close() { end.abort(); el.remove(); } };
    host.views.push(view);
    return host.views.length - 1;
  };
  host.hide = (view) => host.views[view].close();
  host.started = started;
  window.host = host;
  await host.show();
}"""


def page_with(page, widget_script, css, traits, answer=None, light=True, before=None):
    """Open the bare page in `page` and draw the widget once; called again it is the reload of that page.

    `before` is script text that runs before the widget's. Returns the list of faults the page has thrown.
    """
    state = page.__dict__.setdefault("_host", {})
    state["answer"] = answer or (lambda name, payload: None)
    faults = state.setdefault("faults", [])
    if "open" not in state:
        state["open"] = True
        page.expose_function("hostAnswers", lambda message: _answered(state["answer"], message))
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.route(ADDRESS, lambda route: route.fulfill(content_type="text/html", body=state["html"]))
    state["html"] = PAGE % {"light": str(light).lower(), "paper": "#ffffff" if light else "#111111"}
    page.goto(ADDRESS)
    if before:
        page.evaluate(before)
    beside(page, widget_script, css, traits)
    return faults


def traits_of(widget):
    """What a widget of the course shares with its page."""
    state = widget.get_state()
    return {name: state[name] for name in state if not name.startswith("_") and name not in ("layout", "tabbable", "tooltip")}


def beside(page, widget_script, css, traits):
    """Draw one more widget on the page that stands open, with the same Python behind it; `host` is of this one from now on."""
    page.evaluate(HOST, {"script": widget_script, "css": css, "traits": json.loads(json.dumps(traits))})


def _answered(answer, text):
    message = json.loads(text)
    if "ask" not in message:
        return "null"
    try:
        reply = answer(message["ask"], message.get("payload") or {})
    except Exception:
        return json.dumps({"failed": True})
    return json.dumps(None if reply is None else {"reply": reply})


def serve_modules(place, page):
    """Gives every page of `place` (a page or a context) at http://localhost/ the text `page`, and the widgets' modules beside it."""

    def serve(route):
        name = route.request.url.rsplit("/", 1)[1]
        if name:
            route.fulfill(path=HERE / name, content_type="text/javascript")
        else:
            route.fulfill(body=page, content_type="text/html")

    place.route("http://localhost/**", serve)


def tab_away(page, meanwhile):
    """Puts the page's cell out of sight, as another tab of JupyterLab does, until `meanwhile()` is done."""
    show = "async (hidden) => { cell.hidden = hidden; for (let n = 0; n < 3; n += 1) await new Promise(requestAnimationFrame); }"
    page.evaluate(show, True)  # with the frames by which the page notices it
    meanwhile()
    page.evaluate(show, False)


def stand_still(page):
    """Gives the page a clock that stands but for what a test lets pass by `page.clock.run_for`; one merely installed would
    go on by itself, and a test that waits for 3.9 of 4 seconds would fail on a busy machine."""
    page.clock.install(time=NOON)
    page.clock.pause_at(NOON + 1)
