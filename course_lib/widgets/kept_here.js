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
