'use strict';

const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { describe, test } = require('node:test');
const { World } = require('../javascript/world');
const { NAMES, Page } = require('./page');
const { Pages } = require('./pages');
const { Realm } = require('./realm');
const { scriptOf } = require('./releases');

const ADAPTER = path.join(__dirname, 'adapter.js');
const VERSIONS = Object.keys(require('./package.json').dependencies).map((name) => name.replace('pusher-js-', ''));
const INSTALLED = VERSIONS.filter((version) => fs.existsSync(path.join(__dirname, 'node_modules', `pusher-js-${version}`)));
const BEGIN = {
  key: 'app-key', encrypted: false, authTransport: 'ajax', authEndpoint: '/pusher/auth', authParams: [['a', 'b c']], authHeaders: [['X-Token', 't']],
  activityTimeout: null, pongTimeout: null, transports: ['websocket'], connectOnCreate: true,
};

const begin = (run, setup = {}) => ({ run, begin: { ...BEGIN, ...setup } });
const input = (run, now, kind, members = {}) => ({ run, now, input: kind, ...members });
const text = (run, now, event, data, more = {}) => input(run, now, 'textReceived', { attempt: 1, text: JSON.stringify({ event, data: JSON.stringify(data), ...more }) });
const handshake = (run) => text(run, 60, 'pusher:connection_established', { socket_id: '1.1', activity_timeout: 120 });
const connected = (run) => [begin(run), input(run, 0, 'created'), input(run, 50, 'attemptOpened', { attempt: 1 }), handshake(run)];
const kinds = (answer) => answer.outputs.map((output) => output.output);

/** The answers of an adapter to lines: one for each, but for the ends. */
function play(version, lines, ...options) {
  const { stdout, status, stderr } = spawnSync(process.execPath, [ADAPTER, '--version', version, ...options], {
    input: lines.map((line) => JSON.stringify(line) + '\n').join(''), encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  const [hello, ...answers] = stdout.trim().split('\n').map((line) => JSON.parse(line));
  assert.deepEqual(hello, { protocol: 1, client: 'pusher-js', release: version });
  return answers;
}

/** All properties of all that can be reached from a value: by object, its prototype and what it has. */
function propertiesOf(root) {
  const seen = new Map();
  for (const left = [root]; left.length > 0;) {
    const object = left.pop();
    if (Object(object) !== object || seen.has(object)) continue;
    const own = Object.getOwnPropertyDescriptors(object);
    const values = Reflect.ownKeys(own).flatMap((key) => [own[key].value, own[key].get, own[key].set]);
    seen.set(object, [Object.getPrototypeOf(object), ...Reflect.ownKeys(own), ...values]);
    left.push(Object.getPrototypeOf(object), ...values);
  }
  return seen;
}

/** What objects have now that they did not have before, or no longer. */
function differences(before, after) {
  const isSame = (one, other) => one.length === other?.length && one.every((value, place) => Object.is(value, other[place]));
  return [...after].filter(([object, properties]) => !isSame(properties, before.get(object))).map(([object]) => object);
}

for (const version of INSTALLED) {
  describe(`pusher-js ${version}`, () => {
    test('connects, and tells its states from the first one on', () => {
      const [begun, created, opened, established] = play(version, [...connected(1), { run: 1, end: true }]);
      assert.deepEqual(begun, { run: 1, outputs: [], state: 'initialized', deadline: null });
      assert.deepEqual(kinds(created), ['stateChange', 'stateEvent', 'openAttempt']);
      assert.deepEqual([created.outputs[0].previous, created.outputs[0].current], ['initialized', 'connecting']);
      assert.match(created.outputs[2].url, new RegExp(`^ws://ws\\.pusherapp\\.com:80/app/app-key\\?protocol=\\d+&client=js&version=${version.split('.')[0]}\\.`));
      assert.deepEqual([opened.outputs, opened.state], [[], 'connecting']);
      assert.deepEqual(established.outputs.at(-1), { output: 'stateEvent', state: 'connected', reads: { state: 'connected', socketId: '1.1' } });
    });

    test('asks for a grant, subscribes, and hands messages over', () => {
      const answers = play(version, [
        ...connected(1),
        input(1, 70, 'subscribe', { channel: 'private-chat' }),
        input(1, 80, 'authAnswered', { request: 1, status: 200, body: '{"auth":"key:proof"}' }),
        text(1, 90, 'pusher_internal:subscription_succeeded', {}, { channel: 'private-chat' }),
        text(1, 100, 'news', { a: 1 }, { channel: 'private-chat' }),
        input(1, 110, 'trigger', { channel: 'private-chat', event: 'client-hello', data: '{"b":2}' }),
      ]).slice(4);
      const [request] = answers[0].outputs;
      assert.deepEqual([request.output, request.method, request.url], ['authRequest', 'POST', '/pusher/auth']);
      assert.equal(request.body, 'socket_id=1.1&channel_name=private-chat&a=b%20c');
      assert.ok(request.headers.some(([name, value]) => name === 'X-Token' && value === 't'));
      assert.deepEqual(JSON.parse(answers[1].outputs[0].text), { event: 'pusher:subscribe', data: { auth: 'key:proof', channel: 'private-chat' } });
      assert.deepEqual(answers[2].outputs, [{ output: 'channelEvent', channel: 'private-chat', name: 'pusher:subscription_succeeded', data: '{}' }]);
      assert.deepEqual(answers[3].outputs, [{ output: 'channelEvent', channel: 'private-chat', name: 'news', data: '{"a":1}' }]);
      assert.deepEqual(JSON.parse(answers[4].outputs[0].text), { event: 'client-hello', data: { b: 2 }, channel: 'private-chat' });
    });

    test('tells a refused grant as an event of its own', () => {
      const [, refused] = play(version, [
        ...connected(1),
        input(1, 70, 'subscribe', { channel: 'private-chat' }),
        input(1, 80, 'authAnswered', { request: 1, status: 403, body: '' }),
      ]).slice(4);
      assert.deepEqual([refused.outputs[0].output, refused.outputs[0].name], ['otherEvent', 'pusher:subscription_error']);
    });

    test('sends a ping when its deadline has come, and not before', () => {
      const [jumped, late, pinged] = play(version, [
        ...connected(1),
        input(1, 5000, 'wallClockJumped', { by: -100000 }),
        text(1, 10060, 'pusher:ping', {}),
        input(1, 130060, 'deadlineReached'),
      ]).slice(4);
      assert.equal(jumped.deadline, 120060);
      assert.deepEqual([kinds(late), late.deadline], [['sendText'], 130060]);
      assert.equal(JSON.parse(pinged.outputs[0].text).event, 'pusher:ping');
    });

    test('waits for connect() where it is not to connect at once', () => {
      const [created, called] = play(version, [begin(1, { connectOnCreate: false, encrypted: true }), input(1, 0, 'created'), input(1, 500, 'connect')]).slice(1);
      assert.deepEqual(created, { run: 1, outputs: [], state: 'initialized', deadline: null });
      assert.match(called.outputs.at(-1).url, /^wss:/);
    });

    test('keeps runs apart', () => {
      const answers = play(version, [begin(1), begin(2), input(1, 0, 'created'), input(2, 0, 'created'), ...connected(3).slice(0, 2), { run: 2, end: true }, ...connected(2)]);
      assert.deepEqual(answers.map((answer) => answer.run), [1, 2, 1, 2, 3, 3, 2, 2, 2, 2]);
      assert.deepEqual(answers.slice(6).map((answer) => answer.state), ['initialized', 'connecting', 'connecting', 'connected']);
      assert.deepEqual(answers[2].outputs, answers[5].outputs);
    });

    test('begins each run as a new process would, in pages of one realm and in realms of their own', () => {
      const run = (number) => [
        ...connected(number),
        input(number, 70, 'subscribe', { channel: 'private-chat' }),
        input(number, 80, 'authAnswered', { request: 1, status: 200, body: '{"auth":"key:proof"}' }),
        input(number, 90, 'networkOffline'),
        input(number, 95, 'attemptClosed', { attempt: 1, code: 1006, reason: '', clean: false }),
        input(number, 1095, 'deadlineReached'),
        input(number, 1100, 'attemptFailed', { attempt: 2, reason: 'refused' }),
        input(number, 1110, 'disconnect'),
        { run: number, end: true },
      ];
      const [alone, shared, fresh] = [play(version, run(3)), play(version, [1, 2, 3].flatMap(run)), play(version, [1, 2, 3].flatMap(run), '--fresh')];
      assert.equal(alone.length, run(3).length - 1);
      assert.deepEqual(shared.slice(-alone.length), alone);
      assert.deepEqual(fresh, shared);
    });

    test('changes nothing of the language that its pages share', () => {
      const realm = new Realm([Realm.script(scriptOf(version), NAMES)]);
      const before = propertiesOf(realm.global);
      const page = new Page(realm);
      page.task(() => new page.window.Pusher('key', { cluster: 'mt1', enabledTransports: ['ws'] }));
      page.bodyIsThere();
      assert.equal(page.sockets.length, 1);
      assert.ok(before.size > 500);
      const changed = differences(before, propertiesOf(realm.global)).filter((object) => before.has(object));
      assert.deepEqual(changed.map((object) => object === realm.global), version === '3.0.0' ? [true] : []);
      assert.equal(realm.isUsed, version === '3.0.0');
    });

    test('meets a refusal where it falls back to HTTP, and comes back over a WebSocket', async () => {
      const page = new Pages([scriptOf(version)]).take();
      const states = [];
      await page.run(0, () => page.task(() => {
        const pusher = new page.window.Pusher('key', { cluster: 'mt1', encrypted: false, forceTLS: false, disableStats: true });
        pusher.connection.bind('state_change', ({ current }) => states.push(current));
        page.queue(() => page.bodyIsThere());
      }));
      while (page.timers.now < 60000) {
        const socket = page.sockets.find(({ readyState }) => readyState === 0);
        await page.run(page.timers.now, () => (socket ? socket.failed() : undefined));
        await page.run(page.timers.deadline, () => page.fireTimers());
      }
      assert.deepEqual([states, page.thrown], [['connecting', 'unavailable'], []]);
      assert.ok(page.refused.length >= 4);
      for (const url of page.refused) assert.match(url, version === '3.0.0' ? /xhr\.js$/ : /\/xhr(_streaming)?\?/);
      while (!page.sockets.some(({ readyState }) => readyState === 0)) await page.run(page.timers.deadline, () => page.fireTimers());
      const socket = page.sockets.find(({ readyState }) => readyState === 0);
      await page.run(page.timers.now, () => socket.opened());
      await page.run(page.timers.now, () => socket.received(handshake(1).text));
      assert.deepEqual([states, page.thrown], [['connecting', 'unavailable', 'connected'], []]);
    });

    test('lets a run end that the client throws in, and goes on with the next', () => {
      const answers = play(version, [...connected(1), input(1, 70, 'textReceived', { attempt: 1, text: '[]' }), input(1, 80, 'disconnect'), ...connected(2)]);
      assert.match(answers[4].threw, /^TypeError: /);
      assert.deepEqual([answers.length, answers[8].state], [9, 'connected']);
    });
  });
}

test('a release that is not installed is told, with what to run', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [ADAPTER, '--version', '0.0.0'], { encoding: 'utf8' });
  assert.deepEqual([status, stdout], [2, '']);
  assert.match(stderr, /^pusher-js-0\.0\.0\.js is not installed: run 'npm ci' in adapters\/pusher-js$/m);
});

describe('a page', () => {
  const realmOf = (text) => new Realm([Realm.script({ text, filename: 'script.js' }, NAMES)]);

  test('lets promises come to rest after each task', async () => {
    const page = new Page(realmOf(`
      window.heard = [];
      window.go = async () => { heard.push(1); await 1; heard.push(2); await new Promise((done) => setTimeout(done, 0)); heard.push(3); };
      const heard = window.heard;
    `));
    await page.run(0, () => page.task(() => { page.window.go(); page.queue(() => page.window.heard.push('queued')); }));
    assert.equal(page.window.heard.join(' '), '1 2 queued 3');
  });

  test('does what promises have to do also where a task has thrown, so that nothing is left for another page', () => {
    const realm = realmOf('window.heard = []; window.go = () => { Promise.resolve().then(() => window.heard.push(new Date().getTime())); throw new Error("lost"); };');
    const [page, other] = [new Page(realm), new Page(realm)];
    page.wallClockJumped(7);
    page.task(() => page.window.go());
    assert.deepEqual([...page.window.heard], [Date.UTC(2020, 0, 1) + 7]);
    other.task(() => {});
    assert.equal(page.window.heard.length, 1);
  });

  test('has a window, a clock and random numbers of its own in a realm that it shares', () => {
    const realm = realmOf(`
      window.seen = [Date.now(), Math.random(), localStorage.left, window.left, document.left, window.Left];
      class Left {}
      window.Left = Left;
      window.left = localStorage.left = document.left = 1;
      window.now = () => [Date.now(), new Date().getTime(), new Date(5).getTime()];
    `);
    const [start, random] = [Date.UTC(2020, 0, 1), new World().random()];
    const pages = [new Page(realm), new Page(realm)];
    for (const page of pages) assert.deepEqual([...page.window.seen], [start, random, undefined, undefined, undefined, undefined]);
    assert.notEqual(pages[0].window.Left, pages[1].window.Left);
    pages[0].wallClockJumped(100);
    for (const [page, now] of [[pages[0], start + 100], [pages[1], start]]) {
      page.task(() => assert.deepEqual([...page.window.now()], [now, now, 5]));
      assert.deepEqual(page.thrown, []);
    }
  });

  test('is in another realm than the one before where that has left a global variable', () => {
    const pages = new Pages([{ text: 'window.seen = typeof left; left = 1;', filename: 'script.js' }]);
    assert.deepEqual([pages.take(), pages.take()].map((page) => page.window.seen), ['undefined', 'undefined']);
  });
});
