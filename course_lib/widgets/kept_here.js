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
export function learnerStorage() {
  try {
    return localStorage.getItem(privateKey()) === "1" ? sessionStorage : localStorage;
  } catch {
    return null;
  }
}

// One thing that this browser keeps over reloads and new kernels, such as the sheet of the final check; `whole` says whether what was
// read is such a thing. Where the browser keeps nothing, this page does.
export function keptHere(kind, name, whole) {
  const key = `lower-back-massage.${kind}:${basePath()}:${name}`;
  let here = null;
  return {
    read() {
      try {
        const kept = JSON.parse(learnerStorage().getItem(key)) ?? here;
        return whole(kept) ? kept : null;
      } catch {
        return here;
      }
    },
    write(value) {
      here = value;
      try {
        learnerStorage().setItem(key, JSON.stringify(value));
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
