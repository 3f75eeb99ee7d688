// Leave at once. Without this file the link still goes to the same place, and the stylesheet
// still covers the page while it is pressed; but Back would then return here.
// Needs: a[data-quick-exit], and the words data-leaving and data-uncover of the body.
const WAIT_MILLISECONDS = 5000;
const PRESSES = 3;
const KEYS = ["Shift", "Escape"];

const root = document.documentElement;
const words = document.body.dataset; // leaving: the title meanwhile; uncover: what a button says
const link = document.querySelector("[data-quick-exit]");

function cover() {
  root.setAttribute("data-covered", "");
}

function leave() {
  cover();
  document.title = words.leaving;
  dispatchEvent(new Event("leaving")); // for whoever keeps something: fold.js
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

addEventListener("pointerdown", () => (presses = []));
addEventListener("keydown", (event) => {
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

// Quick exit takes its own page out of the list behind Back, but no page may take out an earlier
// one. So a page that somebody comes back to from another site stays covered until it is asked
// for, unless a link of ours led there. A browser that does not tell shows the page.
const known = window.navigation?.currentEntry;
const isLast = () => known?.index === navigation.entries().length - 1;
const wasFollowed = history.state?.followed;
if (wasFollowed) history.replaceState(null, "");

addEventListener("click", (event) => {
  const to = event.target.closest?.("a[href]");
  if (to && to.origin !== location.origin) history.replaceState({ followed: true }, "");
});

function coverUntilPressed(show) {
  const title = document.title;
  const button = document.createElement("button");
  button.className = "uncover";
  button.textContent = words.uncover;
  button.addEventListener("click", () => {
    button.remove();
    document.title = title;
    show();
  });
  cover();
  document.title = words.leaving;
  document.body.append(button);
  button.focus();
}

const [arrival] = performance.getEntriesByType("navigation");
if (arrival?.type === "back_forward" && isLast() && !wasFollowed) {
  coverUntilPressed(() => root.removeAttribute("data-covered"));
}

// A browser may keep a picture of this page to show on Back. It gets the covered page, and asks
// the server again: whoever signed out, or left, must not be shown what was here.
addEventListener("pagehide", cover);
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  if (isLast() && !history.state?.followed) coverUntilPressed(() => location.reload());
  else location.reload();
});
