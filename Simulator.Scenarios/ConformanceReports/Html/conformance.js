'use strict';

// The data: clients (name, cells: places in ‘cells’), rules, scenarios, cells, logs. Written by ConformancePage.cs.
const data = JSON.parse(document.getElementById('data').textContent);
const GRADES = ['held', 'notExercised', 'unsupported', 'choice', 'broken', 'notControlled'];
const MARKS = { held: '✓', notExercised: '·', unsupported: '–', choice: '~', broken: '✗', notControlled: '?' };
const WORDS = { held: 'held', notExercised: 'not exercised', unsupported: 'not supported', choice: 'done otherwise', broken: 'broken', notControlled: 'not controlled' };
const view = { rows: 'rules', rule: '', search: '', faults: false, sort: -1, up: true };
const byId = (id) => document.getElementById(id);

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// What a cell says.

const caseOf = (client, scenario) => data.cells[client.cells[scenario]];
const gradeOfRule = (cell, rule) => GRADES[cell.rules.charCodeAt(rule) - 48];
const rank = (grade) => GRADES.indexOf(grade);

/** A rule over all scenarios: the worst of it, and how often. */
function tally(client, rule) {
  const counts = Object.fromEntries(GRADES.map((grade) => [grade, 0]));
  for (const place of client.cells) counts[gradeOfRule(data.cells[place], rule)]++;
  const grade = ['broken', 'choice', 'held', 'unsupported'].find((worse) => counts[worse] > 0) ?? 'notExercised';
  return { grade, count: counts[grade] };
}

function cellOf(row, client) {
  if (view.rows === 'rules') return tally(client, row.place);
  const cell = caseOf(client, row.place);
  return { grade: view.rule === '' ? cell.grade : gradeOfRule(cell, Number(view.rule)), count: 0 };
}

// The rows that are left.

function rowsOf() {
  const all = view.rows === 'rules'
    ? data.rules.map((rule, place) => ({ place, name: rule.id, about: `${rule.level}: ${rule.sentence}` }))
    : data.scenarios.map((scenario, place) => ({ place, name: scenario.id, about: scenario.title }));
  const wanted = view.search.toLowerCase();
  const rows = all
    .filter((row) => `${row.name} ${row.about}`.toLowerCase().includes(wanted))
    .filter((row) => view.rows !== 'rules' || view.rule === '' || row.place === Number(view.rule))
    .map((row) => ({ ...row, cells: data.clients.map((client) => cellOf(row, client)) }))
    .filter((row) => view.rows === 'rules' || view.rule === '' || row.cells.some((cell) => cell.grade !== 'notExercised'))
    .filter((row) => !view.faults || row.cells.some((cell) => rank(cell.grade) >= rank('broken')));
  return sorted(rows);
}

function sorted(rows) {
  const direction = view.up ? 1 : -1;
  const { sort } = view;
  return sort < 0
    ? (view.up ? rows : rows.reverse())
    : rows.sort((a, b) => direction * (rank(b.cells[sort].grade) - rank(a.cells[sort].grade) || b.cells[sort].count - a.cells[sort].count) || a.place - b.place);
}

// The table.

function head() {
  const names = [view.rows === 'rules' ? 'rule' : 'scenario', ...data.clients.map((client) => client.name.replace('@', '\n'))];
  return element('tr', {}, ...names.map((name, place) => {
    const cell = element('th', { scope: 'col' }, element('button', { type: 'button', textContent: name, onclick: () => sortBy(place - 1) }));
    if (view.sort === place - 1) cell.setAttribute('aria-sort', view.up ? 'ascending' : 'descending');
    return cell;
  }));
}

function sortBy(place) {
  view.up = view.sort === place ? !view.up : true;
  view.sort = place;
  draw();
}

function rowElement(row) {
  const about = element('th', { scope: 'row' }, element('code', { textContent: row.name }), element('small', { textContent: row.about }));
  return element('tr', {}, about, ...row.cells.map((cell, client) => {
    const count = view.rows === 'rules' && (cell.grade === 'broken' || cell.grade === 'choice') ? ` ${cell.count}` : '';
    const button = element('button', { type: 'button', className: cell.grade, textContent: MARKS[cell.grade] + count, onclick: () => choose(row, client) });
    button.setAttribute('aria-label', `${row.name}, ${data.clients[client].name}: ${WORDS[cell.grade]}${count && ` in ${cell.count} scenarios`}`);
    return element('td', {}, button);
  }));
}

function draw() {
  const rows = rowsOf();
  const table = byId('matrix');
  table.tHead.replaceChildren(head());
  table.tBodies[0].replaceChildren(...rows.map(rowElement));
  byId('none').hidden = rows.length > 0;
  byId('rule').value = view.rule;
  document.querySelector(`input[name=rows][value=${view.rows}]`).checked = true;
}

/** From a rule to its scenarios, from a scenario to its run. */
function choose(row, client) {
  if (view.rows === 'scenarios') return openRun(row.place, client);
  Object.assign(view, { rows: 'scenarios', rule: String(row.place), search: '', sort: client, up: true });
  byId('search').value = '';
  draw();
  document.querySelector('tbody button')?.focus();
}

// One run.

function openRun(scenario, client) {
  const { id, title, why, file, line } = data.scenarios[scenario];
  const cell = caseOf(data.clients[client], scenario);
  byId('run-title').textContent = `${data.clients[client].name} in ${id}: ${WORDS[cell.grade]}`;
  byId('run-why').textContent = `${title}. ${why} (${file}:${line})`;
  byId('run-client').textContent = data.clients[client].name;
  byId('run-findings').replaceChildren(...cell.findings.map((finding) => findingElement(finding, file)), ...unsupported(cell));
  byId('run-difference').textContent = cell.differs < 0 ? 'Both logs are equal.' : `The logs differ first in line ${cell.skipped === 0 ? cell.differs + 1 : cell.differs + cell.skipped}, which is marked.`;
  const decides = new Set(cell.findings.map((finding) => finding.entry));
  byId('run-timeline').replaceChildren(...timelineLink(data.clients[client], cell, id));
  fill(byId('run-log'), data.logs[cell.log], cell, decides);
  fill(byId('run-reference'), data.logs[cell.reference], cell, new Set());
  byId('run').showModal();
  for (const log of document.querySelectorAll('.logs pre')) log.scrollTop = Math.max(0, (log.querySelector('.differs')?.offsetTop ?? 0) - log.offsetTop - 60);
}

function findingElement(finding, file) {
  const grade = element('span', { className: finding.grade, textContent: `${MARKS[finding.grade]} ${finding.name} ` });
  const source = finding.source === '' ? [] : [element('pre', { textContent: finding.source })];
  const known = finding.known ? [element('span', { className: 'dim', textContent: 'known. ' })] : [];
  return element('li', {}, grade, ...known, `${finding.sentence} `, element('br'), `Expected: ${finding.expected}. Actual: ${finding.actual}. `,
    element('br'), element('span', { className: 'dim', textContent: `${file}:${finding.line} ` }), ...source);
}

const unsupported = (cell) => cell.unsupported.map((what) => element('li', { className: 'unsupported', textContent: `– not supported, and left out: ${what}` }));

/** Where something was found there is a timeline of both runs. */
function timelineLink(client, cell, id) {
  return cell.findings.length === 0 ? [] : [element('a', { href: `${client.timelines}#${encodeURIComponent(id)}`, textContent: 'both runs as a timeline' })];
}

function fill(log, lines, cell, decides) {
  log.replaceChildren(...lines.map((line, place) => {
    const kinds = ['line', place === cell.differs ? 'differs' : '', decides.has(place) ? 'decides' : ''];
    return element('span', { className: kinds.join(' ').trim(), textContent: line === '' ? ' ' : line });
  }));
}

/** The names of clients, each with the number of its releases. */
function clientsInWords() {
  const names = data.clients.map((client) => client.name.split('@')[0]);
  return [...new Set(names)].map((name) => {
    const count = names.filter((other) => other === name).length;
    return count === 1 ? data.clients[names.indexOf(name)].name : `${name} (${count} releases)`;
  }).join(', ');
}

// Keys and filters.

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

byId('matrix').addEventListener('keydown', (event) => {
  const step = STEPS[event.key];
  const cell = event.target.closest('td, th');
  if (step === undefined || cell === null) return;
  const row = byId('matrix').rows[cell.parentElement.rowIndex + step[0]];
  const next = row?.cells[cell.cellIndex + step[1]]?.querySelector('button');
  if (next === undefined || next === null) return;
  event.preventDefault();
  next.focus();
});

byId('filters').addEventListener('submit', (event) => event.preventDefault());
byId('filters').addEventListener('input', () => {
  Object.assign(view, { rows: document.querySelector('input[name=rows]:checked').value, rule: byId('rule').value, search: byId('search').value, faults: byId('faults').checked });
  if (view.sort >= data.clients.length) view.sort = -1;
  draw();
});

byId('clients').textContent = clientsInWords();
byId('summary').textContent = `${data.scenarios.length} scenarios, ${data.rules.length} rules. The same scenario files are played to each client ${data.tolerance ? `in real time, on real sockets, with a tolerance of ${data.tolerance}` : 'in virtual time'}.`;
byId('rule').append(...data.rules.map((rule, place) => element('option', { value: place, textContent: rule.id })));
draw();
