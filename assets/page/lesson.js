"use strict";
(() => {
  const chapters = Array.from(document.querySelectorAll(".chapter"));
  const place = document.getElementById("place");

  // The chapter whose beginning was passed last.
  const here = () => {
    const passed = chapters.filter(chapter => chapter.getBoundingClientRect().top < 80).length - 1;
    return innerHeight + scrollY >= document.documentElement.scrollHeight - 2 ? chapters.length - 1 : passed;
  };

  let aimed = -1;
  const tell = () => {
    place.textContent = Math.max(1, here() + 1) + " of " + chapters.length;
  };
  const go = by => {
    const index = Math.min(chapters.length - 1, Math.max(0, (aimed >= 0 ? aimed : here()) + by));
    aimed = index;
    chapters[index].focus({ preventScroll: true });
    chapters[index].scrollIntoView();
    place.textContent = index + 1 + " of " + chapters.length;
  };

  document.getElementById("back").addEventListener("click", () => go(-1));
  document.getElementById("forward").addEventListener("click", () => go(1));
  addEventListener("keydown", event => {
    const inText = event.target.closest("pre, input, summary");
    if (inText || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    const by = { PageDown: 1, ArrowRight: 1, PageUp: -1, ArrowLeft: -1 }[event.key];
    if (by) {
      event.preventDefault();
      go(by);
    }
  });
  // Whoever scrolls by hand goes on from there.
  const forget = () => {
    aimed = -1;
  };
  addEventListener("wheel", forget, { passive: true });
  addEventListener("touchmove", forget, { passive: true });
  addEventListener("scroll", () => {
    if (aimed < 0) {
      tell();
    }
  }, { passive: true });
  tell();
})();
