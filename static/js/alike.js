// While somebody types a title, offer conversations that are like it.
// Needs: a [data-alike] with the address to ask, inside a form with the fields title and csrf_token.
// Without this file they are offered with the preview. Nothing that is typed gets into an address.
const PAUSE_MILLISECONDS = 800;
const FEWEST_LETTERS = 8;

for (const place of document.querySelectorAll("[data-alike]")) {
  const form = place.closest("form");
  let pause = null;
  let asked = "";
  let asking = null;

  form.elements.title.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(look, PAUSE_MILLISECONDS);
  });
  form.addEventListener("submit", () => {
    clearTimeout(pause);
    asking?.abort();
  });

  async function look() {
    const title = form.elements.title.value.trim();
    if (title === asked || title.length < FEWEST_LETTERS) return;
    asked = title;
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(place.dataset.alike, {
        method: "POST",
        body: new URLSearchParams({ title, csrf_token: form.elements.csrf_token.value }),
        redirect: "manual",
        signal: asking.signal,
      });
      if (answer.ok) show(await answer.text());
    } catch {
      // No line: it was only an offer.
    }
  }

  function show(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    place.replaceChildren(...page.body.children);
  }
}
