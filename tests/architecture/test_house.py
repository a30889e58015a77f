"""The rules of the house that no single file shows: which way arrows go, who opens what, what things are called."""

import ast
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

import course_lib
from course_lib.widgets.base import IMPORT

ROOT = Path(__file__).resolve().parents[2]
LIB = ROOT / "course_lib"
MODULES = sorted(LIB.rglob("*.py"))
SCRIPTS = sorted((LIB / "widgets").glob("*.js"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))

# An arrow goes from a floor to a lower one, or stays in its own package.
FLOORS = {
    "build": 6,
    "calls": 5,
    "teaching": 4,
    "routines": 3, "quizzes": 3, "safety": 3, "drawing": 3, "record": 3,
    "library": 2, "anatomy": 2,
    "model": 1,
    "errors": 0,
}
# What stands beside the floors: package -> the only packages it may use. A widget gets plain values; start.py runs before anything is
# installed; JupyterLab loads its hook at every start.
BESIDE = {"widgets": set(), "jupyter": set(), "start": {"jupyter"}, "course_lib": set()}
SIDEWAYS = {("library", "anatomy")}  # what a record names of the body is checked against the tables of the body
LENT = {"calls": {"widgets"}, "build": {"jupyter"}}  # and who may use what stands beside


def package_of(file):
    """The package of the house that a file belongs to; a module straight in course_lib is its own."""
    parts = file.relative_to(LIB).parts
    return parts[0] if len(parts) > 1 else "course_lib" if parts[0] == "__init__.py" else file.stem


def names_in(file):
    """Pairs of line and full name of everything a module imports."""
    here = ["course_lib", *file.relative_to(LIB).parent.parts]
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = here[: len(here) - node.level + 1] if node.level else []
            module = [*base, *((node.module or "").split(".") if node.module else [])]
            yield from ((node.lineno, ".".join([*module, alias.name])) for alias in node.names)


def place(file, line):
    return f"{file.relative_to(ROOT)}:{line}"


def arrows():
    """Place, package and imported package of every arrow inside the house that leaves its package."""
    for file in MODULES:
        for line, name in names_in(file):
            parts = name.split(".")
            if parts[0] == "course_lib" and len(parts) > 1 and parts[1] != package_of(file):
                yield place(file, line), package_of(file), parts[1]


def test_arrows_go_down_only():
    """calls -> teaching -> routines, quizzes, safety, drawing, record -> library, anatomy -> model -> errors; the rest stands alone."""
    wrong = []
    for where, one, other in arrows():
        if one in BESIDE:
            allowed = other in BESIDE[one]
        elif other in BESIDE:
            allowed = other in LENT.get(one, ())
        else:
            allowed = FLOORS[other] < FLOORS[one] or (one, other) in SIDEWAYS
        if not allowed:
            wrong.append(f"{where}: {one} may not use {other}")
    assert wrong == []


def test_every_package_has_its_floor():
    """A new package says where it stands before anything uses it."""
    assert {package_of(file) for file in MODULES} <= FLOORS.keys() | BESIDE.keys()


def test_start_and_the_hook_need_nothing_installed():
    """start.py makes the environment, so it cannot need it. (Jupyter's own configuration file is run by Jupyter.)"""
    files = [*(LIB / "start").glob("*.py"), LIB / "__init__.py", LIB / "jupyter" / "__init__.py"]
    needed = {name.partition(".")[0] for file in files for _, name in names_in(file)} - {"course_lib"}
    assert needed - set(sys.stdlib_module_names) == {"nbformat"}  # only inside what the server and build call


def late_imports(file):
    """Line, package and whether a comment stands on the line or just above it, of every import inside a function."""
    lines = file.read_text(encoding="utf-8").splitlines()
    for node in ast.walk(ast.parse("\n".join(lines))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for inner in ast.walk(node):
                if isinstance(inner, ast.Import | ast.ImportFrom):
                    own = isinstance(inner, ast.ImportFrom) and inner.level
                    package = "course_lib" if own else (getattr(inner, "module", None) or inner.names[0].name).partition(".")[0]
                    yield inner.lineno, package, "#" in "".join(lines[max(0, inner.lineno - 3):inner.lineno])


def test_imports_inside_functions_are_of_slow_packages_and_say_so():
    """A circle is never dodged by hiding an import; a package may be loaded late to save time, and once in the file it says why."""
    wrong = []
    for file in MODULES:
        found = list(late_imports(file))
        explained = {package for _, package, comment in found if comment} - {"course_lib"}
        wrong += sorted({f"{place(file, line)}: {package}" for line, package, _ in found if package not in explained})
    assert wrong == []


def test_calls_and_packages_share_no_name():
    """Importing course_lib.practice would put a module in the place of the call practice."""
    packages = {path.stem for path in LIB.iterdir() if path.is_dir() or path.suffix == ".py"}
    assert packages & set(course_lib.CALLS) == set()


@pytest.mark.parametrize("call", course_lib.CALLS)
def test_every_call_of_the_front_door_opens(call):
    """A name that the front door offers is a call, with a sentence for whoever asks for help on it."""
    assert callable(getattr(course_lib, call))
    assert getattr(course_lib, call).__doc__


def test_the_front_door_loads_nothing_before_it_is_asked():
    """The server and start.py import course_lib too, and neither waits for widgets."""
    code = "import sys, course_lib; print([n for n in sys.modules if n.startswith('course_lib.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout == "[]\n"


def test_no_lesson_waits_for_geometry():
    """A learner's kernel reads and checks all content without the packages that only draw the plates."""
    code = "import sys; from course_lib.library import library; library(); print({'numpy', 'shapely', 'matplotlib'} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout == "set()\n"


def test_nothing_is_called_utils():
    """A name says what a thing is about, in the field's own words."""
    nameless = re.compile(r"(^|_)(util|utils|helper|helpers|manager|data|info|misc|common|tools?)($|_)")
    files = [*MODULES, *SCRIPTS, *(LIB / "content").rglob("*.yaml"), *TESTS]
    assert [str(file.relative_to(ROOT)) for file in files if nameless.search(file.stem.strip("_"))] == []


@pytest.mark.parametrize(("files", "lines"), [(MODULES, 250), (SCRIPTS, 250), (TESTS, 450)], ids=["Python", "JavaScript", "tests"])
def test_no_file_is_longer_than_a_reader_holds_in_mind(files, lines):
    """What grows past about 250 lines is two things; a chapter of tests, read one test at a time, is two from about 450."""
    assert [(str(file.relative_to(ROOT)), count) for file in files
            if (count := len(file.read_text(encoding="utf-8").splitlines())) > lines * 1.1] == []


def users_of(module):
    """Packages that import a module from outside the house."""
    return {package_of(file) for file in MODULES for _, name in names_in(file) if name.partition(".")[0] == module}


def test_one_package_alone_opens_the_database():
    """Whoever wants to know what a learner did asks the record."""
    assert users_of("sqlite3") == {"record"}


def asks_for_a_lease(file):
    """Whether a module can call `grant`: by its own name, or as a name of its module."""
    names, modules = {name for _, name in names_in(file)}, {"course_lib.safety", "course_lib.safety.leases"}
    of_a_module = any(isinstance(node, ast.Attribute) and node.attr == "grant" for node in ast.walk(ast.parse(file.read_text("utf-8"))))
    return "course_lib.safety.leases.grant" in names or (of_a_module and not names.isdisjoint(modules))


def test_one_call_alone_asks_for_a_lease():
    """Whoever practises comes past the questions that open practice: no second way leads to a lease, but that of a class.

    A class practises under its instructor's eyes, and there is no record of anybody that could have answered.
    """
    assert {file.relative_to(LIB).as_posix() for file in MODULES if asks_for_a_lease(file)} == {"calls/permission.py", "teaching/rooms.py"}


def test_one_package_alone_reads_the_content():
    """One strict loader: no second reader of YAML that would let through what the first refuses."""
    assert users_of("yaml") == {"library"}
    path = re.compile(r"""/ ?["']content["'/]|["']course_lib/content""")
    assert {package_of(file) for file in MODULES if path.search(file.read_text(encoding="utf-8"))} == {"library"}


def test_scripts_need_no_network_and_no_bundler():
    """The course works in a cellar: nothing is loaded from anywhere but the module's own folder."""
    wrong = []
    for file in [*SCRIPTS, *(LIB / "widgets").glob("*.css"), *(LIB / "widgets").glob("*.py")]:
        text = file.read_text(encoding="utf-8").replace("http://www.w3.org/", "")
        wrong += [f"{file.name}: {found}" for found in re.findall(r"https?://\S+|@import|//cdn\S*|\bfetch\(|XMLHttpRequest", text)]
    assert wrong == []


def test_every_import_of_a_script_is_one_that_is_joined():
    """Scripts are joined by their import lines, so each is one line in the plain form, at the top."""
    wrong = []
    for file in SCRIPTS:
        text = file.read_text(encoding="utf-8")
        lines = [line for line in text.splitlines() if re.match(r"\s*import\b", line)]
        joined = [match.group(0).rstrip("\n") for match in IMPORT.finditer(text)]
        wrong += [f"{file.name}: {line}" for line in lines if line not in joined]
        wrong += [f"{file.name}: no module {name}" for name in IMPORT.findall(text) if not (file.parent / name).is_file()]
    assert wrong == []


def joined_with(script):
    """A script and all it imports, each once: what the browser gets as one text."""
    found = {script}
    for name in IMPORT.findall(script.read_text(encoding="utf-8")):
        found |= joined_with(script.parent / name)
    return found


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_no_two_joined_scripts_declare_the_same_name(script):
    """Joined, they are one text with one top level."""
    top = re.compile(r"^(?:export )?(?:async )?(?:function\*?|const|let|var|class) (?:(\w+)|\{([^}]*)\})", re.M)
    declared = defaultdict(list)
    for file in sorted(joined_with(script)):
        for name, several in top.findall(file.read_text(encoding="utf-8")):
            for one in [name] if name else [part.split(":")[-1].strip() for part in several.split(",")]:
                declared[one].append(file.name)
    assert {name: files for name, files in declared.items() if len(files) > 1} == {}


def test_scripts_build_pages_without_markup_from_texts():
    """What an author or a learner typed is shown as text and never run."""
    risky = re.compile(r"\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|new Function)\b")
    wrong = [f"{file.name}:{number}" for file in SCRIPTS for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
             if risky.search(line.partition("//")[0])]
    assert wrong == []


def test_one_script_alone_spells_who_the_learner_is():
    """The receiver who is the learner has one name on the page, and every script takes it from there."""
    assert [file.name for file in SCRIPTS if '"me"' in file.read_text(encoding="utf-8")] == ["names.js"]


def test_no_script_shows_the_words_of_a_fault():
    """What a learner reads of trouble is a sentence of the course, and never what a fault says of itself."""
    shown = re.compile(r"\b(error|fault|trouble|problem)\.message\b")
    assert [file.name for file in SCRIPTS if shown.search(file.read_text(encoding="utf-8"))] == []


def test_what_a_script_exports_another_imports():
    """Who changes a script sees by its exports what others rely on."""
    texts = {file.name: file.read_text(encoding="utf-8") for file in SCRIPTS}
    found = [one for text in texts.values() for one in re.findall(r'^import \{([^}]*)\} from "\./([\w-]+\.js)"', text, re.M)]
    taken = {(name.strip(), file) for names, file in found for name in names.split(",")}
    given = re.compile(r"^export (?:async )?(?:function|const|class) (\w+)", re.M)
    assert [f"{file}: {name}" for file, text in texts.items() for name in given.findall(text) if (name, file) not in taken] == []


def test_every_class_that_a_script_gives_is_asked_for():
    """A class is there for a stylesheet, a script or a test; one that none of them asks for misleads whoever changes the page."""
    given = re.compile(r"(?<![\w.-])lb-[a-z0-9]+(?:-[a-z0-9]+)*(?![\w-])(?!-?\$)")  # what ends in ${…} is made up while the page is drawn
    scripts = {file.name: re.sub(r"//.*", "", file.read_text(encoding="utf-8")) for file in SCRIPTS}
    others = [file.read_text(encoding="utf-8") for file in [*(LIB / "widgets").glob("*.css"), *TESTS]]
    asked = set(re.findall(r"""(?:\.|addEventListener\(")(lb-[a-z0-9-]+)""", "".join([*scripts.values(), *others])))
    assert {name: unasked for name, text in scripts.items() if (unasked := set(given.findall(text)) - asked)} == {}


def test_radio_buttons_are_grouped_by_a_name_of_their_own():
    """Two views of a part stand on one page: with a fixed name, a choice in one would take away that in the other."""
    fixed = re.compile(r'''type: "radio",\s*name: ["']''')
    assert [file.name for file in SCRIPTS if fixed.search(file.read_text(encoding="utf-8"))] == []
