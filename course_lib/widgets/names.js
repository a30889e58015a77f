// The names of those who are massaged.

export const ME = "me"; // the learner; every other is a name that somebody typed

// The form by which two names are compared, as Python keeps and compares them: one line, single spaces, no mark that nobody sees, no
// capitals; empty where nothing is left of it.
export function sameName(name) {
  const line = name.normalize("NFKC").replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, " ").replace(/[\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, "");
  const kept = line.trim().replace(/\s+/g, " ");
  // by way of capitals, since only so *ß* and *ss* are one; *ı* has no other form there
  return kept.replace(/[^ı]+/g, (part) => part.toLowerCase().toUpperCase().toLowerCase()).normalize("NFKC");
}

// Whether both are names, and of the same person.
export const isSame = (one, other) => [one, other].every((name) => typeof name === "string") && sameName(one) === sameName(other);
