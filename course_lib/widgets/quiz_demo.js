// A question in front of a class: the room answers by show of hands, then the answer is revealed. Nothing is recorded.
import { enableAgain, h, say, troubleNote } from "./dom.js";
import { ask } from "./talk.js";
import { inputFor } from "./quiz_inputs.js";
import { quizStem } from "./quiz_card.js";
import { because } from "./quiz_verdict.js";
import { presenting, whenPresenting } from "./slides.js";

// Takes the place of `card` while slides are shown; `questions()` are those of the learner's round, which stays as it was.
export function demonstration({ model, card, words, questions, signal }) {
  const demo = h("div", { class: "lb-card lb-demo", hidden: true });
  let index = 0;
  card.after(demo);

  function draw() {
    const all = questions();
    const question = all[index % Math.max(1, all.length)];
    if (!question) return demo.replaceChildren(h("p", { class: "lb-demo-banner" }, words.demo_banner));
    const input = inputFor(question, words, model.get("plates"), () => {});
    const answer = h("div", { class: "lb-result", role: "status" });
    const trouble = h("div");
    const reveal = h("button", { type: "button", class: "lb-button lb-primary", onclick: open }, words.demo_reveal);
    const next = h("button", { type: "button", class: "lb-button", onclick: () => move(1) }, words.next);
    const back = index > 0 && h("button", { type: "button", class: "lb-button", onclick: () => move(-1) }, words.demo_back);
    demo.replaceChildren(
      h("p", { class: "lb-demo-banner" }, words.demo_banner),
      h("p", { class: "lb-over" }, say(words.progress, { number: (index % all.length) + 1, count: all.length })),
      ...quizStem(question, words).filter(Boolean),
      input.element,
      answer,
      trouble,
      h("div", { class: "lb-actions" }, [reveal, back, next].filter(Boolean)),
    );

    async function open() {
      reveal.disabled = true;
      trouble.replaceChildren();
      try {
        const told = await ask(model, "reveal", { item: question.item });
        input.restore(told.response);
        input.close(told.verdict);
        const { answer: right, feedback } = told.verdict;
        const shown = question.choices ? null : h("p", { class: "lb-key" }, `${words.right_answer}: `, h("strong", {}, right.join(" · ")));
        answer.replaceChildren(...[shown, feedback && h("p", {}, feedback), because(told, words)].filter(Boolean));
        reveal.remove();
      } catch (fault) {
        enableAgain(reveal);
        trouble.replaceChildren(troubleNote(words, fault));
      }
    }
  }

  function move(by) {
    index = (index + by + questions().length) % questions().length;
    draw();
    demo.querySelector("h3")?.focus({ preventScroll: true });
  }

  function switchOver() {
    const on = presenting();
    if (on === !demo.hidden) return;
    demo.hidden = !on;
    card.hidden = on;
    if (on) draw();
  }

  whenPresenting(switchOver, signal);
  switchOver();
}
