// All that is known of an entry.

const LONGEST_JSON = 100_000; // longer frames are shown as they came

function detailsOf(view) {
  if (view.entry < 0) return [element('p', { className: 'dim', textContent: 'Choose an entry, in the list or on a lane.' })];
  const run = view.runs[view.which];
  const entry = view.entry;
  const heading = element('h3', { textContent: `${clock(run.at[entry])}  ${LANES[run.kinds[entry]]}` });
  const facts = element('dl', {}, ...factsOf(view, run, entry).flatMap(([name, ...values]) => [
    element('dt', { textContent: name }), element('dd', {}, ...values.map((value) => value instanceof Node ? value : element('div', { textContent: value }))),
  ]));
  return [heading, element('pre', { textContent: readable(run.texts[entry]), tabIndex: 0 }), facts, ...spanButton(view, run)];
}

/** A frame with its JSON on lines of its own. */
function readable(text) {
  const start = text.indexOf('{');
  if (start < 0 || text.length > LONGEST_JSON) return text;
  try {
    return `${text.slice(0, start).trimEnd()}\n${JSON.stringify(JSON.parse(text.slice(start)), null, 2)}`;
  } catch {
    return text;
  }
}

function factsOf(view, run, entry) {
  const slept = run.asleep.findLast(([from]) => from <= entry)?.[1] ?? 0;
  const state = (place) => run.lanes.find((lane) => lane.group === 'state').stretches.findLast(([from]) => from <= place)?.[3];
  const before = entry === 0 ? state(0) : state(entry - 1);
  const step = run.steps[entry];
  return [
    ['entry', `${entry + 1} of ${run.at.length}${view.runs.length > 1 ? `, ${run.client}` : ''}${view.differs(view.which, entry) ? ': the other run has none like it' : ''}`],
    ...(slept > 0 ? [['client’s clock', clock(run.at[entry] - slept)]] : []),
    ...(step === undefined ? [] : [['step', `${run.file}:${step[0]}`, element('code', { textContent: step[1] })]]),
    ['state', before === state(entry) ? before : `${before} → ${state(entry)}`],
    ...around(run, entry, 'attempts', 'attempt', (text, kind) => `${text}, ${kind}`),
    ...around(run, entry, 'path', 'path', (text) => text),
    ...around(run, entry, 'timers', 'timers', (text, kind, lane) => `${lane.name}: ${text}`),
    ...marksHere(run, entry, 'expectations', 'expectation', (mark) => `${SIGNS[mark[1]]} ${mark[2]}`),
    ...marksHere(run, entry, 'rules', 'rules', (mark, lane) => `${SIGNS[mark[1]]} ${lane.name}: ${view.rules[lane.name]?.[1] ?? ''}${mark[2] === undefined ? '' : ` — ${mark[2]}`}`),
  ].filter((fact) => fact.length > 1);
}

/** What goes on at an entry on the lanes of a group. */
function around(run, entry, group, name, tell) {
  const told = run.lanes.filter((lane) => lane.group === group).flatMap((lane) => {
    const stretch = lane.stretches[firstAt(reachOf(lane), entry + 1)];
    return stretch !== undefined && stretch[0] <= entry ? [tell(stretch[3], stretch[2], lane)] : [];
  });
  return told.length === 0 ? [] : [[name, ...told]];
}

function marksHere(run, entry, group, name, tell) {
  const told = run.lanes.filter((lane) => lane.group === group).flatMap((lane) => {
    const place = firstAt(markEntries(lane), entry);
    return lane.marks.slice(place).slice(0, 5).filter((mark) => mark[0] === entry).map((mark) => tell(mark, lane));
  });
  return told.length === 0 ? [] : [[name, ...told]];
}

/** Of a stretch that was chosen: what it is, and the button that shows only it. */
function spanButton(view, run) {
  if (view.chosen === null) return [];
  const [from, to, kind, text] = view.chosen.lane.stretches[view.chosen.place];
  const [begin, end] = [run.at[from], to < run.at.length ? run.at[to] : run.end];
  const button = element('button', { type: 'button', textContent: 'show only this', onclick: () => showSpan(begin, end) });
  return [element('p', {}, `${view.chosen.lane.name}: ${text} (${kind}), ${clock(begin)} to ${clock(end)}, ${lengthOf(end - begin)} `, button)];
}
