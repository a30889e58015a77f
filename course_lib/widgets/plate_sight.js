// What a learner has chosen to see of a plate, and the self-test on it; everything on the screen follows from `view`.
import { askable, chance, namesFor, nextPart } from "./plate_test.js";

const BROAD = 1.15;
const FEW_PARTS = 4;

// `changed()` hears every change of `view`, `told()` that the card says something a person must not miss. `live` is the
// plate on the screen, null while there is none.
export function plateSight(model, changed, told) {
  const [words, layers, facts, zones] = ["words", "layers", "structures", "zones"].map((name) => model.get(name));
  const random = chance(model.get("seed"));
  const view = { layer: layers[0]?.id, chosen: null, side: null, zone: null, names: true, mirrored: false, turned: 0, zoom: 0, test: null };
  const sight = {
    words, layers, facts, zones, view, live: null,
    layer, part, nameOf, testing, asking, broad, pose, pool, change, choose, letGo, answer, begin, startTest, endTest,
  };

  function layer() {
    return layers.find((one) => one.id === sight.view.layer) ?? layers[0];
  }

  function part(key) {
    return sight.live?.parts.get(key);
  }

  function nameOf(key) {
    return part(key)?.about.name ?? facts[key]?.name ?? key;
  }

  function testing() {
    return Boolean(sight.view.test);
  }

  function asking() {
    return Boolean(sight.view.test?.key && sight.view.test.answer === null);
  }

  // A section or a ruler is broader than high; nobody walks round it.
  function broad() {
    return Boolean(sight.live) && sight.live.ratio({ turned: 0 }) > BROAD;
  }

  function pose() {
    return broad() ? { turned: 0, mirrored: false } : sight.view;
  }

  function pool() {
    return askable(sight.live?.parts ?? new Map());
  }

  // A plate with few parts borrows names from the rest of the body.
  function choices(key) {
    const keys = pool().length >= FEW_PARTS ? pool() : [...pool(), ...Object.keys(facts)];
    return namesFor(key, keys, nameOf, random);
  }

  function change(next) {
    sight.view = { ...sight.view, ...next };
    changed();
  }

  function choose(key, { side = null, zone = null } = {}) {
    const { test } = sight.view;
    if (!test) return change({ chosen: key, side, zone });
    if (test.kind === "find" && asking()) return answer(key);
    if (test.kind === "find" || !pool().includes(key)) return undefined;
    return change({ test: { ...test, kind: "name", key, side, answer: null, choices: choices(key) } });
  }

  function letGo() {
    change({ chosen: null, side: null, zone: null });
  }

  function answer(key) {
    const { test } = sight.view;
    const right = nameOf(key) === nameOf(test.key);
    change({ test: { ...test, answer: key, asked: [...test.asked, test.key], right: test.right + (right ? 1 : 0) } });
    told();
  }

  function begin(kind) {
    const { asked, right } = sight.view.test;
    const key = nextPart(pool(), asked, random);
    change({ test: { kind, key, side: null, answer: null, asked, right, choices: choices(key) } });
    told();
  }

  function startTest() {
    change({ chosen: null, side: null, zone: null, test: { kind: null, key: null, answer: null, asked: [], right: 0 } });
  }

  function endTest() {
    change({ test: null });
  }

  return sight;
}
