"use strict";
(() => {
  const button = document.getElementById("copy");
  const told = document.getElementById("copied");
  const json = document.getElementById("json");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(json.textContent);
      told.textContent = "Copied.";
    } catch {
      // Where a page may not write to the clipboard, the reader can.
      json.closest("details").open = true;
      const range = document.createRange();
      range.selectNodeContents(json);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      told.textContent = "Selected: press Ctrl+C.";
    }
  });
})();
