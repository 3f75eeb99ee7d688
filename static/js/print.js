// Open the browser's own print window.
// Needs: <button type="button" data-print hidden>. Without this file the browser's menu prints.
for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
