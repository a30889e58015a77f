"""What an accessibility engine finds in the cells of a lesson in JupyterLab: Lab's own frame is Lab's affair."""

from axe_core_python.sync_playwright import Axe

from .test_slides import AT_THE_END, FITTED, WHERE

LIGHT, DARK = "light", "dark"
NOTEBOOK = ".jp-NotebookPanel:not(.lm-mod-hidden)"
CELLS = {"include": [[f"{NOTEBOOK} .jp-RenderedMarkdown"], [f"{NOTEBOOK} .jp-OutputArea-output"]]}
# What Lab's own choice of a theme does to the page, without the settings that it would keep for the lesson after.
CHOOSE = """async ({ theme, address }) => {
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address });
  const loaded = new Promise((done, failed) => { link.onload = done; link.onerror = failed; });
  document.body.append(link);  // where Lab puts its own
  await loaded;
  document.body.dataset.jpThemeLight = String(theme === "light");
  document.body.dataset.jpThemeName = theme === "light" ? "JupyterLab Light" : "JupyterLab Dark";
  return getComputedStyle(document.body).getPropertyValue("--jp-layout-color0").trim();
}"""
STILL = """() => Promise.all(document.getAnimations().filter((one) => one.playState === "running" && one.effect?.getTiming().iterations < 9)
  .map((one) => one.finished.catch(() => 0)))"""


def choose_theme(page, theme):
    """Turns JupyterLab light or dark."""
    paper = page.evaluate(CHOOSE, {"theme": theme, "address": f"/lab/api/themes/@jupyterlab/theme-{theme}-extension/index.css"})
    assert (paper == "white") == (theme == LIGHT), paper
    page.evaluate(STILL)


def found(page):
    """The faults in the cells of the open lesson, each as its rule and the beginning of its markup."""
    return sorted({
        f"{fault['id']}: {node['html'][:160]} {node['any'][0]['message'][:160] if node['any'] else ''}"
        for fault in Axe().run(page, CELLS)["violations"]
        for node in fault["nodes"]
    })


def start(page):
    """Presses *Start* in the open lesson and waits until all of it is live."""
    page.locator(NOTEBOOK).get_by_role("button", name="Start this lesson").click()
    page.locator(f"{NOTEBOOK} .lb-receipt").wait_for(state="attached")
    page.wait_for_function("!document.querySelector('.jp-Notebook [data-commandlinker-command=\"notebook:run-cell\"]')")


def faults_of(page, address):
    """The faults of one lesson, unrun and run, light and dark."""
    page.goto(address)
    page.locator(NOTEBOOK).get_by_role("button", name="Start this lesson").wait_for()
    faults = {}
    for theme in (LIGHT, DARK):
        choose_theme(page, theme)
        faults[f"unrun, {theme}"] = found(page)
    start(page)
    for theme in (DARK, LIGHT):
        choose_theme(page, theme)
        faults[f"run, {theme}"] = found(page)
    return {when: what for when, what in faults.items() if what}


def faults_on_slides(page):
    """The faults of the open lesson in front of a class, slide by slide, and how many slides there were. It was started before."""
    page.get_by_role("button", name="Present").click()
    page.locator(".jp-deck-mod-onscreen h1").wait_for(state="visible")
    faults, count, more = {}, 0, True
    while more:
        page.wait_for_function(FITTED)
        where, more, count = page.evaluate(WHERE), not page.evaluate(AT_THE_END), count + 1
        if what := found(page):
            faults[where] = what
        if more:
            page.keyboard.press("PageDown")
            page.wait_for_function(f"(where) => ({WHERE})() !== where", arg=where)
    return faults, count
