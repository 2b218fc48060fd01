// Plays the files that take seconds to unmodified clients on real sockets, and compares what they do with virtual time, entry by entry.
// Before: npm ci in adapters/pusher-js and adapters/laravel-echo, and dotnet build.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { run } from './simulator.mjs';

const folder = 'scenarios/real-time';
const tolerance = 500; // milliseconds
const plays = 3; // a machine that stalls does not do so three times: a difference is there each time

const lanes = {
  client: ['stateChange', 'stateEvent', 'connectingIn', 'channelEvent'],
  attempt: ['attemptStarted', 'attemptOpened', 'attemptFailed', 'attemptClosed', 'attemptGivenUp'],
  wire: ['textSent', 'textReceived'],
};

/** In virtual time it is the build for browsers that runs: it remembers how long connecting took, and gives the next attempt twice that and a second. */
const known = ['half-open: attempt', 'silent-server: attempt'];

/** The entries of a lane, without what only one of the two worlds shows. */
function laneOf(log, lane) {
  return log.filter((line) => lanes[lane].includes(line.entry)).map(({ at, awake, socketId, ...rest }) => ({ at, text: JSON.stringify(rest) }));
}

/** The first difference of each lane; none where both logs agree within the tolerance. */
function differences(expected, actual) {
  return Object.keys(lanes).flatMap((lane) => {
    const [left, right] = [laneOf(expected, lane), laneOf(actual, lane)];
    const place = left.findIndex((entry, index) => entry.text !== right[index]?.text || Math.abs(entry.at - right[index].at) > tolerance);
    const index = place >= 0 ? place : right.length > left.length ? left.length : -1;
    return index < 0 ? [] : [`${lane} ${index}: virtual ${JSON.stringify(left[index])}, real ${JSON.stringify(right[index])}`];
  });
}

const read = (text) => text.trim().split('\n').map((line) => JSON.parse(line));

async function differencesOf(client, driver, release) {
  const logs = await mkdtemp(path.join(tmpdir(), 'real-sockets-'));
  const served = await run('serve', folder, '--each-port', '--tolerance', `${tolerance}ms`, '--logs', logs, '--client-profile', `adapters/${client}/profile.json`, '--', 'node', driver, ...release);
  const found = [];
  for (const file of await readdir(path.join(import.meta.dirname, '../..', folder))) {
    if (!file.endsWith('.json')) continue;
    const name = path.basename(file, '.json');
    const real = read(await readFile(path.join(logs, `real-time-${name}.jsonl`), 'utf8'));
    const virtual = await run('show', `${folder}/${file}`, '--client', client, '--json-lines');
    found.push(...differences(read(virtual.output), real).map((difference) => `${name}: ${difference}`).filter((told) => !known.some((start) => told.startsWith(start))));
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
