"""Lessons opened, started and closed in one page of a real JupyterLab, and what of them stays in the page, the kernel and the server."""

import json

import nbformat
import psutil
from jupyter_client import BlockingKernelClient
from nbformat.sign import NotebookNotary

from tests.browser.in_lab import IN_FRONT

# Beside the course: as many widgets of anywidget as the lesson has, closed as the course closes its own, and nothing in them.
BARE = """import anywidget
from IPython.display import display
for old in globals().get("shown", []):
    old.close()
    old.layout.close()
class Bare(anywidget.AnyWidget):
    _esm = "export default { render({ el }) { el.textContent = 'bare'; } };\\n"
shown = [Bare() for _ in range(7)]
display(*shown)"""
MOST = 1.10
ALIVE = "len(__import__('ipywidgets.widgets.widget', fromlist=['w'])._instances)"


class Counted:
    """What is alive in a page and behind it; every size in MB, taken after the garbage is collected."""

    def __init__(self, page, lab):
        self.page, self.lab, self.devtools = page, lab, page.context.new_cdp_session(page)
        self.devtools.send("HeapProfiler.enable")

    def in_page(self):
        """The elements and listeners that the page holds, shown or not, and its JavaScript's memory."""
        self.devtools.send("HeapProfiler.collectGarbage")
        told = self.devtools.send("Memory.getDOMCounters")
        heap = self.devtools.send("Runtime.getHeapUsage")["usedSize"]
        return {"nodes": told["nodes"], "listeners": told["jsEventListeners"], "heap": round(heap / 1e6, 2)}

    def kernels(self):
        """The ids of the kernels that run."""
        return [one["id"] for one in json.loads(self.lab.request("api/kernels"))]

    def in_kernel(self):
        """The widgets that the one kernel holds open, and its memory."""
        (kernel,) = self.kernels()
        found = next(self.lab.runtime.parent.rglob(f"kernel-{kernel}.json"))
        client = BlockingKernelClient(connection_file=str(found))
        client.load_connection_file()
        client.start_channels()
        asked = {"alive": ALIVE, "process": "__import__('os').getpid()"}
        told = client.execute("__import__('gc').collect()", silent=True, user_expressions=asked, reply=True, timeout=60)
        client.stop_channels()
        said = {name: int(one["data"]["text/plain"]) for name, one in told["content"]["user_expressions"].items()}
        return {"widgets": said["alive"], "kernel": round(psutil.Process(said["process"]).memory_info().rss / 1e6, 1)}

    def in_server(self):
        """How many kernels run, and the memory of the server."""
        return {"kernels": len(self.kernels()), "server": round(psutil.Process(self.lab.process.pid).memory_info().rss / 1e6, 1)}


    def end_kernels(self):
        """Ends what runs, as closing its lesson does."""
        for kernel in self.kernels():
            self.lab.request(f"api/kernels/{kernel}", "DELETE")

    def open(self, lesson):
        """Opens a lesson from the list of files, in this same page."""
        self.page.locator(f".jp-DirListing-item[title*='{lesson}.ipynb']").dblclick()
        self.page.locator(f".lm-TabBar-tab.lm-mod-current[title*='{lesson}']").wait_for()

    def close(self):
        """Waits until JupyterLab has saved the lesson in front, closes it, and waits until its kernel has ended."""
        self.page.locator(".lm-TabBar-tab.lm-mod-current.jp-mod-dirty").wait_for(state="detached")
        self.page.locator(".lm-TabBar-tab.lm-mod-current[data-type='document-title'] .lm-TabBar-tabCloseIcon").first.click()
        self.page.locator(".jp-NotebookPanel").wait_for(state="detached")
        for _ in range(100):  # each asks the server
            if not self.kernels():
                break
            self.page.evaluate("new Promise((done) => requestAnimationFrame(done))")


def ready(page):
    """Waits until the lesson in front can be started."""
    page.locator(IN_FRONT).get_by_role("button", name="Start this lesson").wait_for()


def add_bare_notebook(lab, like):
    """Writes the notebook of bare widgets beside the lessons, with the looks, the buttons and the signature of the lesson `like`."""
    bare = nbformat.read(lab.folder / "notebooks" / f"{like}.ipynb", as_version=4)
    bare.cells = [bare.cells[0], nbformat.v4.new_code_cell(BARE)]
    assert "Start this lesson" in bare.cells[0].source
    nbformat.write(bare, lab.folder / "notebooks" / "bare.ipynb")
    NotebookNotary(data_dir=lab.own["JUPYTER_DATA_DIR"]).sign(bare)


def grown(first, last):
    """What grew by more than a tenth, with both figures."""
    return {name: (first[name], last[name]) for name in first if last[name] > first[name] * MOST}
