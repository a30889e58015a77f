"""Nothing looks broken, on any visit: what JupyterLab shows, keeps and asks, with the settings that start.py gives it."""

import nbformat
import pytest

from course_lib.build import notebooks, pages

LESSON = "98_trial"
PAGE = '''# A trial

<button data-commandlinker-command="notebook:run-all-cells">Start this lesson</button>
<button data-commandlinker-command="deck:start">Present</button>

Some prose to read.

```python slideshow={"slide_type": "slide"}
# The first thing
import trial

trial.Counter()
```

```python
# The second thing
import trial

trial.Counter()
```
'''
MODULE = '''
import anywidget
import traitlets


class Counter(anywidget.AnyWidget):
    _esm = """export default { render({ model, el }) {
        const button = document.createElement("button");
        const draw = () => { button.textContent = "Pressed " + model.get("pressed"); };
        button.addEventListener("click", () => { model.set("pressed", model.get("pressed") + 1); model.save_changes(); });
        model.on("change:pressed", draw);
        draw();
        el.append(button);
    } };"""
    pressed = traitlets.Int(0).tag(sync=True)

    def __repr__(self):
        return "Counter."

    def _repr_mimebundle_(self, **options):
        bundle, _ = super()._repr_mimebundle_(**options)
        start = '<button data-commandlinker-command="notebook:run-cell">Start</button>'
        return {**bundle, "text/plain": "Counter.", "text/markdown": f"A **counter** at rest.\\n\\n{start}"}, {}
'''

# Counts the frames in which a cell with code is there, and those in which its code is seen.
FRAMES = """window.frames_drawn = window.frames_with_code = 0;
(function look() {
  const cells = [...document.querySelectorAll(".jp-CodeCell > .jp-Cell-inputWrapper")];
  if (cells.length) window.frames_drawn += 1;
  if (cells.some((cell) => cell.offsetHeight)) window.frames_with_code += 1;
  requestAnimationFrame(look);
})()"""


@pytest.fixture(scope="module")
def lesson(lab):
    """A small lesson with two live things, built and committed as every lesson is, in the course that Lab shows."""
    (lab.folder / "trial.py").write_text(MODULE, encoding="utf-8")
    page = lab.folder / "notebooks" / "text" / f"{LESSON}.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(PAGE, encoding="utf-8")
    notebooks.build([page])
    lab.commit()
    lab.stop()
    lab.start()  # a start signs what the course built
    return lab


def opened(page, lab):
    """Opens the lesson and waits until a learner can press its first button."""
    page.goto(lab.address(LESSON))
    page.get_by_role("button", name="Start this lesson").wait_for()
    return page.get_by_role("main")


def live(page):
    return page.get_by_role("button", name="Pressed")


def prose(page):
    return page.get_by_role("paragraph").filter(has_text="Some prose to read.")


def close_tab(page):
    page.locator(f".lm-TabBar-tab[title*='{LESSON}'] .lm-TabBar-tabCloseIcon").click()


def start(page):
    page.get_by_role("button", name="Start this lesson").click()
    live(page).nth(1).wait_for()


def saved(page):
    """Waits until JupyterLab has saved by itself: nothing on the tab says any more that something is unsaved."""
    page.locator(f".jp-mod-dirty.lm-TabBar-tab[title*='{LESSON}']").wait_for(state="detached")


def test_a_lesson_shows_its_twins_before_anything_is_run(lesson, page):
    """No code, no traceback, no empty box, no question: prose, pictures of what is to come, and buttons."""
    opened(page, lesson)
    assert page.get_by_text("A counter at rest.").count() == 2
    assert page.locator(".jp-CodeCell .jp-InputArea:visible").count() == 0
    assert page.locator(".jp-Dialog").count() == 0
    assert page.get_by_text("model not found").count() == 0


def test_no_code_is_seen_while_a_lesson_opens(lesson, page):
    """Not for a frame: the look waits for no label that JupyterLab gives to a cell only after it has drawn it."""
    page.add_init_script(FRAMES)
    opened(page, lesson)
    frames, seen = page.evaluate("[window.frames_drawn, window.frames_with_code]")
    assert frames > 0
    assert seen == 0


def test_one_press_makes_the_whole_lesson_live_without_a_question(lesson, page):
    """The lesson was signed at the start, so that nobody is asked to trust it."""
    opened(page, lesson)
    start(page)
    live(page).first.click()
    page.get_by_role("button", name="Pressed 1").wait_for()
    assert page.locator(".jp-Dialog").count() == 0


def test_an_evening_leaves_no_trace_in_the_lesson(lesson, page):
    """Run, pressed, presented and saved by Lab itself, a lesson is byte for byte what was committed, and closes without a question."""
    opened(page, lesson)
    start(page)
    live(page).first.click()
    page.get_by_role("button", name="Present").click()
    slides = page.locator("body[data-jp-deck-mode='presenting']")
    slides.wait_for(state="attached")
    page.keyboard.press("Escape")
    slides.wait_for(state="detached")
    saved(page)
    close_tab(page)
    page.locator(f".lm-TabBar-tab[title*='{LESSON}']").wait_for(state="detached")
    assert page.locator(".jp-Dialog").count() == 0
    assert lesson.git("status", "--porcelain") == ""


def test_cleared_outputs_are_back_at_the_next_visit(lesson, page):
    """Somebody who tries every menu does not lose the lesson."""
    opened(page, lesson)
    page.get_by_role("menuitem", name="Edit", exact=True).click()
    page.get_by_role("menuitem", name="Clear Outputs of All Cells").click()
    page.get_by_text("A counter at rest.").first.wait_for(state="detached")
    saved(page)
    assert lesson.git("status", "--porcelain") == ""
    opened(page, lesson)
    assert page.get_by_text("A counter at rest.").count() == 2


def test_the_next_evening_begins_like_the_first(lesson, page):
    """After the computer was off, the lesson shows its twins and starts again; nothing says that a model was not found."""
    opened(page, lesson)
    start(page)
    saved(page)
    lesson.stop()
    lesson.start()
    opened(page, lesson)
    assert page.get_by_text("A counter at rest.").count() == 2
    start(page)
    assert page.get_by_text("model not found").count() == 0


def test_a_press_of_a_key_changes_nothing_in_a_lesson(lesson, page):
    """d d and x would delete a cell, Enter would open one; the course's cells stay as they are."""
    opened(page, lesson)
    prose(page).click()
    for key in ("d", "d", "x"):
        page.keyboard.press(key)
    prose(page).dblclick()
    assert prose(page).count() == 1
    assert page.locator(".jp-MarkdownCell .jp-InputArea-editor:visible").count() == 0
    saved(page)
    assert lesson.git("status", "--porcelain") == ""


def test_a_closed_lesson_ends_its_kernel(lesson, page):
    """What nobody looks at any more uses no memory."""
    opened(page, lesson)
    start(page)
    saved(page)
    page.get_by_role("tab", name="Running Terminals and Kernels").click()
    kernel = page.get_by_role("region", name="Kernels Section").get_by_text(LESSON)
    kernel.first.wait_for()
    close_tab(page)
    kernel.first.wait_for(state="detached")
    assert page.locator(".jp-Dialog").count() == 0


def test_nothing_around_the_lesson_distracts(lesson, page):
    """No news, no terminal, no extension shop, no debugger, no tools for code: a learner sees the lesson and the list of lessons."""
    opened(page, lesson)
    shown = page.locator("body").inner_text()
    assert [word for word in ("Would you like to get notified", "Terminal", "Extension Manager") if word in shown] == []
    assert page.get_by_role("tab", name="Extension Manager").count() == 0
    assert page.get_by_title("Enable Debugger").count() == 0
    toolbar = page.locator(".jp-NotebookPanel-toolbar [data-jp-item-name]:visible")
    assert toolbar.evaluate_all("all => all.map((one) => one.dataset.jpItemName)") == ["spacer", "kernelName", "executionProgress"]
    assert page.locator("#jp-main-statusbar").is_hidden()


def test_a_lesson_ends_where_its_last_line_ends(lesson, page):
    """Below the last part there is no blank page to scroll into."""
    opened(page, lesson)
    room = page.locator(".jp-WindowedPanel-outer").evaluate(
        """(page) => {
          const bottom = [...page.querySelectorAll(".jp-Cell")].at(-1).getBoundingClientRect().bottom;
          const read = bottom - page.getBoundingClientRect().top + page.scrollTop;
          return page.scrollHeight - Math.max(read, page.clientHeight);
        }"""
    )
    assert room < 120


def test_the_committed_lesson_holds_no_live_view(lesson):
    """The file is what a code host, a printer and a screen reader get."""
    committed = nbformat.read(lesson.folder / "notebooks" / f"{LESSON}.ipynb", as_version=4)
    kinds = [set(output.data) for cell in committed.cells if cell.cell_type == "code" for output in cell.outputs]
    assert kinds == [{"text/plain", "text/markdown"}] * 2
    assert committed.cells[1].id == pages.cells_of(lesson.folder / "notebooks" / "text" / f"{LESSON}.md").cells[1].id
