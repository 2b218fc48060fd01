// The entries as a list of which only the rows that are seen exist.

const LINE = 22;
const LANES = { s: 'step', c: 'client', a: 'attempt', w: 'wire', u: 'auth' };
const LONGEST = 400; // of a text in the list; all of it stands beside

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** The rows of the list: an entry each; of two runs the entries that both have side by side. */
function rowsOfList(view) {
  const wanted = view.search.toLowerCase();
  const isShown = (run, entry) => run.at[entry] >= view.span.from && run.at[entry] <= view.span.to
    && (wanted === '' || `${LANES[run.kinds[entry]]} ${run.texts[entry]}`.toLowerCase().includes(wanted));
  const [left, right] = view.runs;
  if (right === undefined) return [...left.at.keys()].filter((entry) => isShown(left, entry)).map((entry) => [entry]);
  return pairsOf(left, right).filter(([a, b]) => (a >= 0 && isShown(left, a)) || (b >= 0 && isShown(right, b)));
}

/** What differs stands alone; all else stands in the same order in both. */
function pairsOf(left, right) {
  const pairs = [];
  let a = 0;
  let b = 0;
  while (a < left.at.length || b < right.at.length) {
    const differsLeft = a < left.at.length && left.different.has(a);
    const differsRight = b < right.at.length && right.different.has(b);
    if (differsLeft && (!differsRight || left.at[a] <= right.at[b])) pairs.push([a++, -1]);
    else if (differsRight) pairs.push([-1, b++]);
    else pairs.push([a < left.at.length ? a++ : -1, b < right.at.length ? b++ : -1]);
  }
  return pairs;
}

function drawEntries(view, list, rows) {
  rows.style.height = `${view.list.length * LINE}px`;
  const first = Math.max(0, Math.floor(list.scrollTop / LINE) - 5);
  const count = view.isPrinting ? Math.min(view.list.length, 5000) : Math.ceil(list.clientHeight / LINE) + 10;
  const made = [];
  for (let place = view.isPrinting ? 0 : first; place < Math.min(view.list.length, first + count); place++) made.push(entryRow(view, place));
  rows.replaceChildren(...made);
  const current = view.placeOf(view.which, view.entry);
  const isMade = current >= first && current < first + count;
  if (isMade) list.setAttribute('aria-activedescendant', `entry-${current}`); else list.removeAttribute('aria-activedescendant');
}

function entryRow(view, place) {
  const pair = view.list[place];
  const isCurrent = pair[view.which] === view.entry && view.entry >= 0;
  const cells = pair.length === 1 ? cellsOf(view, 0, pair[0]) : pair.map((entry, which) => pairCell(view, which, entry));
  const row = element('div', { id: `entry-${place}`, className: pair.length === 1 ? 'entry' : 'entry pair' }, ...cells);
  row.style.top = `${place * LINE}px`;
  row.setAttribute('role', 'option');
  row.setAttribute('aria-selected', String(isCurrent));
  row.setAttribute('aria-setsize', view.list.length);
  row.setAttribute('aria-posinset', place + 1);
  row.dataset.place = place;
  return row;
}

const shortened = (text) => text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;

function cellsOf(view, which, entry) {
  const run = view.runs[which];
  const text = element('span', { textContent: shortened(run.texts[entry]), className: run.deciding.has(entry) ? 'decides' : '' });
  return [element('span', { className: 'at', textContent: clock(run.at[entry]) }), element('span', { className: 'lane', textContent: LANES[run.kinds[entry]] }), text];
}

function pairCell(view, which, entry) {
  if (entry < 0) return element('span', { textContent: '' });
  const run = view.runs[which];
  return element('span', { className: view.differs(which, entry) ? 'differs' : '', textContent: `${clock(run.at[entry]).padStart(10)}  ${LANES[run.kinds[entry]].padEnd(8)}${shortened(run.texts[entry])}` });
}
