// Let letters do what the buttons of the queue do, for a moderator who switched that on.
// Needs: [data-keys] on the page; [data-case] with [data-words], [data-open] and forms[data-key] in it.
// Without this file everything is done with the buttons themselves. No key takes anything down,
// or sends words to anybody.
const WRITTEN_IN = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";
const page = document.querySelector("main");
const places = [...page.querySelectorAll("article[data-case]")];
const here = () => places.find((place) => place.contains(document.activeElement));
const around = () => here() ?? (places.length ? null : page);

function go(step) {
  const at = places.indexOf(here());
  const next = places[at < 0 ? (step > 0 ? 0 : places.length - 1) : at + step];
  const link = next?.querySelector("h2 a");
  link?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

function show() {
  const words = around()?.querySelector("details[data-words]");
  if (words) words.open = !words.open;
}

function send(key) {
  const form = (key === "z" ? page : around())?.querySelector(`form[data-key=${key}]`);
  form?.requestSubmit(form.querySelector("button"));
}

function choose(number) {
  page.querySelectorAll("form[data-decide] input[type=radio][name=decision]")[number - 1]?.click();
}

const deeds = {
  j: () => go(1),
  k: () => go(-1),
  v: show,
  o: () => here()?.querySelector("[data-open]")?.click(),
  a: () => send("a"),
  l: () => send("l"),
  p: () => send("p"),
  z: () => send("z"),
  x: () => here()?.querySelector("input[name=case]")?.click(),
  "?": () => page.querySelector("[data-keys] > summary")?.click(),
};

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.repeat || event.isComposing) return;
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (!document.querySelector("[data-keys]") || event.target.matches?.(WRITTEN_IN)) return;
  const deed = /^[1-6]$/.test(event.key) ? () => choose(Number(event.key)) : deeds[event.key];
  if (!deed) return;
  event.preventDefault();
  deed();
});
