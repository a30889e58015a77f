"""Every slide of a lesson in front of a class: what on it scrolls or is too small, and a contact sheet to look at."""

import base64
import tempfile
from pathlib import Path

from course_lib.start import lab as start_lab

from . import in_lab

SIZES = ((1280, 720), (1920, 1080))
SHEETS = Path(tempfile.gettempdir()) / "lower-back-massage-slides"
LEAST = 24  # CSS pixels: what is read from the last row
DRAWN = 24  # the same inside a drawing: names stand beside it, a ruler's words under it, captions and plots are enlarged

# boxes that stand whole on one page
KEPT = ".lb-facts > div, .lb-zone, .lb-list, tbody tr, .lb-class-slide, .lb-remember, .lb-plan-verdict"

# Boxes that scroll, are cut through or reach below the window, and texts below the least size, of what is on the screen now.
FAULTS = """([least, leastDrawn, kept]) => {
  const cell = document.querySelector('.jp-deck-mod-onscreen');
  const seen = document.querySelector('.jp-Deck .jp-Notebook');
  const faults = [];
  for (const box of [seen, ...cell.querySelectorAll('*')]) {
    const { overflowY } = getComputedStyle(box);
    const scrolls = box.clientHeight && /auto|scroll/.test(overflowY) && box.scrollHeight > box.clientHeight + 2;
    if (scrolls) faults.push(`scrolls: ${box.className}`);
  }
  if (getComputedStyle(cell.querySelector('.jp-InputArea') ?? cell).display !== 'none' && cell.classList.contains('jp-CodeCell')
    && cell.querySelector('.jp-Cell-inputWrapper').offsetHeight) faults.push('a code bar');
  const turned = document.querySelector('.lb-turn:not([hidden])');
  const part = cell.querySelector('.jp-OutputArea-child, .jp-MarkdownOutput');
  const [, above, below] = getComputedStyle(part).clipPath.match(/^inset\\(([-.\\d]+)px 0px ([-.\\d]+)px/) ?? [];
  const whole = part.getBoundingClientRect();
  const edges = above ? [whole.top + Number(above), whole.bottom - Number(below)] : [];
  const cut = ({ top, bottom, height }, slack) => height < innerHeight * 0.8
    && edges.some((edge) => top + slack < edge && bottom - slack > edge);
  for (const box of cell.querySelectorAll(kept)) {
    if (cut(box.getBoundingClientRect(), 2)) faults.push(`cut through: ${box.className} ${box.textContent.slice(0, 30)}`);
  }
  const floor = turned ? turned.getBoundingClientRect().top : innerHeight;
  const words = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const word = words.currentNode, parent = word.parentElement;
    if (!word.data.trim() || parent.closest('style, script, title, desc, option, .lb-visually-hidden')) continue;
    const range = document.createRange();
    range.selectNode(word);
    const box = range.getBoundingClientRect();
    if (!box.width || box.height < 3 || !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const lines = [...range.getClientRects()];
    if (lines.some((line) => cut(line, line.height / 6))) faults.push(`cut through a line: ${word.data.trim().slice(0, 40)}`);
    const drawn = parent.closest('svg') && parent.getScreenCTM();
    const size = parseFloat(getComputedStyle(parent).fontSize) * (drawn ? Math.hypot(drawn.a, drawn.b) : 1);
    if (size < (drawn ? leastDrawn : least) - 0.1) faults.push(`${size.toFixed(1)} px: ${word.data.trim().slice(0, 40)}`);
    if (!turned && box.bottom > floor + 1) faults.push(`below the window: ${word.data.trim().slice(0, 40)}`);
  }
  return faults;
}"""


def faults_of(lab, page, lesson):
    """Presents a lesson on a small and on a large projector and goes through its slides; the faults of each slide that has any."""
    start_lab.leave_slides(lab.port, lab.token)  # where the lesson before ended
    page.goto(lab.address(lesson))
    in_lab.start(page)
    faults = {}
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.locator(".jp-Notebook h1").scroll_into_view_if_needed()
        in_lab.present(page)
        faults |= {f"{width}: {where}": found for where, found in walked(page, f"{lesson}-{width}").items() if found}
        page.keyboard.press("Escape")
    return faults


def walked(page, name):
    """Goes through all slides from the title on and leaves the contact sheet; returns the faults of each."""
    faults, pictures = {}, []
    for where in in_lab.slides(page):
        faults[where] = page.evaluate(FAULTS, [LEAST, DRAWN, KEPT])
        pictures.append(page.screenshot(type="jpeg", quality=70))
    contact_sheet(page, name, pictures)
    return faults


def contact_sheet(page, name, pictures):
    """All slides of a lesson on one picture, in the temporary folder."""
    SHEETS.mkdir(exist_ok=True)
    shown = "".join(f'<img style="width:100%" src="data:image/jpeg;base64,{base64.b64encode(one).decode()}">' for one in pictures)
    sheet = page.context.new_page()
    sheet.set_viewport_size({"width": 1600, "height": 900})
    sheet.set_content(f'<body style="margin:6px;background:#777;display:grid;gap:6px;grid-template-columns:repeat(4,1fr)">{shown}')
    sheet.screenshot(path=SHEETS / f"{name}.png", full_page=True)
    sheet.close()
