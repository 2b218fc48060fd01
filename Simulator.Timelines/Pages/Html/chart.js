// Draws the part of the lanes that is seen, and no more: a log may have a hundred thousand entries.

const SVG = 'http://www.w3.org/2000/svg';
const ROW = 24;
const HEAD = 34;
const SIGNS = {
  step: '◆', call: '▸', world: '◇', missed: '✕', stopped: '■',
  announces: '»', error: '!', event: '•', online: '↑', offline: '↓',
  received: '↓', sent: '↑', heartbeatReceived: '↓', heartbeatSent: '↑',
  failed: '✕', closed: '■', givenUp: '□',
  subscribe: '+', unsubscribe: '−', trigger: '↑', message: '•',
  held: '✓', broken: '✗', notAsked: '·',
};

function svg(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

/** The rows of the chart: a heading where two runs are compared, then the lanes of each. */
function rowsOfChart(view) {
  return view.runs.flatMap((run, which) => [
    ...(view.runs.length > 1 ? [{ heading: `${run.client}` }] : []),
    ...run.lanes.filter((lane) => view.allLanes || !lane.minor).map((lane) => ({ lane, which })),
  ]);
}

/** The greatest end of all stretches up to each: what may reach into the part that is seen, arcs included. */
function reachOf(lane) {
  let most = -1;
  return lane.reach ??= Int32Array.from(lane.stretches, (stretch) => (most = Math.max(most, stretch[1])));
}

const markEntries = (lane) => lane.entries ??= Int32Array.from(lane.marks, (mark) => mark[0]);

function drawChart(view, drawing, from, width) {
  const parts = [svg('rect', { class: 'row', x: 0, y: 0, width, height: HEAD - 1 })];
  drawTimes(view.axis, from, width, HEAD + view.rows.length * ROW, parts);
  view.rows.forEach((row, place) => {
    const y = HEAD + place * ROW;
    if (row.heading !== undefined) {
      parts.push(svg('rect', { class: 'run-line', x: 0, y, width, height: ROW }));
      return;
    }
    parts.push(svg('rect', { class: 'row', x: 0, y, width, height: ROW }));
    drawLane(view, row, y, from, width, parts);
  });
  drawCursor(view, from, HEAD + view.rows.length * ROW, parts);
  drawing.setAttribute('width', width);
  drawing.setAttribute('height', HEAD + view.rows.length * ROW);
  drawing.replaceChildren(...parts);
}

/** Times above the lanes where there is room, and a dashed line through what is folded. */
function drawTimes(axis, from, width, height, parts) {
  let free = -Infinity;
  const first = Math.max(0, firstAt(axis.starts, from - 100) - 1);
  for (let place = first; place < axis.starts.length && axis.starts[place] < from + width; place++) {
    const x = axis.starts[place] - from;
    const before = place > 0 ? axis.times[place] - axis.times[place - 1] : 0;
    if (axis.isFolded && before >= FOLD) {
      const middle = (x + axis.starts[place - 1] - from) / 2;
      const room = x - (axis.starts[place - 1] - from);
      parts.push(svg('line', { class: 'fold', x1: middle, x2: middle, y1: HEAD, y2: height }));
      if (room > 50) parts.push(svg('text', { class: 'time', x: middle, y: 28, 'text-anchor': 'middle' }, lengthOf(before)));
    }
    if (x >= free) {
      const text = clock(axis.times[place]);
      parts.push(svg('text', { x, y: 13 }, text), svg('line', { class: 'fold', x1: x, x2: x, y1: 16, y2: HEAD }));
      free = x + text.length * 6.5 + 10;
    }
  }
}

function drawLane(view, { lane, which }, y, from, width, parts) {
  const xs = view.axis.xs[which];
  const firstSeen = firstAt(xs, from);
  let drawn = -Infinity;
  for (let place = firstAt(reachOf(lane), firstSeen); place < lane.stretches.length; place++) {
    const [begin, end, kind, text] = lane.stretches[place];
    const left = Math.max(xs[begin] - from, -20);
    if (left > width) break;
    const right = Math.min(xs[end] - from, width + 20, view.axis.width - MARGIN - from);
    if (right < 0 || right <= drawn) continue;
    drawn = kind === 'arc' ? drawn : Math.floor(right);
    drawStretch(kind, text, left, Math.max(right, left + 1.5), y, view.isChosen(which, lane, place), parts);
  }
  const entries = markEntries(lane);
  let last = -Infinity;
  for (let place = firstAt(entries, firstSeen); place < entries.length; place++) {
    const x = xs[entries[place]] - from;
    if (x > width) break;
    const kind = lane.marks[place][1];
    if (x < last + 4 && kind !== 'broken') continue;
    last = x;
    if (view.differs(which, entries[place])) parts.push(svg('rect', { class: 'differs', x: x - 6, y: y + 3, width: 12, height: ROW - 6, rx: 3 }));
    parts.push(svg('text', { class: `sign ${kind}`, x, y: y + 16 }, SIGNS[kind] ?? '•'));
  }
}

function drawStretch(kind, text, left, right, y, isChosen, parts) {
  if (kind === 'arc') {
    const height = Math.min(ROW - 4, 6 + (right - left) / 8);
    parts.push(svg('path', { class: 'arc', d: `M ${left} ${y + ROW - 4} C ${left} ${y + ROW - 4 - height}, ${right} ${y + ROW - 4 - height}, ${right} ${y + ROW - 4}` }));
    return;
  }
  const style = isChosen ? 'stroke: var(--blue); stroke-width: 2' : '';
  parts.push(svg('rect', { class: `stretch ${kind}`, x: left, y: y + 3, width: right - left, height: ROW - 6, rx: 3, style }));
  const room = Math.floor((right - Math.max(left, 0) - 8) / 6.2);
  if (room >= 3) parts.push(svg('text', { x: Math.max(left, 0) + 4, y: y + 16 }, text.length <= room ? text : `${text.slice(0, room - 1)}…`));
}

function drawCursor(view, from, height, parts) {
  if (view.drag !== null) parts.push(svg('rect', { class: 'drag', x: Math.min(...view.drag) - from, y: 0, width: Math.abs(view.drag[0] - view.drag[1]), height }));
  if (view.entry < 0) return;
  const x = view.axis.xs[view.which][view.entry] - from;
  if (Number.isFinite(x)) parts.push(svg('line', { class: 'cursor', x1: x, x2: x, y1: HEAD, y2: height }));
}

/** What lies under a place of the chart: a lane with the mark or the stretch that is nearest. */
function hitChart(view, x, y) {
  const row = view.rows[Math.floor((y - HEAD) / ROW)];
  if (row?.lane === undefined) return null;
  const { lane, which } = row;
  const xs = view.axis.xs[which];
  const marks = markEntries(lane);
  const behind = firstAt(marks, firstAt(xs, x));
  const near = [behind - 1, behind].filter((place) => place >= 0 && place < marks.length).sort((a, b) => Math.abs(xs[marks[a]] - x) - Math.abs(xs[marks[b]] - x))[0];
  if (near !== undefined && Math.abs(xs[marks[near]] - x) < 8) return { which, entry: Math.min(marks[near], view.runs[which].at.length - 1), lane };
  const place = lane.stretches.findIndex((stretch) => stretch[2] !== 'arc' && xs[stretch[0]] <= x && x <= xs[stretch[1]]);
  return place < 0 ? null : { which, entry: lane.stretches[place][0], lane, place };
}
