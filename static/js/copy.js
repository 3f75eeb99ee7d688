// Copy some words, such as the six words of a passphrase.
// Needs: <button type="button" data-copy="[data-passphrase]" data-copied="Copied" hidden>, and
// after it an empty element with role=status, where it is said that they are copied.
// Without this file the button stays hidden: the words can be selected and copied by hand.
for (const button of document.querySelectorAll("button[data-copy]")) {
  if (!navigator.clipboard) continue; // plain http and old browsers

  button.hidden = false;
  button.addEventListener("click", async () => {
    const parts = [...document.querySelectorAll(button.dataset.copy)];
    try {
      await navigator.clipboard.writeText(parts.map(wordsOf).join("\n"));
      button.textContent = button.dataset.copied;
      button.nextElementSibling.textContent = button.dataset.copied;
    } catch {
      getSelection().setBaseAndExtent(parts[0], 0, parts.at(-1), parts.at(-1).childNodes.length);
    }
  });
}

function wordsOf(part) {
  return part.textContent.trim().split(/\s+/).join(" ");
}
