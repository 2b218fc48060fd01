// Five minutes of a path that is dead, played to an unmodified pusher-js in ten seconds: its clocks go thirty times as fast.
// Before: npm ci in adapters/pusher-js, dotnet build, and the program ‘faketime’.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { run } from './simulator.mjs';

const missing = spawnSync('faketime', ['--version']).error && !process.env.CI;
const file = 'scenarios/sequences/internet-vanishes-unannounced.json';
const profile = ['--client-profile', 'adapters/pusher-js/profile.json'];
const tolerance = 5_000; // of the scenario: a sixth of a second here

const changes = (text) => text.trim().split('\n').map((line) => JSON.parse(line)).filter((line) => line.entry === 'stateChange');

test('an accelerated client does what it does in virtual time', { skip: missing && 'faketime is not installed', timeout: 120_000 }, async () => {
  const logs = await mkdtemp(path.join(tmpdir(), 'accelerated-'));
  const served = await run('serve', file, '--accelerate', '30', ...profile, '--logs', logs, '--', 'node', 'examples/real-sockets/pusher-js.mjs', '8.6.0');
  const real = changes(await readFile(path.join(logs, 'sequences-internet-vanishes-unannounced.jsonl'), 'utf8'));
  const virtual = changes((await run('show', file, '--client', 'pusher-js@8.6.0', '--json-lines')).output);

  assert.match(served.output, /30 times as fast/);
  assert.deepEqual(real.map((change) => change.current), virtual.map((change) => change.current));
  real.forEach((change, place) => assert.ok(Math.abs(change.at - virtual[place].at) <= tolerance, `${change.current} at ${change.at}, in virtual time at ${virtual[place].at}`));
});
