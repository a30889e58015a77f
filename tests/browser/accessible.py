"""What an accessibility engine finds in the cells of a lesson in JupyterLab: Lab's own frame is Lab's affair."""

from axe_core_python.base import AXE_SCRIPT

from . import in_lab
from .in_lab import IN_FRONT, start

OF_THE_LESSON = ("page-has-heading-one", "heading-order")  # these belong to the lesson around a part
LIGHT, DARK = "light", "dark"
FAULTS = {"resultTypes": ["violations"]}  # to tell what passed takes longer than to find it
CELLS = {"include": [[f"{IN_FRONT} .jp-RenderedMarkdown"], [f"{IN_FRONT} .jp-OutputArea-output"]]}
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


# JupyterLab only guesses the height of cells out of sight and cuts off the rest; where the guess is low, what is cut off would be measured
# as lying under the next cell.
WHOLE = ".jp-Cell { content-visibility: visible !important; contain: none !important; }"


def choose_theme(page, theme):
    """Turns JupyterLab light or dark."""
    paper = page.evaluate(CHOOSE, {"theme": theme, "address": f"/lab/api/themes/@jupyterlab/theme-{theme}-extension/index.css"})
    assert (paper == "white") == (theme == LIGHT), paper
    page.evaluate(STILL)


def told(found, *others):
    """The faults of a report, each as its rule and the beginning of its markup, without those of the rules that are others' affair."""
    return sorted({
        f"{fault['id']}: {node['html'][:160]} {node['any'][0]['message'][:160] if node['any'] else ''}"
        for fault in found["violations"] if fault["id"] not in others
        for node in fault["nodes"]
    })


def report(page, within):
    """What the engine finds in a page, or in a part of it; the engine is brought along where the page does not have it yet."""
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(AXE_SCRIPT)
    return page.evaluate("([within, options]) => axe.run(within ?? document, options)", [within, FAULTS])


def faults_of_part(page, within=None, others=OF_THE_LESSON):
    """The faults of one part that stands on a bare page; `within` a selector, where only what is inside it is looked at."""
    return told(report(page, within), *others)


def found(page):
    """The faults in the cells of the open lesson."""
    return told(report(page, CELLS))


def faults_of(page, address):
    """The faults of one lesson, unrun and run, light and dark."""
    page.goto(address)
    page.locator(IN_FRONT).get_by_role("button", name="Start this lesson").wait_for()
    page.add_style_tag(content=WHOLE)
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
    in_lab.present(page)
    faults = {where: found(page) for where in in_lab.slides(page)}
    return {where: what for where, what in faults.items() if what}, len(faults)
