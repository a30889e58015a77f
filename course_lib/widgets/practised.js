// The seconds of pressing of one practice, by step, never more than Python granted; booked once.
import { pressingBetween } from "./timing.js";

// `used` is the table of seconds by step index that is kept with the practice; `granted` the seconds of the lease.
export function makePractised(timeline, granted, used) {
  const total = () => Object.values(used).reduce((sum, seconds) => sum + seconds, 0);
  const room = () => Math.max(granted - total(), 0);

  function add(step, seconds) {
    const part = Math.min(seconds, room());
    if (part > 0) used[step] = (used[step] ?? 0) + part;
    return part >= seconds - 1e-6;
  }

  return {
    total,
    // Count seconds of the step at `step`; false when the granted seconds ended inside them.
    add,
    // Count what is pressed between two moments of the timeline.
    between: (from, to) => Object.entries(pressingBetween(timeline, from, to)).every(([step, seconds]) => add(step, seconds)),
    spent: () => room() <= 1e-6,
    // The work as the record takes it.
    work: () =>
      Object.entries(used).map(([step, seconds]) => ({
        technique: timeline.steps[step].technique, tool: timeline.steps[step].tool, place: timeline.steps[step].place,
        seconds: Math.round(seconds * 1000) / 1000, point: timeline.steps[step].point, side: timeline.steps[step].side,
        beat_seconds: timeline.steps[step].beat_seconds,
      })),
  };
}
