// Show the preview where somebody writes, without leaving the page.
// Needs: <form data-draft> whose button sends action=preview, and in it a [data-draft-status] with
// the words data-unreached. The answer is the same page that comes without this file: it takes the
// place of this one, or, where the form stands on a page of another address, of the form alone.
let asking = false;

document.addEventListener("submit", (event) => {
  const { target: form, submitter: button } = event;
  if (event.defaultPrevented || !form.matches("[data-draft]") || button?.value !== "preview") return;
  if (form.hasAttribute("data-whole-page")) return;
  event.preventDefault();
  if (!asking) look(form, button);
});

async function look(form, button) {
  const sent = typed(form);
  const words = new FormData(form);
  words.set(button.name, button.value);
  asking = true;
  try {
    const answer = await fetch(form.getAttribute("action"), {
      method: "POST",
      body: new URLSearchParams(words),
      redirect: "manual",
    });
    const isHere = new URL(form.getAttribute("action"), location).pathname === location.pathname;
    if (answer.ok || (answer.status === 422 && isHere)) {
      show(form, new DOMParser().parseFromString(await answer.text(), "text/html"), isHere, sent);
    } else {
      goThere(form, button);
    }
  } catch {
    const status = form.querySelector("[data-draft-status]");
    status.textContent = status.dataset.unreached; // and the words are still in the box
  } finally {
    asking = false;
  }
}

// Signed out, too often, too long: the page that says so says it better.
function goThere(form, button) {
  form.setAttribute("data-whole-page", "");
  form.requestSubmit(button);
}

function show(form, page, isHere, sent) {
  const fresh = [...page.querySelectorAll("form[data-draft]")].find(
    (each) => each.getAttribute("action") === form.getAttribute("action"),
  );
  if (!fresh) throw new TypeError(); // no page of ours: the words stay where they are
  const now = typed(form);
  if (isHere) {
    document.title = page.title;
    document.querySelector("main").replaceChildren(...page.querySelector("main").childNodes);
  } else {
    form.replaceWith(fresh);
  }
  // What was typed while the answer was on its way is newer than the answer.
  for (const [name, value] of Object.entries(now)) {
    if (value !== sent[name] && fresh.elements[name]) fresh.elements[name].value = value;
  }
  const goal = document.querySelector("[data-problems]") ?? document.querySelector("#preview-h");
  goal?.setAttribute("tabindex", "-1");
  goal?.focus();
}

function typed(form) {
  const boxes = form.querySelectorAll("textarea, input[type=text]");
  return Object.fromEntries([...boxes].map((box) => [box.name, box.value]));
}
