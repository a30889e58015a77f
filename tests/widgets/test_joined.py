"""Every widget's one script and one stylesheet, as anywidget gets them."""

import importlib
import json
import pkgutil
import re
from collections import Counter

import pytest

import course_lib.widgets
from course_lib.drawing import palette
from course_lib.widgets.base import HERE, CourseWidget, script

for module in pkgutil.iter_modules(course_lib.widgets.__path__):
    importlib.import_module(f"course_lib.widgets.{module.name}")


def every_kind(widget):
    """The classes that are made of one, and those made of them."""
    return [kind for one in widget.__subclasses__() for kind in (one, *every_kind(one))]


CLASSES = every_kind(CourseWidget)
every_widget = pytest.mark.parametrize("widget", CLASSES, ids=lambda widget: widget.__name__)
NAMED = re.compile(r"^(?:async )?(?:function\*?|class|const|let|var) +([\w$]+)", re.M)
UNPACKED = re.compile(r"^(?:const|let|var) *[\[{]([^=]*)[\]}] *=", re.M)


def style_rules(text):
    """Every selector of a stylesheet, written out where it is nested, those inside @media and @container too."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    text = re.sub(r"@keyframes +[\w-]+ *\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", text)
    outer = [[""]]
    for head, end in re.findall(r"([^{};]*)([{};])", text):
        if end == "}":
            outer.pop()
        elif end == "{" and head.strip().startswith("@"):
            outer.append(outer[-1])
        elif end == "{":
            own = [one.strip() for one in re.split(r",(?![^(]*\))", head)]
            outer.append([one.replace("&", parent) if "&" in one else f"{parent} {one}".strip() for parent in outer[-1] for one in own])
            yield from outer[-1]


@every_widget
def test_a_widget_is_three_files_of_one_name(widget):
    """Who changes what a learner touches finds its class, its script and its stylesheet side by side; a practice borrows its looks."""
    own = HERE / widget.__module__.rpartition(".")[2]
    assert widget._script == script(own.with_suffix(".js"))
    assert widget.__name__ == "Practice" or own.with_suffix(".css").read_text(encoding="utf-8") in widget._style


def declared_twice(text):
    names = NAMED.findall(text) + [name.strip() for group in UNPACKED.findall(text) for name in group.split(",")]
    return [name for name, times in Counter(names).items() if times > 1]


@every_widget
def test_one_script_has_one_meaning_for_a_name(widget):
    """Modules joined into one text share one room: no name is declared twice at the top, and nothing is left to import."""
    text = str(widget._script)
    assert declared_twice(text) == []
    assert not re.search(r"^(import |export (?!default))", text, re.M)
    assert text.count("export default") == 1


def test_the_page_that_measures_the_clock_is_one_script_too():
    """What the measurement adds to the clock's own modules brings none of them again: a browser would run nothing of it."""
    from tests.bench.clock_page import Listener  # a widget of the bench, and none of the course

    assert declared_twice(str(Listener._script).replace("export ", "")) == []


@every_widget
def test_no_style_reaches_beyond_its_widget(widget):
    """Each rule begins at a widget's own root, in light or in dark, or holds only while slides are shown, so that Lab keeps its looks.

    One makes room in a lesson that is live, for the button that stands beside it.
    """
    slides = r'\[data-jp-deck-mode="presenting"\]'
    theme = rf'\[data-jp-theme-light="(?:true|false)"\](?::not\({slides}\))?'
    room = r"\.jp-NotebookPanel:has\(> \.lb-help\)"
    roots = re.compile(rf"^(?:(?:{theme} )?\.lb(?:\.lb)?(?:-[\w-]+)?(?![\w])|(?:html:has\(> )?body{slides}|{room})")
    assert [rule for rule in style_rules(str(widget._style)) if not roots.match(rule)] == []


def colours(text):
    """The colours that a stylesheet names by their value; what is behind a sheet inherits no name in the browsers of 2023."""
    text = re.sub(r"/\*.*?\*/|[^{}]*::backdrop[^{}]*\{[^{}]*\}", "", text, flags=re.S)
    return re.findall(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl)a?\([^)]*\)", text)


def test_one_stylesheet_names_the_colours():
    """Who changes a colour does it in one place; slides have the greys of their own, and a bar outside every widget."""
    found = {file.name: colours(file.read_text(encoding="utf-8")) for file in HERE.glob("*.css")}
    assert {name for name, named in found.items() if named} == {"palette.css", "slides.css"}


def test_a_plate_lies_on_paper_of_its_own_colour():
    """No rim is seen where a plate with round corners ends, in a widget or in the text of a lesson, and its marks are in its colours."""
    text = (HERE / "palette.css").read_text(encoding="utf-8")
    named = dict(re.findall(r"(--lb-plate-[a-z]+): (#\w+);", text))
    drawn = {"paper": palette.PAPER, "ink": palette.INK, "edge": palette.WHITE, "blue": palette.BLUE, "sky": palette.SKY}
    assert {name: named[f"--lb-plate-{name}"] for name in drawn} == {name: colour.lower() for name, colour in drawn.items()}
    lessons = json.loads((HERE.parent / "jupyter/labconfig/default_setting_overrides.d/look.json").read_text(encoding="utf-8"))
    assert re.findall(r"'max-height': 'min[^}]*'background': '(#\w+)'", str(lessons)) == [palette.PAPER]


@every_widget
def test_no_text_of_people_becomes_markup(widget):
    """No script writes HTML: what is typed stays letters."""
    assert re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write", str(widget._script)) == []


def test_a_root_is_no_name_for_a_part():
    """Where one widget's part bears another widget's root name, that root is written in full, so that no style strays."""
    scripts = "".join(str(widget._script) for widget in CLASSES)
    roots = set(re.findall(r'"lb lb-([\w-]+)"', scripts))
    parts = {name for text in re.findall(r'class: ["`](?!lb )([^"`]*)["`]', scripts) for name in re.findall(r"\blb-([\w-]+)", text)}
    for name in roots & parts:
        strays = {
            rule
            for widget in CLASSES
            for rule in style_rules(str(widget._style))
            if re.match(rf".*(?<!\.lb)(?<! )\.lb-{name}(?![\w-])|^\.lb-{name}(?![\w-])", rule)
        }
        assert strays == set(), name
