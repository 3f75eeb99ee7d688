// Say that a slow deed is under way, and let an impatient second press do nothing.
// Needs: <button data-busy="Saving…">. Without this file the server sorts out double presses.
const PATIENCE_MILLISECONDS = 8000; // then the button works again, in case the answer got lost
const busy = new WeakSet();

document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (event.defaultPrevented || !button?.dataset.busy) return;
  if (busy.has(button)) {
    event.preventDefault();
    return;
  }
  const words = button.textContent;
  busy.add(button);
  button.textContent = button.dataset.busy;
  setTimeout(() => {
    busy.delete(button);
    button.textContent = words;
  }, PATIENCE_MILLISECONDS);
});
