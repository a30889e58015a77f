// Where a lesson stands: the way back and on, the row of all lessons, the course as a list, and tonight's path.
import { h, say } from "./dom.js";
import { goTo } from "./places.js";

function note(words, { state }) {
  return state === "here" ? words.here : state === "done" ? words.done : "";
}

function named(words, place) {
  const more = note(words, place);
  return `${place.number} ${place.title}${more ? ` (${more})` : ""}`;
}

function pill(words, place) {
  const here = place.state === "here";
  const node = !here ? goTo(place.path, "", "lb-place") : h("span", { class: "lb-place" });
  node.append(h("span", { class: "lb-number" }, place.number));
  node.setAttribute("aria-label", named(words, place));
  node.title = named(words, place);
  if (here) node.setAttribute("aria-current", "page");
  return h("li", { class: `lb-${place.state || "open"}` }, node);
}

function entry(words, place) {
  const here = place.state === "here";
  const name = !here ? goTo(place.path, place.title, "lb-entry") : h("span", { class: "lb-entry" }, place.title);
  const length = say(words.minutes_short, { minutes: place.minutes });
  return h(
    "li",
    { class: `lb-${place.state || "open"}` },
    h("span", { class: "lb-number", "aria-hidden": "true" }, place.number),
    h("span", {}, name, h("span", { class: "lb-more" }, [length, note(words, place)].filter(Boolean).join(" · "))),
  );
}

function way(wording, place) {
  return place && goTo(place.path, say(wording, place), "lb-button");
}

// The map below the promise of a lesson.
export function lessonMap(words, places, home) {
  const index = places.findIndex((place) => place.state === "here");
  const tonight = places.filter((place) => place.tonight);
  const minutes = tonight.reduce((sum, place) => sum + place.tonight, 0);
  return h(
    "nav",
    { "aria-label": words.where },
    h("div", { class: "lb-ways" }, way(words.previous, places[index - 1]) || h("span"), way(words.next, places[index + 1])),
    h("ol", { class: "lb-places" }, places.map((place) => pill(words, place))),
    h(
      "details",
      { class: "lb-map", open: home },
      h("summary", {}, words.map),
      tonight.length > 1 &&
        h(
          "p",
          { class: "lb-tonight" },
          h("strong", {}, say(words.tonight, { minutes })),
          " ",
          tonight.map((place) => say(words.tonight_part, { ...place, minutes: place.tonight })).join(" · "),
        ),
      h("ol", { class: "lb-entries", style: `--lb-rows:${Math.ceil(places.length / 2)}` }, places.map((place) => entry(words, place))),
    ),
  );
}
