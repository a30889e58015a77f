// The self-test on a plate: which part is asked for, and among which names. Chance comes in as a function, so that a test can hold it.

const TEST_NAMES = 4;

// Numbers from 0 to 1: by real chance for seed 0, else always the same row.
export function chance(seed) {
  if (!seed) return Math.random;
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffled(list, random) {
  const left = [...list];
  const result = [];
  while (left.length) result.push(...left.splice(Math.floor(random() * left.length), 1));
  return result;
}

// What a plate can ask: its structures, zones and named points; on a plate of a stroke, whose points belong to the stroke, no points.
export function askable(parts) {
  const all = [...parts.values()];
  const stroke = all.some(({ kind }) => kind === "zone");
  return all.filter(({ kind }) => !(stroke && kind === "mark")).map(({ key }) => key);
}

// The next part to ask for: one that was not asked for, as long as there is one, and never the same twice in a row.
export function nextPart(pool, asked, random) {
  const last = asked.at(-1);
  const round = asked.length - (asked.length % Math.max(pool.length, 1));
  const open = pool.filter((key) => !asked.slice(round).includes(key) && key !== last);
  const left = open.length ? open : pool.filter((key) => key !== last);
  return left.length ? left[Math.floor(random() * left.length)] : pool[0];
}

// Names to choose among for `key`, the right one with them: keys in chance order, no two with the same name.
export function namesFor(key, pool, nameOf, random) {
  const others = shuffled(pool, random).filter((one) => nameOf(one) !== nameOf(key));
  return shuffled([key, ...others.slice(0, TEST_NAMES - 1)], random);
}
