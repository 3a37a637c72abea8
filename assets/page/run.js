"use strict";
(() => {
  const run = JSON.parse(document.getElementById("run").textContent);
  const slider = document.getElementById("step");
  if (!slider) {
    return;
  }
  const moment = document.getElementById("moment");
  const play = document.getElementById("play");
  const stacks = document.querySelectorAll("figure.plot .stack");
  let timer = 0;

  const written = value => {
    const number = Number(value);
    return Number.isFinite(number) ? String(Number(number.toPrecision(5))) : Number.isNaN(number) ? "NaN" : number > 0 ? "∞" : "−∞";
  };

  // The path through the points up to one of them, broken where a point is not finite.
  const line = (path, last) => {
    let data = "";
    let down = false;
    for (let i = 0; i <= last; i++) {
      const there = path.x[i] !== null && path.y[i] !== null;
      if (there) {
        data += (down ? "L" : "M") + path.x[i] + " " + path.y[i];
      }
      down = there;
    }
    return data;
  };

  const place = (mark, x, y) => {
    const there = x !== null && y !== null;
    mark.setAttribute("visibility", there ? "visible" : "hidden");
    if (there) {
      mark.setAttribute("transform", "translate(" + x + " " + y + ")");
    }
  };

  const map = (stack, plot, index) => plot.paths.forEach((path, i) => {
    const group = stack.querySelector('[data-path="' + i + '"]');
    const data = line(path, index);
    group.querySelector(".casing").setAttribute("d", data);
    group.querySelector(".path").setAttribute("d", data);
    const end = group.querySelector(".end");
    if (end) {
      place(end, path.x[index], path.y[index]);
    }
  });

  const curves = (stack, plot, index) => {
    place(stack.querySelector(".cursor"), plot.x[index], 0);
    const dots = stack.querySelectorAll(".dot");
    plot.curves.forEach((curve, i) => place(dots[i], curve.x[index], curve.y[index]));
  };

  const show = index => {
    const step = run.steps[index];
    moment.textContent = "step " + step + " of " + run.total;
    slider.setAttribute("aria-valuetext", moment.textContent);
    run.tracks.forEach((track, i) => {
      document.querySelector('[data-loss="' + i + '"]').textContent = written(track.loss[index]);
      document.querySelector('[data-norm="' + i + '"]').textContent = written(track.norm[index]);
    });
    run.plots.forEach((plot, i) => {
      if (plot.kind === "map") {
        map(stacks[i], plot, index);
      } else if (plot.kind === "curves") {
        curves(stacks[i], plot, index);
      }
    });
  };

  const stop = () => {
    clearInterval(timer);
    timer = 0;
    play.textContent = "▶";
    play.setAttribute("aria-label", "Play");
  };

  play.addEventListener("click", () => {
    if (timer) {
      stop();
      return;
    }
    const last = run.steps.length - 1;
    const begin = Number(slider.value) >= last ? 0 : Number(slider.value);
    const started = performance.now();
    play.textContent = "⏸";
    play.setAttribute("aria-label", "Pause");
    timer = setInterval(() => {
      // The whole run in ten seconds, however many steps it has.
      const index = Math.min(last, begin + Math.floor((performance.now() - started) / 10000 * last));
      slider.value = index;
      show(index);
      if (index === last) {
        stop();
      }
    }, 40);
  });
  slider.addEventListener("input", () => {
    stop();
    show(Number(slider.value));
  });
  show(Number(slider.value));
})();
