'use strict';

const assert = require('node:assert/strict');
const { describe, test } = require('node:test');
const { Timers } = require('./timers');
const { World } = require('./world');

describe('timers', () => {
  const fired = [];
  const made = () => {
    fired.length = 0;
    return new Timers((callback) => callback());
  };
  const fire = (timers) => {
    const mark = timers.mark();
    while (timers.fireDue(mark)) timers.rested();
  };

  test('fire by when they are due, then by when they were set', () => {
    const timers = made();
    for (const [name, delay] of [['c', 20], ['a', 10], ['b', 10], ['later', 30]]) timers.set(() => fired.push(name), delay);
    timers.now = 20;
    fire(timers);
    assert.deepEqual([fired, timers.deadline], [['a', 'b', 'c'], 30]);
  });

  test('that set timers without a delay come to rest', () => {
    const timers = made();
    const again = () => { fired.push(timers.now); timers.set(again, 0); };
    timers.set(again, 0);
    while (timers.fireNext()) timers.rested();
    assert.deepEqual([fired.length, timers.deadline], [5, 4]);
  });

  test('repeat until they are cleared', () => {
    const timers = made();
    const id = timers.set(() => fired.push(timers.now), 10, true);
    for (timers.now = 10; timers.now <= 30; timers.now += 10) fire(timers);
    timers.clear(id);
    assert.deepEqual([fired, timers.deadline], [[10, 20, 30], null]);
  });
});

describe('sockets', () => {
  /** A world with a socket, and what is heard of it. */
  function opened() {
    const world = new World();
    const socket = new world.WebSocket('ws://a.example/');
    const heard = [];
    for (const type of ['open', 'message', 'error', 'close']) {
      socket['on' + type] = (event) => heard.push(`${type} ${socket.readyState} ${event.code || event.data || ''}`);
    }
    return { world, heard, socket, run: (now, action) => world.run(now, () => world.task(action)) };
  }

  test('fail with an error and a close', async () => {
    const { world, heard, run } = opened();
    await run(10, () => world.sockets[0].failed());
    assert.deepEqual(heard, ['error 3 ', 'close 3 1006']);
  });

  test('that are closed while they connect fail, but not inside the call', async () => {
    const { heard, socket, run, world } = opened();
    await run(10, () => { socket.close(); heard.push('returned ' + socket.readyState); });
    await run(20, () => world.sockets[0].failed());
    assert.deepEqual(heard, ['returned 2', 'error 3 ', 'close 3 1006']);
  });

  test('that are closed wait for the other side, for a minute', async () => {
    for (const [answer, told] of [[true, 'close 3 1000'], [false, 'close 3 1006']]) {
      const { heard, socket, run, world } = opened();
      await run(10, () => world.sockets[0].opened());
      await run(20, () => socket.close());
      assert.equal(socket.readyState, 2);
      if (answer) await run(40, () => world.sockets[0].closed(1000, '', true));
      await run(60019, () => {});
      assert.equal(heard.length, answer ? 2 : 1);
      await run(60020, () => {});
      assert.deepEqual(heard, ['open 1 ', told]);
    }
  });

  test('that still connect cannot send', () => {
    const { socket } = opened();
    assert.throws(() => socket.send('x'), { name: 'InvalidStateError' });
  });

  test('show nothing of their events in JSON', async () => {
    const { world, socket, run } = opened();
    let shown;
    socket.onclose = (event) => { shown = [JSON.stringify(event), event.type, event.code, event.reason, event.wasClean]; };
    await run(10, () => world.sockets[0].closed(4200, 'moved', true));
    assert.deepEqual(shown, ['{"isTrusted":true}', 'close', 4200, 'moved', true]);
  });
});

describe('a world', () => {
  test('lets promises come to rest after each task', async () => {
    const world = new World();
    const heard = [];
    const wait = (delay) => new Promise((done) => world.timers.set(done, delay));
    await world.run(0, () => world.task(async () => {
      heard.push('called');
      await 1;
      heard.push('promise');
      world.queue(() => heard.push('queued'));
      await wait(0);
      heard.push('timer');
    }));
    assert.deepEqual(heard, ['called', 'promise', 'queued', 'timer']);
  });

  test('comes to rest where promises set timers without a delay for ever', async () => {
    const world = new World();
    let count = 0;
    const again = async () => {
      for (;;) {
        count++;
        await new Promise((done) => world.timers.set(done, 0));
      }
    };
    await world.run(0, () => world.task(() => { again(); }));
    assert.equal(world.timers.deadline, 4);
    assert.equal(count, 6);
  });

  test('fires what is due one after the other, each with its promises', async () => {
    const world = new World();
    const heard = [];
    for (const name of ['a', 'b']) world.timers.set(async () => { heard.push(name); await 1; heard.push(name + ' rested'); }, 10);
    await world.run(10, () => world.fireTimers());
    assert.deepEqual(heard, ['a', 'a rested', 'b', 'b rested']);
  });

  test('has the same random numbers and the same clock in every run', () => {
    const seen = [new World(), new World()].map((world) => {
      world.timers.now = 5;
      world.wallClockJumped(100);
      return [world.random(), world.random(), world.wallClock()];
    });
    assert.deepEqual(seen[0], seen[1]);
    assert.equal(seen[0][2], Date.UTC(2020, 0, 1) + 105);
  });
});
