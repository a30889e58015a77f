"""How the course's JupyterLab differs from a plain one; read from JUPYTER_CONFIG_PATH when it starts."""

from contextlib import suppress
from pathlib import Path

import zmq

from course_lib.jupyter import sign

ROOT = Path(__file__).resolve().parents[2]

c = get_config()  # noqa: F821 - Jupyter provides it

# This computer alone, and only with the token.
c.ServerApp.ip = "localhost"
# Pictures are at ../images from a notebook, so the server has to see the whole course; the file list opens at the lessons.
c.ServerApp.root_dir = str(ROOT)
c.FileContentsManager.preferred_dir = str(ROOT / "notebooks")
c.LabApp.default_url = "/lab/tree/notebooks/00_start_here.ipynb"
c.ServerApp.contents_manager_class = "course_lib.jupyter.lessons.Lessons"
# Ctrl+C stops it without a question, and the terminal stays readable: what is asked of Python is seen in the notebook.
c.ServerApp.answer_yes = True
c.Application.log_level = "ERROR"
# Set here and not by an extension: jupytext's swaps the contents manager after extensions have registered their hooks.
c.FileContentsManager.pre_save_hook = "course_lib.jupyter.twins_only"
# No terminals, no language server: nobody needs them in a lesson, and each costs start-up time.
c.ServerApp.jpserver_extensions = {"jupyterlab_jupytext": False, "jupyter_lsp": False, "jupyter_server_terminals": False}
c.ServerApp.terminals_enabled = False
c.LabApp.extension_manager = "readonly"
# Others on the same computer cannot listen in to a kernel, and kernels do not fill the terminal with warnings that they could.
c.MappingKernelManager.transport_encryption = "auto" if zmq.has("curve") else "disabled"

with suppress(Exception):  # an error would cost JupyterLab every setting above
    sign(ROOT / "notebooks")
