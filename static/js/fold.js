// Remember which answers of a conversation somebody has shut, for this visit of this tab.
// Needs: <details data-fold="a mark of its own" open>. On a page that says data-remember-nothing, as
// on a shared device, nothing is kept and what was kept goes. Without this file they are open again.
const NAME = "shut";
const MOST = 200;
const isForgetful = document.body.hasAttribute("data-remember-nothing");
const folds = [...document.querySelectorAll("details[data-fold]")];

function forget() {
  try {
    sessionStorage.removeItem(NAME);
  } catch {
    // Nothing may be kept here: then nothing is.
  }
}

function shut() {
  try {
    return JSON.parse(sessionStorage.getItem(NAME)) ?? [];
  } catch {
    return [];
  }
}

function keep(fold, isOpen) {
  const others = shut().filter((mark) => mark !== fold.dataset.fold);
  const marks = isOpen ? others : [...others, fold.dataset.fold].slice(-MOST);
  try {
    sessionStorage.setItem(NAME, JSON.stringify(marks));
  } catch {
    // Nothing may be kept here: it stays as it is until the page goes.
  }
}

// Who was led to a post is shown it.
function openToTarget() {
  const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  for (let fold = target; fold; fold = fold.parentElement.closest("details[data-fold]")) {
    if (fold !== target) fold.open = true;
  }
}

if (isForgetful) {
  forget();
} else if (folds.length) {
  const marks = new Set(shut());
  for (const fold of folds) {
    fold.open = !marks.has(fold.dataset.fold);
    fold.querySelector("summary").addEventListener("click", () => keep(fold, !fold.open)); // it turns after this
  }
}
if (folds.length) {
  openToTarget();
  addEventListener("hashchange", openToTarget);
}
addEventListener("leaving", forget); // by link or by key: exit.js
