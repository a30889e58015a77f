// Numbered pins on a picture, each to be given a name from one list.
import { h, say, svgNode } from "./dom.js";
import { uuid } from "./talk.js";
import { placeInWords, plateSheet } from "./quiz_plate.js";

export function labelInput(question, words, plates) {
  const plate = plates[question.plate];
  const sheet = plateSheet(plate);
  const name = `lb-quiz-${uuid()}`;
  const rows = question.pins.map(({ at, place }, index) => {
    const number = index + 1;
    const mark = svgNode("g", { class: "lb-mark" });
    if (sheet) {
      mark.append(svgNode("circle", { r: 20 * sheet.unit, class: "lb-reach" }), svgNode("circle", { r: 10 * sheet.unit, class: "lb-ring" }));
      mark.append(svgNode("text", { "text-anchor": "middle", dy: "0.36em", "font-size": 13 * sheet.unit }, String(number)));
      sheet.put(place, mark);
    }
    const given = question.names.map((one) => h("option", { value: one.at }, one.text));
    const box = h("select", { id: `${name}-${number}`, "aria-describedby": `${name}-${number}-place` }, h("option", { value: "" }, words.choose_name), given);
    mark.addEventListener("click", () => box.focus());
    // The pin whose name is being chosen is the one that stands out in the picture.
    box.addEventListener("focus", () => mark.classList.add("lb-chosen"));
    box.addEventListener("blur", () => mark.classList.remove("lb-chosen"));
    const row = h(
      "li",
      { class: "lb-pin" },
      h(
        "label",
        { for: box.id },
        h("span", { class: "lb-letter", "aria-hidden": "true" }, String(number)),
        h("span", { class: "lb-visually-hidden" }, say(words.pin, { number })),
      ),
      box,
      h("span", { class: "lb-visually-hidden", id: `${box.id}-place` }, placeInWords(place, plate?.belt ?? 0, words)),
    );
    return { at, box, row, mark };
  });
  const picture = sheet ? h("figure", {}, sheet.element) : h("p", { class: "lb-no-plate" }, words.no_plate);
  return {
    element: h("div", { class: "lb-spot" }, picture, h("ol", { class: "lb-pins", "aria-label": words.choices }, rows.map(({ row }) => row))),
    hint: "label_hint",
    missing: "label_all",
    read: () => (rows.every(({ box }) => box.value) ? Object.fromEntries(rows.map(({ at, box }) => [at, box.value])) : null),
    draft: () => Object.fromEntries(rows.filter(({ box }) => box.value).map(({ at, box }) => [at, box.value])),
    restore: (response) => rows.forEach(({ at, box }) => (box.value = response?.[at] ?? "")),
    focus: () => (rows.find(({ box }) => !box.value) ?? rows[0]).box.focus(),
    close(verdict) {
      sheet?.marks.classList.add("lb-closed");
      rows.forEach(({ at, box, row, mark }, index) => {
        // As plain text a long name is not cut off.
        if (box.value) box.replaceWith(h("p", { class: "lb-given" }, box.selectedOptions[0].text));
        const judged = verdict?.marks.findIndex((one) => one.at === at);
        if (!verdict || judged < 0) return;
        const { right, feedback } = verdict.marks[judged];
        const look = right ? "lb-right" : "lb-wrong";
        row.classList.add(look);
        mark.classList.add(look);
        const fitting = question.names.find((one) => one.at === verdict.order[judged])?.text;
        row.append(
          h(
            "p",
            { class: "lb-feedback" },
            h("span", { class: "lb-badge" }, right ? words.your_answer_right : say(words.right_name, { name: fitting })),
            feedback,
          ),
        );
      });
    },
  };
}
