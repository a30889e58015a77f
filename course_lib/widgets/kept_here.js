// Where this browser keeps what outlives a reload.

// Several people's servers may share one address and differ only in their path.
export function basePath() {
  try {
    return JSON.parse(document.getElementById("jupyter-config-data").textContent).baseUrl || "/";
  } catch {
    return "/";
  }
}

// Where it stands whether a learner wants to be remembered.
export function privateKey() {
  return `lower-back-massage.private:${basePath()}`;
}

// A learner who does not want to be remembered leaves nothing here once the window is closed.
function learnerStorage() {
  try {
    return localStorage.getItem(privateKey()) === "1" ? sessionStorage : localStorage;
  } catch {
    return null;
  }
}

// What this browser has no room for, or does not take, as key -> text. One map a page, for every script of it.
export function keptOnPage() {
  return (globalThis[Symbol.for("lower-back-massage.kept")] ??= new Map());
}

// One thing that this browser keeps over reloads and new kernels, such as the sheet of the final check; `whole` says whether what was
// read is such a thing. Where the browser keeps nothing, this page does.
export function keptHere(kind, name, whole) {
  const key = `lower-back-massage.${kind}:${basePath()}:${name}`;
  return {
    read() {
      try {
        const kept = JSON.parse(keptOnPage().get(key) ?? learnerStorage().getItem(key));
        return whole(kept) ? kept : null;
      } catch {
        return null;
      }
    },
    write(value) {
      const text = JSON.stringify(value);
      try {
        learnerStorage().setItem(key, text);
        keptOnPage().delete(key);
      } catch {
        keptOnPage().set(key, text); // full or forbidden
      }
    },
    clear() {
      keptOnPage().delete(key);
      try {
        learnerStorage().removeItem(key);
      } catch {
        // nothing was stored
      }
    },
  };
}
