// Keep what somebody types as a draft on the server, where only they can open it.
// Needs: <form data-draft> with the fields nonce and draft_was, and in it a [data-draft-status]
// with the words data-kept and data-signed-out.
// Without this file "Keep for later" does the same when it is pressed.
const PAUSE_MILLISECONDS = 30_000; // from the first letter, and between one time and the next
let waiting = null;
let leaving = null;

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form?.matches("[data-draft]") && waiting === null) {
    waiting = setTimeout(() => keep(form), PAUSE_MILLISECONDS);
  }
});
document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-draft]")) return;
  clearTimeout(waiting);
  waiting = null;
  leaving?.abort();
});

async function keep(form) {
  waiting = null;
  if (!form.isConnected) return; // another one has taken its place: preview.js
  leaving = new AbortController();
  const words = new FormData(form);
  words.set("action", "draft");
  const status = form.querySelector("[data-draft-status]");
  try {
    // Its buttons are called "action" too, and hide the property of that name.
    const answer = await fetch(form.getAttribute("action"), {
      method: "POST",
      body: new URLSearchParams(words),
      headers: { Accept: "text/plain" },
      redirect: "manual",
      signal: leaving.signal,
    });
    if (answer.type === "opaqueredirect") status.textContent = status.dataset.signedOut;
    if (answer.ok) remember(form, await answer.text());
  } catch {
    // No line, or no room: the words are still in the box, and are tried again.
  }
}

function remember(form, answer) {
  const [mark, digest] = answer.split(" ");
  const status = form.querySelector("[data-draft-status]");
  form.elements.nonce.value = mark;
  form.elements.draft_was.value = digest;
  status.textContent = status.dataset.kept;
}
