// A class in front of one clock: the check is read aloud, pairs practise, partners change, and nothing is recorded.
import { h, keepKeys, pushButton, refill, say, troubleNote } from "./dom.js";
import { ask } from "./talk.js";
import { clockText } from "./player_words.js";
import { renderPlayer } from "./player.js";
import { restsAfterPress } from "./resting.js";

// What the instructor has said so far, by model: Lab may draw the widget again.
const rooms = new WeakMap();

// `demonstration`: whether one pair shows it at first.
export function renderRoom({ model, el, signal, demonstration = false }) {
  const words = model.get("words");
  const groups = model.get("groups");
  const choices = new Map(model.get("choices").map((one) => [one.id, one]));
  if (!rooms.has(model)) rooms.set(model, { heard: [], at: 0, confirmed: false, why: [], choice: model.get("choice"), seconds: choices.get(model.get("choice"))?.planned, turn: 0, demonstration });
  const room = rooms.get(model);
  const stage = h("div", { class: "lb-room-stage" });
  const trouble = h("div");
  const banner = h("p", { class: "lb-room-banner", role: "status" });
  const setup = h("section", { class: "lb lb-room", tabindex: "-1", "aria-label": words.room_title }, banner, stage, trouble);
  const clock = h("div", { class: "lb-room-clock", hidden: true });
  const rest = restsAfterPress(setup, stage, [clock], signal);
  keepKeys(setup, signal);
  el.append(setup, clock);

  // One group of the check at a time, in large print, to be read to the room.
  function sheet() {
    const group = groups[room.at];
    return [
      room.why.map((text) => h("p", { class: "lb-room-why" }, text)),
      h("p", { class: "lb-room-step" }, say(words.room_step, { number: room.at + 1, count: groups.length })),
      h("h2", { tabindex: "-1" }, group.title),
      h("p", { class: "lb-room-say" }, words.room_read),
      h("ul", { class: "lb-room-lines" }, group.rows.map((row) => h("li", {}, h("b", {}, row.ask), ` ${[...row.points, row.more].filter(Boolean).join(" ")} `, row.help && h("em", {}, row.help)))),
      h("p", { class: "lb-room-out" }, words.room_sits_out),
      h("p", { class: "lb-room-actions" },
        room.at > 0 && pushButton(words.back_to_start, () => step(-1)),
        pushButton(words.room_answered, () => answered(group.id), "lb-primary")),
    ];
  }

  function step(by) {
    room.at += by;
    draw(true);
  }

  async function answered(id) {
    room.heard = [...new Set([...room.heard, id])];
    if (room.at < groups.length - 1) return step(1);
    try {
      const { confirmed } = await ask(model, "confirm", { groups: room.heard });
      room.confirmed = confirmed;
      if (!confirmed) room.at = Math.max(0, groups.findIndex((group) => !room.heard.includes(group.id)));
      draw(true);
      if (confirmed) player.anew();
    } catch (fault) {
      trouble.replaceChildren(troubleNote(words, fault));
    }
  }

  function again(why = []) {
    Object.assign(room, { heard: [], at: 0, confirmed: false, why });
    draw(true);
  }

  function chosen(change) {
    Object.assign(room, change);
    draw();
    player.anew();
  }

  // One pair in front, because the instructor says so or because a clock for all would hold by somebody else's number.
  const onePair = () => choices.get(room.choice).one_pair;
  const demonstrated = () => room.demonstration || onePair();

  function plan() {
    const one = choices.get(room.choice);
    const ways = onePair() ? [["1", words.room_demonstration]] : [["", words.room_pairs], ["1", words.room_demonstration]];
    const pick = (name, options, value, change) => h("label", { class: "lb-room-pick" }, h("span", {}, name),
      h("select", { onchange: (event) => change(event.target.value) }, options.map(([key, text]) => h("option", { value: key, selected: String(key) === String(value) }, text))));
    return [
      h("h2", { tabindex: "-1" }, words.room_choose),
      h("div", { class: "lb-room-picks" },
        pick(words.room_what, [...choices.values()].map(({ id, name }) => [id, name]), room.choice, (id) => chosen({ choice: id, seconds: choices.get(id).planned })),
        pick(words.room_minutes, one.lengths.map((seconds) => [seconds, clockText(seconds)]), room.seconds, (seconds) => chosen({ seconds: Number(seconds) })),
        pick(words.room_who, [[0, words.partners[0]], [1, words.partners[1]]], room.turn, (turn) => chosen({ turn: Number(turn) })),
        pick(words.room_how, ways, demonstrated() ? "1" : "", (value) => chosen({ demonstration: value !== "" }))),
      onePair() && h("p", {}, words.room_one_pair),
      h("p", { class: "lb-room-actions" }, pushButton(words.room_change, () => chosen({ turn: 1 - room.turn })), pushButton(words.room_again, () => again(), "lb-quiet")),
    ];
  }

  function draw(move = false) {
    banner.textContent = demonstrated() ? words.room_banner_demonstration : words.room_banner;
    trouble.replaceChildren();
    refill(stage, room.confirmed ? plan() : sheet());
    clock.hidden = !room.confirmed;
    if (!move) return;
    rest();
    stage.querySelector("h2")?.focus({ preventScroll: true });
  }

  // A refusal for want of the check takes the room back to it, and says why: after a stop, or when the kernel was started anew.
  function planned(reply) {
    if (room.confirmed && !reply.go && reply.check) again(reply.why);
  }

  const player = renderPlayer({ model, el: clock, signal, planned, request: () => ({ choice: room.choice, seconds: room.seconds, turn: room.turn }) });
  draw();
}

export default { render: (given) => renderRoom(given) };
