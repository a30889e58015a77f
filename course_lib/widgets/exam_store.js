// The answers of a sheet that is not handed in yet, kept in this browser over reloads and new kernels.
import { basePath, learnerStorage } from "./kept_here.js";

const EXAMS = "lower-back-massage.exam:";

// Where the sheet of one exam is kept: {sitting, begun, index, answers: {item: {id, at, response, sure}}, marked: [item]}.
export function examStore(exam) {
  const key = `${EXAMS}${basePath()}:${exam}`;
  let here = null; // where the browser keeps nothing, this page does
  return {
    read() {
      try {
        const kept = JSON.parse(learnerStorage().getItem(key)) ?? here;
        return kept?.sitting && kept.answers ? kept : null;
      } catch {
        return here;
      }
    },
    write(sheet) {
      here = sheet;
      try {
        learnerStorage().setItem(key, JSON.stringify(sheet));
      } catch {
        // full or forbidden: the page alone holds it
      }
    },
    clear() {
      here = null;
      try {
        learnerStorage().removeItem(key);
      } catch {
        // nothing was stored
      }
    },
  };
}
