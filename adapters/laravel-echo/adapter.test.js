'use strict';

const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const { test } = require('node:test');

const BEGIN = {
  key: 'app-key', encrypted: false, authTransport: 'ajax', authEndpoint: '/broadcasting/auth', authParams: [], authHeaders: [['X-Token', 't']],
  activityTimeout: null, pongTimeout: null, transports: ['websocket'], connectOnCreate: true,
};

const input = (now, kind, members = {}) => ({ run: 1, now, input: kind, ...members });
const text = (now, event, data, more = {}) => input(now, 'textReceived', { attempt: 1, text: JSON.stringify({ event, data: JSON.stringify(data), ...more }) });
const CONNECTED = [
  { run: 1, begin: BEGIN }, input(0, 'created'), input(50, 'attemptOpened', { attempt: 1 }),
  text(60, 'pusher:connection_established', { socket_id: '1.1', activity_timeout: 120 }),
];

/** The answers of the adapter to lines. */
function play(lines, ...options) {
  const { stdout, status, stderr } = spawnSync(process.execPath, ['adapter.js', ...options], {
    cwd: __dirname, input: lines.map((line) => JSON.stringify(line) + '\n').join(''), encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  const [hello, ...answers] = stdout.trim().split('\n').map((line) => JSON.parse(line));
  assert.deepEqual(hello, { protocol: 1, client: 'laravel-echo', release: '2.5.0' });
  return answers;
}

const states = (answer) => answer.outputs.filter(({ output }) => output === 'stateEvent').map(({ state }) => state);

test('tells that it is connected twice, as onConnectionChange does', () => {
  const [, created, , established] = play(CONNECTED);
  assert.deepEqual([states(created), created.state], [['connecting'], 'connecting']);
  assert.match(created.outputs.at(-1).url, /^ws:\/\/ws\.pusherapp\.com:80\/app\/app-key\?protocol=7&client=js&version=8\.6\.0/);
  assert.deepEqual([states(established), established.state], [['connected', 'connected'], 'connected']);
  assert.deepEqual(established.outputs.at(-1).reads, { state: 'connected', socketId: '1.1' });
});

test('says ‘failed’ where pusher-js is unavailable', () => {
  const unavailable = play([...CONNECTED.slice(0, 2), input(10000, 'deadlineReached')]).at(-1);
  assert.deepEqual(unavailable.outputs.map(({ output, current, state }) => [output, current ?? state]), [['stateChange', 'unavailable'], ['stateEvent', 'failed']]);
  assert.equal(unavailable.state, 'failed');
});

for (const [channel, method] of [['news', 'channel'], ['private-chat', 'private'], ['presence-room', 'join']]) {
  test(`${method}() subscribes to ${channel}, and leaveChannel() ends it`, () => {
    const isAuthorized = channel !== 'news';
    const who = channel === 'presence-room' ? { channel_data: '{"user_id":"1"}' } : {};
    const answers = play([
      ...CONNECTED,
      input(70, 'subscribe', { channel }),
      ...(isAuthorized ? [input(80, 'authAnswered', { request: 1, status: 200, body: JSON.stringify({ auth: 'key:proof', ...who }) })] : []),
      text(100, 'order.shipped', { a: 1 }, { channel }),
      input(110, 'unsubscribe', { channel }),
    ]).slice(4);
    assert.equal(answers[0].outputs[0].output, isAuthorized ? 'authRequest' : 'sendText');
    const sent = JSON.parse(answers.at(-3).outputs.at(-1).text);
    assert.deepEqual([sent.event, sent.data.channel], ['pusher:subscribe', channel]);
    assert.deepEqual(answers.at(-2).outputs, [{ output: 'channelEvent', channel, name: 'order.shipped', data: '{"a":1}' }]);
  });
}

test('whispers on a private channel, and nothing that does not begin with client-', () => {
  const [whispered, other] = play([
    ...CONNECTED,
    input(70, 'subscribe', { channel: 'private-chat' }),
    input(80, 'authAnswered', { request: 1, status: 200, body: '{"auth":"key:proof"}' }),
    text(90, 'pusher_internal:subscription_succeeded', {}, { channel: 'private-chat' }),
    input(100, 'trigger', { channel: 'private-chat', event: 'client-typing', data: '{"b":2}' }),
    input(110, 'trigger', { channel: 'private-chat', event: 'typing', data: '{}' }),
  ]).slice(-2);
  assert.deepEqual(JSON.parse(whispered.outputs[0].text), { event: 'client-typing', data: { b: 2 }, channel: 'private-chat' });
  assert.deepEqual(other.outputs, []);
});

test('tells a confirmed subscription, and a refused grant', () => {
  const [confirmed] = play([...CONNECTED, input(70, 'subscribe', { channel: 'news' }), text(90, 'pusher_internal:subscription_succeeded', {}, { channel: 'news' })]).slice(-1);
  assert.deepEqual(confirmed.outputs, [{ output: 'channelEvent', channel: 'news', name: 'pusher:subscription_succeeded', data: '{}' }]);
  const [refused] = play([...CONNECTED, input(70, 'subscribe', { channel: 'private-chat' }), input(80, 'authAnswered', { request: 1, status: 403, body: '' })]).slice(-1);
  assert.deepEqual([refused.outputs[0].output, refused.outputs[0].name], ['otherEvent', 'pusher:subscription_error']);
});

test('begins each run as a new process would', () => {
  const twice = play([...CONNECTED, { run: 1, end: true }, ...CONNECTED]);
  assert.deepEqual(twice.slice(CONNECTED.length), twice.slice(0, CONNECTED.length));
  assert.deepEqual(play(CONNECTED, '--fresh'), twice.slice(0, CONNECTED.length));
});
