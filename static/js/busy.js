// Say that a slow deed is under way, and let an impatient second press do nothing.
// Needs: <button data-busy="Saving…">. Without this file the server sorts out double presses.
const PATIENCE_MILLISECONDS = 8000; // then the button works again, in case the answer got lost

for (const button of document.querySelectorAll("button[data-busy]")) {
  const words = button.textContent;
  let busy = false;

  button.form?.addEventListener("submit", (event) => {
    if (event.submitter !== button) return;
    if (busy) {
      event.preventDefault();
      return;
    }
    busy = true;
    button.textContent = button.dataset.busy;
    setTimeout(() => {
      busy = false;
      button.textContent = words;
    }, PATIENCE_MILLISECONDS);
  });
}
