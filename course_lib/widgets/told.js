// Where a clock tells what happened: to the learner's record, or, in a class, to the room alone.
import { keep } from "./outbox.js";
import { ask, uuid } from "./talk.js";

export function teller(model) {
  if (!model.get("unrecorded")) return (event) => keep(model, event);
  return async (event) => {
    try {
      await ask(model, "heard", { id: uuid(), at: new Date().toISOString(), ...Object.fromEntries(Object.entries(event).filter(([, value]) => value !== undefined)) });
    } catch {
      // a kernel that is gone has forgotten the room: its check has to be confirmed anew
    }
  };
}
