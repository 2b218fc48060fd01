'use strict';

const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { describe, test } = require('node:test');
const vm = require('node:vm');
const { Environment } = require('./environment');
const { Timers } = require('./timers');

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
  assert.match(stderr, /npm ci/);
});

describe('timers', () => {
  const fired = [];
  const made = () => {
    fired.length = 0;
    return new Timers((callback) => callback());
  };

  test('fire by when they are due, then by when they were set', () => {
    const timers = made();
    for (const [name, delay] of [['c', 20], ['a', 10], ['b', 10], ['later', 30]]) timers.set(() => fired.push(name), delay);
    timers.now = 20;
    timers.fire();
    assert.deepEqual([fired, timers.deadline], [['a', 'b', 'c'], 30]);
  });

  test('that set timers without a delay come to rest', () => {
    const timers = made();
    const again = () => { fired.push(timers.now); timers.set(again, 0); };
    timers.set(again, 0);
    timers.settle();
    assert.deepEqual([fired.length, timers.deadline], [5, 4]);
  });

  test('repeat until they are cleared', () => {
    const timers = made();
    const id = timers.set(() => fired.push(timers.now), 10, true);
    for (timers.now = 10; timers.now <= 30; timers.now += 10) timers.fire();
    timers.clear(id);
    assert.deepEqual([fired, timers.deadline], [[10, 20, 30], null]);
  });
});

describe('sockets', () => {
  /** A page whose script opens a socket and writes down what it hears. */
  function opened() {
    const page = new Environment(new vm.Script(`
      var heard = [], socket = new WebSocket('ws://a.example/');
      for (const type of ['open', 'message', 'error', 'close']) socket['on' + type] = (event) => heard.push(type + ' ' + socket.readyState + ' ' + (event.code || event.data || ''));
    `));
    const { heard, socket } = page.window;
    return { page, heard, socket, run: (now, action) => page.run(now, () => page.task(action)) };
  }

  test('fail with an error and a close', () => {
    const { page, heard, run } = opened();
    run(10, () => page.sockets[0].failed());
    assert.deepEqual([...heard], ['error 3 ', 'close 3 1006']);
  });

  test('that are closed while they connect fail, but not inside the call', () => {
    const { heard, socket, run, page } = opened();
    run(10, () => { socket.close(); heard.push('returned ' + socket.readyState); });
    run(20, () => page.sockets[0].failed());
    assert.deepEqual([...heard], ['returned 2', 'error 3 ', 'close 3 1006']);
  });

  test('that are closed wait for the other side, for a minute', () => {
    for (const [answer, told] of [[true, 'close 3 1000'], [false, 'close 3 1006']]) {
      const { heard, socket, run, page } = opened();
      run(10, () => page.sockets[0].opened());
      run(20, () => socket.close());
      assert.equal(socket.readyState, 2);
      if (answer) run(40, () => page.sockets[0].closed(1000, '', true));
      run(60019, () => {});
      assert.equal(heard.length, answer ? 2 : 1);
      run(60020, () => {});
      assert.deepEqual([...heard], ['open 1 ', told]);
    }
  });

  test('that still connect cannot send', () => {
    const { socket } = opened();
    assert.throws(() => socket.send('x'), { name: 'InvalidStateError' });
  });
});

test('promises come to rest within an input, and one that is rejected is told before the answer', () => {
  const { stdout } = spawnSync(process.execPath, ['-e', `
    const vm = require('node:vm');
    const { Environment } = require('./environment');
    const page = new Environment(new vm.Script(\`
      var heard = [];
      async function go() { heard.push(1); await 1; heard.push(2); await new Promise((done) => setTimeout(done, 0)); heard.push(3); throw new TypeError('lost'); }
    \`));
    process.on('unhandledRejection', (error) => console.log(String(error)));
    page.run(0, () => page.task(() => { page.window.go(); }));
    console.log(page.window.heard.join(' '));
    setImmediate(() => console.log('answer'));
  `], { cwd: __dirname, encoding: 'utf8' });
  assert.deepEqual(stdout.trim().split('\n'), ['1 2 3', 'TypeError: lost', 'answer']);
});
