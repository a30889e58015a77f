// What outlives a reload.

const PRACTICES = "lower-back-massage.practice:";

function serverPath() {
  try {
    return JSON.parse(document.getElementById("jupyter-config-data").textContent).baseUrl || "/";
  } catch {
    return "/";
  }
}

// A learner who does not want to be remembered leaves nothing here once the window is closed.
function practiceStorage() {
  try {
    const hidden = localStorage.getItem(`lower-back-massage.private:${serverPath()}`) === "1";
    return hidden ? sessionStorage : localStorage;
  } catch {
    return null;
  }
}

// Where one practice is kept: `open` what was granted, once; `write` its state, every second; `read` both.
export function practiceStore(routine) {
  const key = `${PRACTICES}${serverPath()}:${routine}`;
  const put = (name, value) => {
    try {
      practiceStorage().setItem(name, JSON.stringify(value));
    } catch {
      // full or forbidden: the practice goes on, a reload forgets it
    }
  };
  const take = (name) => JSON.parse(practiceStorage().getItem(name));
  return {
    read() {
      try {
        const [grant, state] = [take(`${key}:grant`), take(key)];
        return grant && state ? { grant, state } : null;
      } catch {
        return null;
      }
    },
    open: (grant) => put(`${key}:grant`, { ...grant, words: null, signs: null }),
    write: (state) => put(key, state),
    clear() {
      try {
        practiceStorage().removeItem(key);
        practiceStorage().removeItem(`${key}:grant`);
      } catch {
        // nothing was stored
      }
    },
  };
}

// Where a plan waits for the next evening, a restart of Python or a reload; what is practised goes to the record.
export function planStore(name) {
  const key = `${PRACTICES}${serverPath()}:${name}:plan`;
  return {
    read() {
      try {
        return JSON.parse(practiceStorage().getItem(key));
      } catch {
        return null;
      }
    },
    write(parts) {
      try {
        practiceStorage().setItem(key, JSON.stringify(parts));
      } catch {
        // full or forbidden: the plan lasts as long as this page
      }
    },
  };
}
