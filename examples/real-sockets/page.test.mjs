// A page with pusher-js in a real browser, served by scenarios. CHROMIUM is the browser, /usr/bin/chromium by default.
// Before: npm ci here and in adapters/pusher-js, and dotnet build.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
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

/** Plays a scenario to a page; what was found, by rule. */
async function play(file) {
  const server = await serve(file, '--driven', '--once', '--tolerance', '500ms', '--client-profile', 'adapters/pusher-js/profile.json');
  const context = await browser.newContext();
  const page = await context.newPage();
  const events = [];
  await page.exposeFunction('setOffline', (offline) => context.setOffline(offline));
  await page.exposeFunction('noticed', (event) => events.push(event));
  await page.goto(`http://127.0.0.1:${site.address().port}/`);
  await page.addScriptTag({ content: await readFile(library, 'utf8') });
  await page.addScriptTag({ content: await readFile(path.join(import.meta.dirname, 'page.js'), 'utf8') });
  const driving = page.evaluate(({ port, key }) => {
    for (const event of ['online', 'offline']) window.addEventListener(event, () => window.noticed(event));
    return drive({ host: '127.0.0.1', port, key, more: { networkOffline: () => window.setOffline(true), networkOnline: () => window.setOffline(false) } });
  }, { port: server.port, key: server.key }).catch(() => undefined); // the server ends while it is asked for more calls
  const report = await server.report();
  await driving;
  await context.close();
  return { events, broken: [...new Set(report.findings.filter((finding) => finding.kind === 'ruleBroken').map((finding) => finding.rule))].sort(), scenario: report.scenarios[0] };
}

test('a page is connected, with nothing to say against it', { timeout: 60_000 }, async () => {
  const { broken, scenario } = await play('scenarios/real-time/connected.json');
  assert.deepEqual(broken, []);
  assert.deepEqual(scenario.states, ['initialized', 'connecting', 'connected']);
});

test('after a reset it breaks the rules that pusher-js breaks in virtual time', { timeout: 60_000 }, async () => {
  assert.deepEqual((await play('scenarios/real-time/dropped.json')).broken, ['EVENT-3', 'SEQUENCE-2', 'SEQUENCE-7']);
});

test('the browser itself tells it that it is offline, and online again', { timeout: 60_000 }, async () => {
  const { events, scenario } = await play('examples/real-sockets/offline.json');
  assert.deepEqual(events, ['offline', 'online']);
  assert.equal(scenario.states.at(-1), 'connected');
});
