// The page: the list of its runs, and what listens to the reader.

const data = JSON.parse(byId('data').textContent);
view.rules = data.rules;
const OUTCOMES = { held: '✓', unsupported: '–', noted: 'i', warned: '!', failed: '✗', notDeterministic: '≠' };

function runElement(run, place) {
  const found = run.findings.map((finding) => finding.name).join(', ');
  const mark = element('span', { className: run.outcome, textContent: OUTCOMES[run.outcome] ?? '' });
  mark.setAttribute('role', 'img');
  mark.setAttribute('aria-label', run.outcome);
  const button = element('button', { type: 'button', onclick: () => openRun(place) }, mark, element('code', { textContent: run.id }), element('span', { textContent: found === '' ? run.title : `${run.title}: ${found}` }));
  button.dataset.run = place;
  return element('li', {}, button);
}

function listRuns() {
  const wanted = byId('run-search').value.toLowerCase();
  const shown = [...data.runs.entries()].filter(([, run]) => (!byId('run-faults').checked || run.findings.length > 0)
    && `${run.id} ${run.title} ${run.findings.map((finding) => finding.name).join(' ')}`.toLowerCase().includes(wanted));
  byId('run-list').replaceChildren(...shown.map(([place, run]) => runElement(run, place)));
  byId('run-count').textContent = `${shown.length} of ${data.runs.length}`;
  markCurrent();
}

function markCurrent() {
  for (const button of byId('run-list').querySelectorAll('button')) button.setAttribute('aria-current', String(data.runs[button.dataset.run] === view.runs[0]));
}

function openRun(place) {
  history.replaceState(null, '', `#${encodeURIComponent(data.runs[place].id)}`);
  showRun(data.runs[place], data.texts);
  markCurrent();
}

function summary() {
  if (data.runs.length === 1) return '';
  const counts = Object.keys(OUTCOMES).map((outcome) => [data.runs.filter((run) => run.outcome === outcome).length, outcome]).filter(([count]) => count > 0);
  return `${data.runs.length} runs: ${counts.map(([count, outcome]) => `${count} ${outcome === 'notDeterministic' ? 'not deterministic' : outcome}`).join(', ')}.`;
}

// The chart.

const scroll = byId('scroll');
const placeOn = (event) => ({ x: event.clientX - scroll.getBoundingClientRect().left + scroll.scrollLeft, y: event.clientY - byId('drawing').getBoundingClientRect().top });
scroll.addEventListener('scroll', draw, { passive: true });
byId('entries').addEventListener('scroll', draw, { passive: true });
new ResizeObserver(() => view.runs.length > 0 && draw()).observe(scroll);

byId('drawing').addEventListener('pointerdown', (event) => {
  const { x } = placeOn(event);
  if (event.pointerType === 'mouse') view.drag = [x, x];
});
window.addEventListener('pointermove', (event) => {
  if (view.drag === null) return;
  view.drag[1] = placeOn(event).x;
  draw();
});
window.addEventListener('pointerup', () => {
  if (view.drag === null) return;
  const [from, to] = view.drag;
  view.drag = null;
  if (Math.abs(from - to) > 6) showSpan(timeAt(view.axis, Math.min(from, to)), timeAt(view.axis, Math.max(from, to)));
  draw();
});
byId('drawing').addEventListener('click', (event) => {
  const { x, y } = placeOn(event);
  const hit = hitChart(view, x, y);
  if (hit !== null) select(hit.which, hit.entry, hit.lane, hit.place);
});

const CHART_KEYS = { ArrowRight: () => stepInLane(1), ArrowLeft: () => stepInLane(-1), ArrowDown: () => stepLane(1), ArrowUp: () => stepLane(-1), '+': () => zoomBy(1.5), '-': () => zoomBy(1 / 1.5), Escape: () => showSpan(0, whole().to) };
const SHIFTED = { ArrowRight: () => spanToSelected(false), ArrowLeft: () => spanToSelected(true) };
const LIST_KEYS = { ArrowDown: () => stepInList(1), ArrowUp: () => stepInList(-1), PageDown: () => stepInList(20), PageUp: () => stepInList(-20), Home: () => stepInList(-Infinity), End: () => stepInList(Infinity) };

function listenTo(id, keys, shifted = {}) {
  byId(id).addEventListener('keydown', (event) => {
    const act = event.shiftKey ? shifted[event.key] ?? keys[event.key] : keys[event.key];
    if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });
}

listenTo('scroll', CHART_KEYS, SHIFTED);
listenTo('entries', LIST_KEYS);
// Pressing selects already: a row that is drawn again before the button is released gets no click.
for (const press of ['mousedown', 'click']) byId('entries').addEventListener(press, selectPressed);

function selectPressed(event) {
  const row = event.target.closest('.entry');
  if (row === null || event.button !== 0) return;
  const pair = view.list[row.dataset.place];
  const isRight = pair.length > 1 && (pair[0] < 0 || (pair[1] >= 0 && event.target === row.lastElementChild));
  select(isRight ? 1 : 0, pair[isRight ? 1 : 0]);
}

// The controls.

for (const form of document.forms) form.addEventListener('submit', (event) => event.preventDefault());
byId('run-filter').addEventListener('input', listRuns);
byId('controls').addEventListener('input', () => {
  Object.assign(view, { isFolded: document.querySelector('input[name=scale]:checked').value === 'folded', allLanes: byId('all-lanes').checked, search: byId('entry-search').value });
  layOut();
});
byId('zoom-in').addEventListener('click', () => zoomBy(1.5));
byId('zoom-out').addEventListener('click', () => zoomBy(1 / 1.5));
byId('zoom-fit').addEventListener('click', fit);
byId('next-difference').addEventListener('click', nextDifference);
byId('span-clear').addEventListener('click', () => showSpan(0, whole().to));
window.addEventListener('hashchange', () => { const place = placeOfHash(); if (place >= 0 && data.runs[place] !== view.runs[0]) openRun(place); });
window.addEventListener('beforeprint', () => { view.isPrinting = true; fit(); drawNow(); });
window.addEventListener('afterprint', () => { view.isPrinting = false; view.zoom = 1; layOut(); });

function placeOfHash() {
  try {
    const wanted = decodeURIComponent(location.hash.slice(1));
    return data.runs.findIndex((run) => run.id === wanted);
  } catch {
    return -1; // an address that somebody mistyped
  }
}

document.title = data.title;
byId('page-title').textContent = data.title;
byId('page-summary').textContent = summary();
byId('runs').hidden = data.runs.length < 2;
byId('details').replaceChildren(...detailsOf(view));
if (data.runs.length > 1) listRuns();
if (data.runs.length > 0) {
  const fromHash = placeOfHash();
  const worst = data.runs.findIndex((run) => run.outcome === 'failed' || run.outcome === 'notDeterministic');
  showRun(data.runs[fromHash >= 0 ? fromHash : Math.max(0, worst)], data.texts);
  markCurrent();
  requestAnimationFrame(() => performance.mark('shown'));
}
