// Plays the files that take seconds to unmodified clients on real sockets, and compares what they do with virtual time, entry by entry.
// Before: npm ci in adapters/pusher-js and adapters/laravel-echo, and dotnet build.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { differences, read, virtualLog } from './logs.mjs';
import { run } from './simulator.mjs';

const folder = 'scenarios/real-time';
const tolerance = 500; // milliseconds
const plays = 3; // a machine that stalls does not do so three times: a difference is there each time

/** In virtual time it is the build for browsers that runs: it remembers how long connecting took, and gives the next attempt twice that and a second. */
const known = ['half-open: attempt', 'silent-server: attempt'];

async function differencesOf(client, driver, release) {
  const logs = await mkdtemp(path.join(tmpdir(), 'real-sockets-'));
  const served = await run('serve', folder, '--each-port', '--tolerance', `${tolerance}ms`, '--logs', logs, '--client-profile', `adapters/${client}/profile.json`, '--', 'node', driver, ...release);
  const found = [];
  for (const file of await readdir(path.join(import.meta.dirname, '../..', folder))) {
    if (!file.endsWith('.json')) continue;
    const name = path.basename(file, '.json');
    const real = read(await readFile(path.join(logs, `real-time-${name}.jsonl`), 'utf8'));
    found.push(...differences(await virtualLog(`${folder}/${file}`, client), real, tolerance).map((difference) => `${name}: ${difference}`).filter((told) => !known.some((start) => told.startsWith(start))));
  }
  return { found, output: served.output };
}

const clients = [
  ['pusher-js', 'examples/real-sockets/pusher-js.mjs', ['8.6.0']],
  ['laravel-echo', 'examples/real-sockets/laravel-echo.mjs', []],
];

for (const [client, driver, release] of clients) {
  test(`${client} does on real sockets what it does in virtual time`, { timeout: 240_000 }, async () => {
    let seen;
    for (let play = 0; play < plays; play += 1) {
      seen = await differencesOf(client, driver, release);
      if (seen.found.length === 0) return;
    }
    assert.deepEqual(seen.found, [], seen.output);
  });
}
