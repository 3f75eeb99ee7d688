// Leave at once. Without this file the link still goes to the same place, and the stylesheet
// still covers the page while it is pressed; but Back would then return here.
const WAIT_MILLISECONDS = 5000;
const PRESSES = 3;
const KEYS = ["Shift", "Escape"];

const root = document.documentElement;
const link = document.querySelector("[data-quick-exit]");

function cover() {
  root.setAttribute("data-covered", "");
}

function leave() {
  cover();
  document.title = "Loading";
  location.replace(link.href); // replace: the page left behind is not one press of Back away
}

for (const each of document.querySelectorAll("[data-quick-exit]")) {
  each.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
}

// One press of Escape closes things and one of Shift begins a capital letter. Only three in a
// row of the same key, with nothing between them, mean "away".
let presses = [];

document.addEventListener("keydown", (event) => {
  if (event.repeat) return;
  if (!KEYS.includes(event.key)) {
    presses = [];
    return;
  }
  const now = event.timeStamp;
  presses = presses.filter((press) => press.key === event.key && now - press.at < WAIT_MILLISECONDS);
  presses.push({ key: event.key, at: now });
  if (presses.length === PRESSES && link) leave();
});

// A browser may keep a picture of this page to show on Back. It gets the covered page, and asks
// the server again: whoever signed out, or left, must not be shown what was here.
addEventListener("pagehide", cover);
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
