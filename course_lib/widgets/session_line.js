// The plan drawn to scale: two lanes for the two sides, a block a part, the check-ins under them, the minutes below.
import { h, say } from "./dom.js";
import { hasTwoCaps } from "./checkin.js";
import { capsText, clockText } from "./player_words.js";

const NAMED = 0.17; // of the whole: a shorter block has no room for its name
const CAPPED = 0.09; // nor for its highest number

// Minutes between two marks of the axis, so that there are about eight.
function minuteStep(seconds) {
  return [1, 2, 5, 10].find((minutes) => seconds / 60 / minutes <= 9) ?? 20;
}

export function planLine({ words, picture, bad }) {
  const { blocks, seconds } = picture;
  const at = (moment) => `${(100 * moment) / seconds}%`;
  const text = (block) =>
    say(words.plan_line_part, { number: block.part + 1, name: block.name, side: words[`side_${block.side}`], start: clockText(block.start), length: clockText(block.seconds), caps: capsText(words, "plan_cap", block) });
  const label = say(words.plan_line_label, { total: clockText(seconds), count: new Set(blocks.map(({ part }) => part)).size, parts: blocks.map(text).join(" ") });
  const drawn = blocks.map((block) => {
    const share = block.seconds / seconds;
    const kind = bad.has(block.part) ? "bad" : block.light ? "light" : "work";
    return h(
      "span",
      { class: `lb-block lb-block-${kind} lb-block-${block.side}`, style: `left:${at(block.start)};width:${at(block.seconds)}`, title: text(block) },
      h("span", { class: "lb-block-number" }, bad.has(block.part) ? `${block.part + 1} !` : block.part + 1),
      share >= NAMED ? h("span", { class: "lb-block-name" }, block.name) : null,
      share >= (block.side === "both" ? CAPPED : NAMED) ? h("span", { class: "lb-block-cap" }, say(hasTwoCaps(block) ? words.plan_cap_both : words.plan_cap, { cap: block.cap, light: block.light_cap })) : null,
    );
  });
  const asks = picture.check_ins.map((moment) => h("i", { class: "lb-ask-mark", style: `left:${at(moment)}` }));
  const step = minuteStep(seconds);
  const minutes = Array.from({ length: Math.floor(seconds / 60 / step) + 1 }, (_, index) => index * step);
  const axis = minutes.map((minute) => h("span", { class: "lb-minute", style: `left:${at(minute * 60)}` }, say(minute ? "{minute}" : words.plan_minute, { minute })));
  const double = blocks.find(hasTwoCaps);
  const key = (kind, wording) => h("span", {}, h("i", { class: `lb-key lb-key-${kind}`, "aria-hidden": "true" }), wording);
  return h(
    "figure",
    { class: "lb-strip" },
    h(
      "div",
      { class: "lb-strip-picture", role: "img", "aria-label": label },
      h("span", { class: "lb-lane lb-lane-left" }, words.plan_lane_left),
      h("span", { class: "lb-lane lb-lane-right" }, words.plan_lane_right),
      h("div", { class: "lb-track" }, drawn),
      h("span", { class: "lb-lane lb-lane-ask" }, words.plan_lane_ask),
      h("div", { class: "lb-asks" }, asks),
      h("div", { class: "lb-axis" }, axis),
    ),
    h("figcaption", { class: "lb-small" }, key("work", words.plan_key_work), key("light", words.plan_key_light), key("ask", words.plan_key_ask), double ? h("span", { class: "lb-key-two" }, say(words.plan_key_two, { cap: double.cap, light: double.light_cap })) : null, bad.size ? key("bad", words.plan_key_bad) : null),
  );
}
