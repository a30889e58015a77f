const TAKEN_UP = 10_000; // ms after which the browser has taken up a text that it was given

// An address for a text, let go once the browser has had time to take the text up.
function addressOf(text, kind) {
  const address = URL.createObjectURL(new Blob([text], { type: kind }));
  setTimeout(() => URL.revokeObjectURL(address), TAKEN_UP);
  return address;
}

// Hand a text to the browser as a file that is saved where downloads go.
export function saveFile(name, text, kind) {
  const link = document.createElement("a");
  link.href = addressOf(text, kind);
  link.download = name;
  link.click();
}

// Open a page in a window of its own and ask the browser to print it; tells whether the browser let it open.
export function printPage(page) {
  const opened = window.open(addressOf(page, "text/html"), "_blank");
  opened?.addEventListener("load", () => opened.print(), { once: true });
  return opened !== null;
}
