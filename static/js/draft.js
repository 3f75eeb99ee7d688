// Keep what somebody types as a draft on the server, where only they can open it.
// Needs: <form data-draft> with the fields nonce and draft_was, and a [data-draft-status] in it.
// Without this file "Keep for later" does the same when it is pressed.
const PAUSE_MILLISECONDS = 30_000; // from the first letter, and between one time and the next
const KEPT = "Kept a moment ago. Only you can open it.";
const SIGNED_OUT = "You are signed out. Your words stay on this page.";

for (const form of document.querySelectorAll("form[data-draft]")) {
  const status = form.querySelector("[data-draft-status]");
  let waiting = null;
  let leaving = null;

  form.addEventListener("input", () => {
    waiting ??= setTimeout(keep, PAUSE_MILLISECONDS);
  });
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    leaving?.abort();
  });

  async function keep() {
    waiting = null;
    leaving = new AbortController();
    const words = new FormData(form);
    words.set("action", "draft");
    try {
      // Its buttons are called "action" too, and hide the property of that name.
      const answer = await fetch(form.getAttribute("action"), {
        method: "POST",
        body: new URLSearchParams(words),
        headers: { Accept: "text/plain" },
        redirect: "manual",
        signal: leaving.signal,
      });
      if (answer.type === "opaqueredirect") status.textContent = SIGNED_OUT;
      if (answer.ok) remember(await answer.text());
    } catch {
      // No line, or no room: the words are still in the box, and are tried again.
    }
  }

  function remember(answer) {
    const [mark, digest] = answer.split(" ");
    form.elements.nonce.value = mark;
    form.elements.draft_was.value = digest;
    status.textContent = KEPT;
  }
}
