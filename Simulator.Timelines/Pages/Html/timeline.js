// One run, or two that are compared: what is selected, and what moves the selection.

const byId = (id) => document.getElementById(id);
const view = {
  runs: [], rules: {}, which: 0, entry: -1, lane: null, chosen: null, span: { from: 0, to: 0 }, axis: null, rows: [], list: [],
  allLanes: false, isFolded: true, zoom: 1, search: '', drag: null, isPrinting: false,
  differs: (which, entry) => view.runs[which].different.has(entry),
  isChosen: (which, lane, place) => view.chosen !== null && view.which === which && view.chosen.lane === lane && view.chosen.place === place,
  placeOf: (which, entry) => view.list.findIndex((pair) => pair[which] === entry),
};

/** Shows a run, beside the one that it is compared with, if there is one. */
function showRun(run, texts) {
  view.runs = (run.against === undefined ? [run] : [run, run.against]).map((shown) => unpack(shown, texts));
  Object.assign(view, { which: 0, entry: -1, lane: null, chosen: null, search: '', zoom: 1, span: whole() });
  byId('entry-search').value = '';
  byId('next-difference').hidden = view.runs.every((shown) => shown.different.size === 0);
  byId('run-title').textContent = `${run.id}: ${run.title}`;
  byId('run-about').textContent = aboutRun(run);
  byId('run-findings').replaceChildren(...run.findings.map(findingElement));
  byId('scroll').scrollLeft = 0;
  byId('entries').scrollTop = 0;
  layOut();
  const decisive = run.findings.find((finding) => finding.entry >= 0 && finding.level !== 'info');
  if (decisive !== undefined) select(0, Math.min(decisive.entry, run.at.length - 1));
}

const whole = () => ({ from: 0, to: Math.max(...view.runs.map((run) => run.end)) });

function aboutRun(run) {
  const parts = [run.why, `${run.at.length.toLocaleString('en')} entries in ${lengthOf(run.end)}, client ${run.client}, fingerprint ${run.fingerprint}.`];
  if (run.against !== undefined) parts.push(run.different.size + run.against.different.size === 0 ? `The log of ${run.against.client} is the same.` : `Compared with ${run.against.client}: ${run.different.size + run.against.different.size} entries differ.`);
  if (run.repeat !== '') parts.push(`Again: ${run.repeat}`);
  return parts.filter((part) => part !== '').join(' ');
}

function findingElement(finding) {
  const told = ` ${finding.sentence} Expected: ${finding.expected}. Actual: ${finding.actual}.`;
  const name = finding.entry < 0
    ? element('strong', { textContent: finding.name })
    : element('button', { type: 'button', textContent: finding.name, onclick: () => select(0, Math.min(finding.entry, view.runs[0].at.length - 1)) });
  name.classList.add(finding.level);
  return element('li', {}, name, told);
}

/** Computes what is shown where, then draws. */
function layOut() {
  view.rows = rowsOfChart(view);
  view.list = rowsOfList(view);
  view.axis = makeAxis(view.runs, view.span, view.isFolded, view.zoom);
  byId('width').style.width = `${view.axis.width}px`;
  let before = '';
  const names = view.rows.map((row) => {
    const name = row.heading ?? row.lane.name;
    const shown = name === before ? '' : name;
    before = name;
    return element('div', { textContent: shown, title: row.lane && view.rules[name] ? view.rules[name][1] : name, className: row.heading === undefined ? '' : 'run' });
  });
  byId('lane-names').replaceChildren(element('div', { textContent: '', style: `height: ${HEAD}px` }), ...names);
  byId('span-shown').hidden = view.span.from === 0 && view.span.to === whole().to;
  byId('span-text').textContent = `${clock(view.span.from)} to ${clock(view.span.to)}`;
  draw();
}

let isDue = false;

/** Draws once before the next frame, however often it is asked for. */
function draw() {
  if (isDue) return;
  isDue = true;
  requestAnimationFrame(drawNow);
}

function drawNow() {
  isDue = false;
  const scroll = byId('scroll');
  drawChart(view, byId('drawing'), scroll.scrollLeft, scroll.clientWidth);
  drawEntries(view, byId('entries'), byId('rows'));
  [...byId('lane-names').children].slice(1).forEach((name, place) => name.classList.toggle('current', view.rows[place]?.lane !== undefined && view.rows[place].lane === view.lane));
}

/** Selects an entry, and brings it into sight. */
function select(which, entry, lane = null, place = undefined) {
  Object.assign(view, { which, entry, lane, chosen: place === undefined ? null : { lane, place } });
  byId('details').replaceChildren(...detailsOf(view));
  const x = view.axis.xs[which][entry];
  const scroll = byId('scroll');
  if (Number.isFinite(x) && (x < scroll.scrollLeft + 30 || x > scroll.scrollLeft + scroll.clientWidth - 30)) scroll.scrollLeft = x - scroll.clientWidth / 3;
  const list = byId('entries');
  const top = view.placeOf(which, entry) * LINE;
  if (top >= 0 && (top < list.scrollTop || top > list.scrollTop + list.clientHeight - LINE)) list.scrollTop = top - list.clientHeight / 3;
  draw();
}

/** Shows a span of time only, in every lane and in the list. */
function showSpan(from, to) {
  view.span = { from: Math.min(from, to), to: Math.max(from, to) };
  byId('scroll').scrollLeft = 0;
  layOut();
}

function zoomBy(factor) {
  const scroll = byId('scroll');
  const middle = timeAt(view.axis, scroll.scrollLeft + scroll.clientWidth / 2);
  view.zoom = Math.min(view.isFolded ? 8 : 10_000, Math.max(.001, view.zoom * factor));
  layOut();
  scroll.scrollLeft = view.axis.starts[Math.max(0, firstAt(view.axis.times, middle))] - scroll.clientWidth / 2;
}

/** All of the span within the width that there is. */
function fit() {
  view.zoom = 1;
  layOut();
  const room = byId('scroll').clientWidth - 3 * MARGIN;
  view.zoom = room / Math.max(1, view.axis.width - 3 * MARGIN);
  layOut();
}

// Keys: left and right go to the next entry of the lane, or of all; up and down to another lane.

function stepInList(by) {
  const place = view.placeOf(view.which, view.entry);
  const next = view.list[Math.max(0, Math.min(view.list.length - 1, place < 0 ? 0 : place + by))];
  if (next === undefined) return;
  const which = next[view.which] >= 0 ? view.which : 1 - view.which;
  select(which, next[which]);
}

function stepInLane(by) {
  if (view.lane === null) return stepInList(by);
  const entries = [...new Set([...view.lane.marks.map((mark) => mark[0]), ...view.lane.stretches.map((stretch) => stretch[0])])].filter((entry) => entry < view.runs[view.which].at.length).sort((a, b) => a - b);
  const place = by > 0 ? firstAt(entries, view.entry + 1) : firstAt(entries, view.entry) - 1;
  if (entries[place] !== undefined) select(view.which, entries[place], view.lane);
}

function stepLane(by) {
  const lanes = view.rows.filter((row) => row.lane !== undefined);
  const place = lanes.findIndex((row) => row.lane === view.lane);
  const next = lanes[Math.max(0, Math.min(lanes.length - 1, place + by))];
  if (next !== undefined) select(next.which, Math.max(0, next.which === view.which ? view.entry : 0), next.lane);
}

/** Shift with an arrow lets the span begin or end at the selected entry. */
function spanToSelected(isEnd) {
  const at = view.runs[view.which].at[Math.max(0, view.entry)];
  showSpan(isEnd ? view.span.from : at, isEnd ? at : view.span.to);
}

function nextDifference() {
  const place = view.placeOf(view.which, view.entry);
  const differs = ([a, b]) => a < 0 || b < 0;
  const next = view.list.findIndex((pair, at) => at > place && differs(pair));
  const found = next < 0 ? view.list.findIndex(differs) : next;
  if (found < 0) return;
  const which = view.list[found][0] >= 0 ? 0 : 1;
  select(which, view.list[found][which]);
}
