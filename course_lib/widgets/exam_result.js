// How it went: the verdict, the score by lesson, the certificate, and every answer once more.
import { h, say } from "./dom.js";
import { certificateBox } from "./certificate.js";
import { inputFor } from "./quiz_inputs.js";
import { emphasised } from "./quiz_card.js";
import { tell } from "./quiz_verdict.js";

const SIGNS = { sure: "✗", critical: "✗", wrong: "✗", left: "○", right: "✓" };

function lessonBars(result, words) {
  const rows = result.lessons.map(({ number, title, right, count }) =>
    h(
      "li",
      {},
      h("span", {}, `${number} ${title}`),
      h("span", { class: "lb-amount" }, say(words.of, { right, count })),
      h("span", { class: "lb-bar", "aria-hidden": "true" }, h("span", { style: `width:${(100 * right) / count}%` })),
    ),
  );
  return [h("h4", {}, words.by_lesson), h("ul", { class: "lb-bylesson" }, rows)];
}

// One answer, opened when it is looked at: the question as it stood, with what was given and what would have been right.
function answered({ sign, face, response, told, why }, plates, words) {
  const body = h("div", { class: "lb-body" });
  const box = h(
    "details",
    { class: `lb-answer lb-sign-${sign}`, ontoggle: open },
    h("summary", {}, h("span", { class: "lb-badge" }, h("span", { "aria-hidden": "true" }, `${SIGNS[sign]} `), words[`sign_${sign}`]), h("span", { class: "lb-asked" }, emphasised(face.stem))),
    body,
  );
  function open() {
    if (!box.open || body.firstChild) return;
    if (!told) return body.append(h("p", {}, words.no_answer_given), h("p", {}, h("strong", {}, `${words.why}: `), why));
    const input = inputFor(face, words, plates, () => {});
    body.append(input.element);
    input.restore(response);
    input.close(told.verdict);
    body.append(h("div", { class: `lb-result lb-is-${told.verdict.outcome}` }, tell(told, face, words).parts));
  }
  return box;
}

export function resultFace({ result, words, again }) {
  const { score, verdict } = result;
  const [right, look] = [true, false].map((wanted) => result.answers.filter(({ sign }) => (sign === "right") === wanted));
  return h(
    "div",
    { class: "lb-summary" },
    h(
      "div",
      { class: `lb-verdict ${verdict.passed ? "lb-is-passed" : ""}` },
      h("h3", { tabindex: "-1" }, verdict.title),
      h("p", { class: "lb-score" }, say(words.score, score), score.left > 0 && ` · ${say(words.left_count, { count: score.left })}`),
      verdict.lines.map((line) => h("p", {}, line)),
      h("p", { class: "lb-source" }, say(words.on_day, result)),
    ),
    result.certificate && certificateBox(result.certificate, words),
    lessonBars(result, words),
    look.length > 0 && [h("h4", {}, words.look_at), h("p", { class: "lb-source" }, words.to_review)],
    h("div", { class: "lb-answers" }, look.map((one) => answered(one, result.plates, words))),
    right.length > 0 &&
      h(
        "details",
        { class: "lb-rest" },
        h("summary", {}, say(words.had_right, { count: right.length })),
        h("div", { class: "lb-answers" }, right.map((one) => answered(one, result.plates, words))),
      ),
    h("div", { class: "lb-actions" }, again),
  );
}
