// Steps to be put in order, by buttons or by dragging.
import { h, say } from "./dom.js";

export function orderInput(question, words, announce) {
  const list = h("ol", { class: "lb-steps" });
  let moved = false;
  let open = true;
  const rows = question.choices.map(({ at, text }) => {
    const up = h("button", { type: "button", class: "lb-move", "aria-label": say(words.up, { step: text }), onclick: () => step(-1) }, "↑");
    const down = h("button", { type: "button", class: "lb-move", "aria-label": say(words.down, { step: text }), onclick: () => step(1) }, "↓");
    const row = h(
      "li",
      { class: "lb-step", onpointerdown: drag },
      h("span", { class: "lb-grip", "aria-hidden": "true" }),
      h("span", { class: "lb-words" }, text),
      h("span", { class: "lb-moves" }, up, down),
    );
    const entry = { at, text, row };

    function step(by) {
      const place = order().indexOf(entry) + by;
      if (place < 0 || place >= rows.length) return;
      put(entry, place);
      const button = by < 0 ? up : down;
      (button.disabled ? (by < 0 ? down : up) : button).focus();
    }

    function drag(event) {
      if (!open || event.button !== 0 || event.target.closest("button")) return;
      event.preventDefault();
      row.setPointerCapture(event.pointerId);
      row.classList.add("lb-dragged");
      const follow = (move) => {
        const others = order().filter((one) => one !== entry);
        const place = others.filter((one) => middle(one.row) < move.clientY).length;
        if (order().indexOf(entry) !== place) put(entry, place);
      };
      row.addEventListener("pointermove", follow);
      const release = () => {
        row.removeEventListener("pointermove", follow);
        row.classList.remove("lb-dragged");
      };
      row.addEventListener("pointerup", release, { once: true });
      row.addEventListener("pointercancel", release, { once: true });
    }
    return entry;
  });
  list.append(...rows.map(({ row }) => row));

  const middle = (row) => row.getBoundingClientRect().top + row.getBoundingClientRect().height / 2;
  const order = () => [...list.children].map((row) => rows.find((entry) => entry.row === row));

  // Its neighbours move around the row: taken out of the page, it would lose the finger or the focus that holds it.
  function put({ row, text }, place) {
    let now = [...list.children].indexOf(row);
    for (; now < place; now += 1) row.before(row.nextElementSibling);
    for (; now > place; now -= 1) row.after(row.previousElementSibling);
    moved = true;
    ends();
    announce(say(words.moved, { step: text, place: place + 1, count: rows.length }));
  }

  function ends() {
    order().forEach(({ row }, place) => {
      const [up, down] = row.querySelectorAll("button");
      up.disabled = !open || place === 0;
      down.disabled = !open || place === rows.length - 1;
    });
  }

  ends();
  return {
    element: h("div", {}, list),
    hint: "order_hint",
    missing: "order_all",
    read: () => (moved ? order().map(({ at }) => at) : null),
    restore(response) {
      if (!Array.isArray(response)) return;
      const known = response.map((at) => rows.find((entry) => entry.at === at)).filter(Boolean);
      if (known.length !== rows.length) return;
      list.append(...known.map(({ row }) => row));
      moved = true;
      ends();
    },
    focus: () => list.querySelector("button:not([disabled])")?.focus(),
    close(verdict) {
      open = false;
      ends();
      list.classList.add("lb-closed");
      if (!verdict) return;
      order().forEach(({ at, row }, place) => {
        const mark = verdict.marks.find((one) => one.at === at);
        const home = verdict.order.indexOf(at);
        // A step can stand in another place than the author's and still be right, where two may change places.
        const right = verdict.outcome === "right" || (mark.right && home === place);
        if (right || !mark.right) row.classList.add(right ? "lb-right" : "lb-wrong");
        const sign = right ? h("span", { "aria-hidden": "true" }, "✓") : say(words.belongs, { place: home + 1 });
        row.querySelector(".lb-moves").replaceChildren(h("span", { class: "lb-sign" }, sign));
        if (mark.feedback) row.querySelector(".lb-words").append(h("span", { class: "lb-feedback" }, mark.feedback));
      });
    },
  };
}
