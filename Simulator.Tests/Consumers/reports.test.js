'use strict';

// Each report is read by a tool that consumes it: a parser of TAP, the validator of SARIF, a converter of JUnit XML, the schema of OpenTelemetry.

const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { test, before, after } = require('node:test');

const root = path.join(__dirname, '../..');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'reports-'));
const file = (name) => path.join(folder, name);
const tool = (name, ...words) => execFileSync(path.join(__dirname, 'node_modules/.bin', name), words, { cwd: folder, encoding: 'utf8' });
const nasty = '</failure> ]]> "quotes" <b>&amp; ::error::x | `code` # not ok \u001b[31m \u202Egnirts';
/** Writes a run for another tool; a scenario whose run breaks something is written, too. */
const show = (scenario, format) => {
  try {
    execFileSync('dotnet', ['run', '--no-build', '--project', 'Simulator.Scenarios', '--', 'show', scenario, '--export', format], { cwd: root, stdio: 'ignore' });
  } catch (error) {
    assert.equal(error.status, 1);
  }
};
let printed;
let counts;

/** Scenarios of which some fail, and one whose texts are hostile. */
before(() => {
  fs.mkdirSync(file('scenarios'));
  fs.writeFileSync(file('scenarios/nasty.json'), JSON.stringify({ title: nasty, why: nasty, steps: [{ at: '0s', client: { subscribe: 'news' } }, { at: '1s', note: nasty, raw: nasty }], until: '5s', expect: [{ received: { channel: 'news', event: nasty } }] }));
  const formats = ['junit', 'trx', 'tap', 'sarif', 'json-lines', 'summary'].flatMap((format) => ['--report', `${format}=${file(`results.${format}`)}`]);
  const words = ['run', '--no-build', '--project', 'Simulator.Scenarios', '--', 'run', 'scenarios/sequences', file('scenarios'), '--client', 'pusher-js-8', '--quiet', '--report', 'github', ...formats];
  try {
    execFileSync('dotnet', words, { cwd: root, encoding: 'utf8' });
    assert.fail('nothing fails');
  } catch (error) {
    if (error.status !== 1) throw error;
    printed = error.stdout;
  }
  const lines = fs.readFileSync(file('results.json-lines'), 'utf8').trim().split('\n').map((line) => JSON.parse(line));
  counts = lines.at(-1);
  assert.equal(lines.filter((line) => line.type === 'scenario').length, counts.scenarios);
});
after(() => fs.rmSync(folder, { recursive: true }));

test('TAP is read by tap-parser', () => {
  const { Parser } = require('tap-parser');
  const parsed = Parser.parse(fs.readFileSync(file('results.tap'), 'utf8'));
  const asserts = parsed.filter(([kind]) => kind === 'assert').map(([, one]) => one);
  assert.equal(asserts.length, counts.scenarios);
  assert.equal(asserts.filter((one) => !one.ok).length, counts.failed);
  assert.equal(parsed.filter(([kind]) => kind === 'extra').length, 0);
});

test('SARIF is valid, as its own validator says', () => {
  const told = tool('sarif-multitool', 'validate', file('results.sarif'));
  assert.match(told, /Analysis completed successfully/);
  assert.doesNotMatch(told, /: error /);
});

test('JUnit XML is converted test by test', () => {
  tool('junit-to-ctrf', file('results.junit'), '-o', file('ctrf.json'));
  const { summary } = JSON.parse(fs.readFileSync(file('ctrf.json'), 'utf8')).results;
  assert.deepEqual([summary.tests, summary.failed], [counts.scenarios, counts.failed]);
});

test('Annotations of GitHub stand on a line each, with file and line', () => {
  const lines = printed.split('\n').filter((line) => line.startsWith('::'));
  assert.ok(lines.length >= counts.failed);
  for (const line of lines) assert.match(line, /^::(error|warning|notice) file=[^,:]+,line=\d+,title=[^,:]+::.+$/);
});

test('A sequence diagram is read by Mermaid, whatever the texts are', async () => {
  for (const scenario of ['scenarios/sequences/internet-disappears.json', file('scenarios/nasty.json')]) {
    show(scenario, `mermaid=${file('run.mmd')}`);
    const { default: mermaid } = await import('mermaid');
    assert.equal((await mermaid.parse(fs.readFileSync(file('run.mmd'), 'utf8'))).diagramType, 'sequence');
  }
});

test('Spans are what OpenTelemetry says a request of them is', () => {
  const { opentelemetry } = require('@opentelemetry/otlp-transformer/build/src/generated/root.js');
  const Request = opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
  for (const scenario of ['scenarios/sequences/internet-disappears.json', file('scenarios/nasty.json')]) {
    show(scenario, `otlp=${file('run.otlp')}`);
    const told = JSON.parse(fs.readFileSync(file('run.otlp'), 'utf8'));
    // In OTLP's JSON ids are hexadecimal; all else is protobuf's own JSON, where bytes are base64.
    const { spans } = told.resourceSpans[0].scopeSpans[0];
    for (const span of spans) for (const id of ['traceId', 'spanId', 'parentSpanId']) span[id] = Buffer.from(span[id], 'hex').toString('base64');
    const read = Request.fromObject(told);
    assert.equal(Request.verify(read), null);
    // What the schema does not know is not read: all that was told comes back.
    const back = Request.toObject(Request.decode(Request.encode(read).finish()), { longs: String, bytes: String });
    const withoutEmpty = (key, value) => (Array.isArray(value) && value.length === 0 ? undefined : value);
    assert.deepEqual(back, JSON.parse(JSON.stringify(told, withoutEmpty)));
  }
});

test('No letter of a report moves a cursor or turns a line around', () => {
  for (const name of fs.readdirSync(folder).filter((name) => name.startsWith('results.'))) {
    assert.doesNotMatch(fs.readFileSync(file(name), 'utf8'), /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/, name);
  }
});
