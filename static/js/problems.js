// Bring the list of problems to the reader. Without this file it is still the first thing in the page.
document.querySelector("[data-problems]")?.focus();
