// Days and times as a sentence holds them, by the clock of this computer. The course speaks English, so they do, whatever the browser's language.
function momentPart(at, options) {
  return new Intl.DateTimeFormat("en-GB", options).format(new Date(at));
}

const dayAndMonth = (at, month) => `${momentPart(at, { day: "numeric" })} ${momentPart(at, { month })}`;

// 21:05
export function timeOf(at) {
  return momentPart(at, { hour: "2-digit", minute: "2-digit" });
}

// Saturday, 3 March
export function dayOf(at) {
  return `${momentPart(at, { weekday: "long" })}, ${dayAndMonth(at, "long")}`;
}

// Saturday, 21:05
export function dayAndClockOf(at) {
  return `${momentPart(at, { weekday: "long" })}, ${timeOf(at)}`;
}

// 3 Mar, where room is scarce
export function shortDayOf(at) {
  return dayAndMonth(at, "short");
}

// Sat, 3 Mar
export function shortWeekdayOf(at) {
  return `${momentPart(at, { weekday: "short" })}, ${shortDayOf(at)}`;
}
