import { h } from "./dom.js";

export const listed = (lines) => h("ul", {}, lines.map((line) => h("li", {}, line)));

// What is no ordinary soreness in the hours and days after, and who is asked then.
export function notNormal(words) {
  return h(
    "div",
    { class: "lb-not-normal" },
    h("h3", {}, words.not_normal_title),
    h("h4", {}, words.not_normal_now),
    listed(words.not_normal_now_list),
    h("h4", {}, words.not_normal_today),
    listed(words.not_normal_today_list),
    h("h4", {}, words.not_normal_days),
    listed(words.not_normal_days_list),
    h("p", {}, words.say_massage),
  );
}
