// While somebody types a title, offer conversations that are like it.
// Needs: [data-alike], the address to ask, in a form with the fields title and csrf_token.
// Without this file they are offered with the preview. No address gets what is typed.
const PAUSE_MILLISECONDS = 800;
const FEWEST_LETTERS = 8;

for (const place of document.querySelectorAll("[data-alike]")) {
  const fields = place.closest("form").elements;
  let pause = null;
  let asked = "";

  fields.title.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(look, PAUSE_MILLISECONDS);
  });

  async function look() {
    const title = fields.title.value.trim();
    if (title === asked || title.length < FEWEST_LETTERS) return;
    asked = title;
    try {
      const answer = await fetch(place.dataset.alike, {
        method: "POST",
        body: new URLSearchParams({ title, csrf_token: fields.csrf_token.value }),
        redirect: "manual",
      });
      if (answer.ok && title === asked) show(await answer.text());
    } catch {
      // No line: it was only an offer.
    }
  }

  function show(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    place.replaceChildren(...page.body.children);
  }
}
