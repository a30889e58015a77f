// The ache of the day after: the question that asks for its number, and what a number means.
import { h, say } from "./dom.js";
import { dayOf } from "./moments.js";
import { ME, isSame } from "./names.js";
import { keep, whenForgotten } from "./outbox.js";
import { painScale } from "./pain_scale.js";
import { lookAfter } from "./talk.js";

// What is asked of a person, as a text: another one where the same practice is asked about once more.
const askedOf = ({ due }) => `${due.session} ${due.again}`;

// What was asked and has its number is not asked again, also while the record does not know it yet, unless that does not take it or the
// person is erased: from a file taken in again the question may come back.
// `tell(text)` says what became of a number, `paint()` draws the page anew, `refresh()` asks Python what it knows.
export function nextDayAnswers(words, { tell, paint, refresh, signal }) {
  const given = new Map(); // what was asked -> of whom
  whenForgotten((receiver) => {
    for (const [asked, name] of given) if (receiver === undefined || isSame(name, receiver)) given.delete(asked);
    tell(""); // what erases says so after this
  }, signal);
  return {
    has: (person) => given.has(askedOf(person)),
    give(person, settled) {
      const asked = askedOf(person);
      given.set(asked, person.name);
      tell(words.kept);
      paint();
      settled.then(({ confirmed, why }) => {
        if (confirmed) return;
        given.delete(asked);
        if (why === "erased") return; // of somebody who is erased this page may still know, and nothing is asked
        tell("");
        paint();
      });
      lookAfter(settled, refresh);
    },
  };
}

// `person` is {name, shown, due: {session, again, at}}; `given` gets the person and the promise that settles once its number is kept.
export function nextDayQuestion(model, words, person, given) {
  const { session, again, at } = person.due;
  const title = again ? words.ask_again_title : words.ask_title;
  const give = (number) => given(person, keep(model, { kind: "pain", receiver: person.name, payload: { number, when: "next_day", session } }));
  return h(
    "div",
    { class: "lb-due", role: "group", "aria-label": title },
    h("h3", {}, title),
    h("p", {}, [say(words.ask_of, { who: person.shown, day: dayOf(at) }), words.ask_hint, person.name !== ME && words.ask_other].filter(Boolean).join(" ")),
    painScale(words, give),
  );
}

// `advice` is the name of a wording, or null.
export function nextDayAdvice(words, advice) {
  return advice ? h("p", { class: `lb-advice lb-is-${advice}` }, words[`advice_${advice}`]) : null;
}
