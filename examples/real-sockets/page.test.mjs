// A page with pusher-js in a real browser, served by scenarios. CHROMIUM is the browser, /usr/bin/chromium by default.
// Before: npm ci here and in adapters/pusher-js, and dotnet build.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { mkdtemp, readFile, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { differences, read, virtualLog } from './logs.mjs';
import { serve } from './simulator.mjs';

const library = path.join(import.meta.dirname, '../../adapters/pusher-js/node_modules/pusher-js-8.6.0/dist/web/pusher.js');
let browser;
let site;

before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-background-networking'] });
  site = createServer((_, answer) => answer.end('<!doctype html><title>page</title>')).listen(0, '127.0.0.1');
  await new Promise((resolve) => site.once('listening', resolve));
});
after(async () => {
  await browser.close();
  site.close();
});

/** Throws the browser's own switch when the scenario gives a notice: a page that is offline cannot ask for the next one itself. */
async function throwSwitch(port, context) {
  for (let number = 0, over = false; !over;) {
    const answer = await (await fetch(`http://127.0.0.1:${port}/simulator/calls?after=${number}`)).json();
    for (const { input } of answer.calls) {
      if (input === 'networkOffline') await context.setOffline(true);
      if (input === 'networkOnline') await context.setOffline(false);
    }
    ({ number, over } = answer);
  }
}

/** Plays a scenario to a page; what was found, by rule. */
async function play(file, ...more) {
  const server = await serve(file, '--driven', '--once', '--tolerance', '500ms', ...more, '--client-profile', 'adapters/pusher-js/profile.json');
  const context = await browser.newContext();
  const page = await context.newPage();
  const events = [];
  await page.exposeFunction('noticed', (event) => events.push(event));
  await page.goto(`http://127.0.0.1:${site.address().port}/`);
  await page.addScriptTag({ content: await readFile(library, 'utf8') });
  await page.addScriptTag({ content: await readFile(path.join(import.meta.dirname, 'page.js'), 'utf8') });
  const begun = page.waitForRequest(/\/calls\?/); // time begins with the first question: it is the page's
  const driving = page.evaluate(({ port, key }) => {
    for (const event of ['online', 'offline']) window.addEventListener(event, () => window.noticed(event));
    return drive({ host: '127.0.0.1', port, key });
  }, { port: server.port, key: server.key }).catch(() => undefined); // the server ends while it is asked for more calls
  await begun;
  throwSwitch(server.port, context).catch(() => undefined); // the same
  const report = await server.report();
  await context.close();
  await driving;
  return { events, broken: [...new Set(report.findings.filter((finding) => finding.kind === 'ruleBroken').map((finding) => finding.rule))].sort(), scenario: report.scenarios[0] };
}

test('a page is connected, with nothing to say against it', { timeout: 60_000 }, async () => {
  const { broken, scenario } = await play('scenarios/real-time/connected.json');
  assert.deepEqual(broken, []);
  assert.deepEqual(scenario.states, ['initialized', 'connecting', 'connected']);
});

test('a page of one\'s own, which makes its client itself, is judged by what it tells', { timeout: 60_000 }, async () => {
  const server = await serve('scenarios/real-time/connected.json', '--once', '--tolerance', '500ms', '--client-profile', 'adapters/pusher-js/profile.json');
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${site.address().port}/`);
  await page.addScriptTag({ content: await readFile(library, 'utf8') });
  await page.addScriptTag({ content: await readFile(path.join(import.meta.dirname, 'observe.js'), 'utf8') });
  await page.evaluate(({ port, key }) => observe(new Pusher(key, { cluster: 'x', wsHost: '127.0.0.1', wsPort: port, forceTLS: false, enabledTransports: ['ws'], enableStats: false }), port), { port: server.port, key: server.key });
  const report = await server.report();
  await page.close();
  assert.deepEqual(report.scenarios[0].states, ['initialized', 'connecting', 'connected']);
  assert.deepEqual(report.findings.filter((finding) => finding.kind === 'ruleBroken'), []);
});

test('after a reset it breaks the rules that pusher-js breaks in virtual time', { timeout: 60_000 }, async () => {
  assert.deepEqual((await play('scenarios/real-time/dropped.json')).broken, ['EVENT-3', 'SEQUENCE-2', 'SEQUENCE-7']);
});

test('the browser itself tells it that it is offline, and online again', { timeout: 60_000 }, async () => {
  const { events, scenario } = await play('examples/real-sockets/offline.json');
  assert.deepEqual(events, ['offline', 'online']);
  assert.equal(scenario.states.at(-1), 'connected');
});

test('in all ten files it does what it does in virtual time, entry by entry', { timeout: 400_000 }, async () => {
  const folder = 'scenarios/real-time';
  const logs = await mkdtemp(path.join(tmpdir(), 'page-'));
  const files = (await readdir(path.join(import.meta.dirname, '../..', folder))).filter((file) => file.endsWith('.json'));
  const found = async (file) => {
    await play(`${folder}/${file}`, '--logs', logs);
    const real = read(await readFile(path.join(logs, `real-time-${path.basename(file, '.json')}.jsonl`), 'utf8'));
    return differences(await virtualLog(`${folder}/${file}`, 'pusher-js@8.6.0'), real, 500).map((difference) => `${file}: ${difference}`);
  };
  assert.equal(files.length, 10);
  const left = [];
  for (const file of files) {
    let told = [];
    for (let play = 0; play < 3; play++) { // a machine that stalls does not do so three times: a difference is there each time
      told = await found(file);
      if (told.length === 0) break;
    }
    left.push(...told);
  }
  assert.deepEqual(left, []);
});
