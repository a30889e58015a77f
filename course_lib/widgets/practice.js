// A practice of a lesson: the clock of one learner and, in front of a class, the way to the clock of the room.
import { classPractice } from "./class_practice.js";
import { renderPlayer } from "./player.js";
import { stepLine } from "./player_start.js";

function render({ model, el, signal }) {
  const words = model.get("words");
  classPractice({ model, el, signal, steps: model.get("timeline").steps.map((step, index) => stepLine(words, step, index)) });
  renderPlayer({ model, el, signal });
}

export default { render };
