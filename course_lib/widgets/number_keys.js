const TYPING = 800; // ms within which a 0 after a 1 makes it a 10

// Numbers from 0 to 10 out of single keys: a 1 waits a moment, for it may be the beginning of the worst number there is. Returns a function
// that takes one figure; `choose(number)` hears the number.
export function numberKeys(choose, signal) {
  let one = null;
  function settle(number) {
    clearTimeout(one);
    one = null;
    choose(number);
  }
  signal.addEventListener("abort", () => clearTimeout(one));
  return (figure) => {
    if (figure === 1 && one === null) one = setTimeout(() => settle(1), TYPING);
    else settle(figure === 0 && one !== null ? 10 : figure);
  };
}
