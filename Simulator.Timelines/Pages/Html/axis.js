// Where each entry stands. Entries of one instant stand side by side; between instants time runs on a folded scale, so that 50 ms and 5 minutes are both seen, or on a true one.

const STEP = 10; // between two entries of an instant
const MARGIN = 24;
const FOLD = 2000; // from so many milliseconds on without an entry a stretch is folded

/** The width of a quiet stretch: it grows with the logarithm of its length, and no more beyond a minute. */
const foldedGap = (milliseconds) => 12 + 8.5 * Math.log2(1 + Math.min(milliseconds, 60_000) / 25);

/** The instants of all runs within a span of time, in order, each with the number of entries that the fullest run has then. */
function instantsOf(runs, span) {
  const places = runs.map((run) => firstAt(run.at, span.from));
  const instants = [{ at: span.from, entries: 1 }];
  for (;;) {
    let at = Infinity;
    runs.forEach((run, which) => { if (places[which] < run.at.length && run.at[places[which]] < at) at = run.at[places[which]]; });
    if (at > span.to) break;
    let entries = 0;
    runs.forEach((run, which) => {
      const start = places[which];
      while (places[which] < run.at.length && run.at[places[which]] === at) places[which]++;
      entries = Math.max(entries, places[which] - start);
    });
    if (at === span.from) instants[0].entries = Math.max(1, entries);
    else instants.push({ at, entries });
  }
  if (instants.at(-1).at < span.to) instants.push({ at: span.to, entries: 1 });
  return instants;
}

/** The first place in a sorted list that is not below a value. */
function firstAt(sorted, value) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1; else high = middle;
  }
  return low;
}

/** The axis: instants with where they start and end, where each entry of each run stands, and the folded stretches. */
function makeAxis(runs, span, isFolded, zoom) {
  const instants = instantsOf(runs, span);
  const starts = new Float64Array(instants.length);
  const times = new Float64Array(instants.length);
  const scale = zoom * 1200 / Math.max(1, span.to - span.from);
  let x = MARGIN;
  instants.forEach((instant, place) => {
    const gap = place === 0 ? 0 : instant.at - instants[place - 1].at;
    if (place > 0) x += isFolded ? foldedGap(gap) * zoom : gap * scale;
    starts[place] = x;
    times[place] = instant.at;
    if (isFolded) x += (instant.entries - 1) * STEP * zoom;
  });
  const xs = runs.map((run) => placesOf(run, times, starts, isFolded ? STEP * zoom : 0));
  return { times, starts, xs, isFolded, span, width: x + 2 * MARGIN };
}

/** Where each entry of a run stands, and behind them its end; entries outside of the span stand outside, too. */
function placesOf(run, times, starts, step) {
  const xs = new Float64Array(run.at.length + 1);
  let instant = 0;
  let inside = 0;
  for (let entry = 0; entry <= run.at.length; entry++) {
    const at = entry < run.at.length ? run.at[entry] : run.end;
    if (at < times[0]) { xs[entry] = -1; continue; }
    if (at > times.at(-1)) { xs[entry] = Infinity; continue; }
    const before = instant;
    while (times[instant] < at) instant++;
    inside = before === instant && entry > 0 && run.at[entry - 1] === at ? inside + 1 : 0;
    xs[entry] = starts[instant] + (entry < run.at.length ? inside * step : 0);
  }
  xs[run.at.length] = Math.max(xs[run.at.length], xs[Math.max(0, run.at.length - 1)]);
  return xs;
}

/** The time that belongs to a place on the axis. */
function timeAt(axis, x) {
  const place = Math.max(0, Math.min(axis.starts.length - 1, firstAt(axis.starts, x) - 1));
  const [from, to] = [axis.starts[place], axis.starts[place + 1] ?? axis.starts[place]];
  return to === from ? axis.times[place] : axis.times[place] + (axis.times[place + 1] - axis.times[place]) * Math.min(1, Math.max(0, (x - from) / (to - from)));
}

const pad = (number, width) => String(number).padStart(width, '0');

/** A time as logs have it: seconds with milliseconds, hours and minutes before them where there are any. */
function clock(milliseconds) {
  const total = Math.round(milliseconds);
  const minutes = Math.floor(total / 60_000);
  const seconds = `${Math.floor(total / 1000) % 60}.${pad(total % 1000, 3)}`;
  if (minutes === 0) return seconds;
  const rest = `${pad(Math.floor(total / 1000) % 60, 2)}.${pad(total % 1000, 3)}`;
  return minutes < 60 ? `${minutes}m${rest}` : `${Math.floor(minutes / 60)}h${pad(minutes % 60, 2)}m${rest}`;
}

/** A length of time in as few letters as say it. */
function lengthOf(milliseconds) {
  const total = Math.round(milliseconds);
  if (total < 1000) return `${total} ms`;
  if (total < 60_000) return `${total / 1000} s`;
  const minutes = Math.floor(total / 60_000);
  const seconds = Math.round(total % 60_000 / 1000);
  return minutes < 60 ? `${minutes} min${seconds > 0 ? ` ${seconds} s` : ''}` : `${Math.floor(minutes / 60)} h${minutes % 60 > 0 ? ` ${minutes % 60} min` : ''}`;
}
