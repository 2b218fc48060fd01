'use strict';

const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { describe, test } = require('node:test');

const PROTOCOL = path.join(__dirname, '..', '..', 'docs', 'adapter-protocol.md');
const BEGIN = {
  key: 'app-key', encrypted: false, authTransport: 'ajax', authEndpoint: '/pusher/auth', authParams: [['a', 'b c']], authHeaders: [['X-Token', 't']],
  activityTimeout: null, pongTimeout: null, transports: ['websocket'], connectOnCreate: true,
};

const begin = (run, setup = {}) => ({ run, begin: { ...BEGIN, ...setup } });
const input = (run, now, kind, members = {}) => ({ run, now, input: kind, ...members });
const text = (run, now, event, data, more = {}) => input(run, now, 'textReceived', { attempt: 1, text: JSON.stringify({ event, data: JSON.stringify(data), ...more }) });
const connected = (run) => [
  begin(run), input(run, 0, 'created'), input(run, 50, 'attemptOpened', { attempt: 1 }),
  text(run, 60, 'pusher:connection_established', { socket_id: '1.1', activity_timeout: 120 }),
];
const kinds = (answer) => answer.outputs.map((output) => output.output);

/** The answers of the adapter to lines. `patch` is a script that breaks the client first. */
function play(lines, patch = '') {
  const script = `const { Client } = require('./client'); ${patch}; require('./adapter');`;
  const { stdout, status, stderr } = spawnSync(process.execPath, ['-e', script], {
    cwd: __dirname, input: lines.map((line) => JSON.stringify(line) + '\n').join(''), encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  const [hello, ...answers] = stdout.trim().split('\n').map((line) => JSON.parse(line));
  assert.deepEqual(hello, { protocol: 1, client: 'javascript-example', release: '1.0' });
  return answers;
}

/** An answer without what clients may do differently: their names in the URL, and how much of itself a client shows. */
function inSubstance({ outputs, ...answer }) {
  return { ...answer, outputs: outputs.map(({ reads, ...output }) => (output.url ? { ...output, url: output.url.split('&')[0] } : output)) };
}

test('answers as the document says', () => {
  const said = fs.readFileSync(PROTOCOL, 'utf8').split('\n').filter((line) => /^[<>] \{/.test(line));
  const lines = (speaker) => said.filter((line) => line.startsWith(speaker)).map((line) => JSON.parse(line.slice(2)));
  const expected = lines('<').slice(1);
  assert.ok(expected.length >= 4);
  assert.deepEqual(play(lines('>')).map(inSubstance), expected.map(inSubstance));
});

test('shows the socket id in the handler of connected', () => {
  const { outputs } = play(connected(1)).at(-1);
  assert.deepEqual(outputs.at(-1).reads, { state: 'connected', socketId: '1.1' });
});

test('fires timers on deadlineReached only', () => {
  const [, created, early, fired] = play([begin(1), input(1, 0, 'created'), input(1, 4000, 'wallClockJumped', { by: 5 }), input(1, 4000, 'deadlineReached')]);
  assert.equal(created.deadline, 4000);
  assert.deepEqual(kinds(early), []);
  assert.deepEqual([kinds(fired), fired.deadline], [['closeAttempt', 'connectingIn'], 6000]);
});

test('rests without a deadline', () => {
  const gone = play([...connected(1), input(1, 100, 'disconnect')]).at(-1);
  assert.deepEqual([kinds(gone), gone.deadline], [['closeAttempt', 'stateChange', 'stateEvent'], null]);
});

test('asks for a grant, subscribes, and hands messages over', () => {
  const [asked, granted, , news, triggered] = play([
    ...connected(1),
    input(1, 70, 'subscribe', { channel: 'private-chat' }),
    input(1, 80, 'authAnswered', { request: 1, status: 200, body: '{"auth":"key:proof"}' }),
    text(1, 90, 'pusher_internal:subscription_succeeded', {}, { channel: 'private-chat' }),
    text(1, 100, 'news', { a: 1 }, { channel: 'private-chat' }),
    input(1, 110, 'trigger', { channel: 'private-chat', event: 'client-hello', data: '{"b":2}' }),
  ]).slice(4);
  assert.equal(asked.outputs[0].body, 'socket_id=1.1&channel_name=private-chat&a=b%20c');
  assert.deepEqual(asked.outputs[0].headers.at(-1), ['X-Token', 't']);
  assert.deepEqual(JSON.parse(granted.outputs[0].text), { event: 'pusher:subscribe', data: { channel: 'private-chat', auth: 'key:proof' } });
  assert.deepEqual(news.outputs, [{ output: 'channelEvent', channel: 'private-chat', name: 'news', data: '{"a":1}' }]);
  assert.deepEqual(JSON.parse(triggered.outputs[0].text), { event: 'client-hello', channel: 'private-chat', data: { b: 2 } });
});

test('keeps runs apart, and lets a run have the number of one before', () => {
  const answers = play([begin(1), begin(2, { encrypted: true }), input(1, 0, 'created'), input(2, 0, 'created'),
    input(2, 1000, 'attemptFailed', { attempt: 1, reason: 'refused' }), input(1, 50, 'attemptOpened', { attempt: 1 }), { run: 2, end: true }, begin(2)]);
  assert.deepEqual(answers.map(({ run }) => run), [1, 2, 1, 2, 2, 1, 2]);
  assert.match(answers[2].outputs[2].url, /^ws:/);
  assert.match(answers[3].outputs[2].url, /^wss:/);
  assert.deepEqual([answers[4].deadline, answers[5].deadline], [3000, 4000]);
  assert.deepEqual(answers[6], { run: 2, outputs: [], state: 'initialized', deadline: null });
});

test('ends where the adapter itself goes wrong, and says why', () => {
  const lines = [begin(1), input(1, 0, 'created'), input(1, 50, 'attemptOpened', { attempt: 7 })];
  const { status, stderr } = spawnSync(process.execPath, ['adapter.js'], { cwd: __dirname, input: lines.map((line) => JSON.stringify(line) + '\n').join(''), encoding: 'utf8' });
  assert.equal(status, 70);
  assert.match(stderr, /^TypeError: .*opened/);
});

describe('an exception ends its run, and the next one goes on:', () => {
  const breaks = (patch, threw, line) => {
    const answers = play([...connected(1), line, { run: 1, end: true }, ...connected(2)], patch);
    assert.deepEqual(answers[4], { run: 1, threw });
    assert.equal(answers.at(-1).state, 'connected');
  };

  test('one of a call', () => breaks(
    "Client.prototype.subscribe = () => { throw new TypeError('x is undefined'); }", 'TypeError: x is undefined', input(1, 70, 'subscribe', { channel: 'news' })));

  test('one of a promise that nobody awaits', () => breaks(
    "Client.prototype.subscribe = async () => { await 1; throw new Error('forgotten'); }", 'Error: forgotten', input(1, 70, 'subscribe', { channel: 'news' })));

  test('one of a timer', () => breaks(
    "const { World } = require('./world'); Client.prototype.offline = () => world.timers.set(() => { throw new RangeError('late'); }, 0);"
    + 'let world; const run = World.prototype.run; World.prototype.run = function (...given) { world = this; return run.apply(this, given); }',
    'RangeError: late', input(1, 70, 'networkOffline')));
});
