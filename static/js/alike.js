// While somebody types a title, offer conversations that are like it.
// Needs: [data-alike], the address to ask, in a form with the fields title and csrf_token.
// Without this file they are offered with the preview. No address gets what is typed.
const PAUSE_MILLISECONDS = 800;
const FEWEST_LETTERS = 8;
let pause = null;
let asked = "";

document.addEventListener("input", (event) => {
  const place = event.target.name === "title" && event.target.form?.querySelector("[data-alike]");
  if (!place) return;
  clearTimeout(pause);
  pause = setTimeout(() => look(place), PAUSE_MILLISECONDS);
});

async function look(place) {
  const fields = place.closest("form").elements;
  const title = fields.title.value.trim();
  if (title === asked || title.length < FEWEST_LETTERS) return;
  asked = title;
  try {
    const answer = await fetch(place.dataset.alike, {
      method: "POST",
      body: new URLSearchParams({ title, csrf_token: fields.csrf_token.value }),
      redirect: "manual",
    });
    if (answer.ok && title === asked) show(place, await answer.text());
  } catch {
    // No line: it was only an offer.
  }
}

function show(place, html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  place.replaceChildren(...page.body.children);
}
