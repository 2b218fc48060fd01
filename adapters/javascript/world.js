'use strict';

const { Timers } = require('./timers');
const { webSocketOf } = require('./sockets');

const START = Date.UTC(2020, 0, 1); // what the wall clock shows when a run begins

/** All that a client has to do with in one run, on fake time: timers, clocks, random numbers, sockets, requests. */
class World {
  outputs = [];
  sockets = [];
  requests = [];
  thrown = [];
  isReceiving = false;
  #queue = [];
  #later = []; // all have the same delay, so they stand in order
  #jumped = 0;
  #seed = 1;

  constructor() {
    this.task = this.task.bind(this);
    this.timers = new Timers(this.task);
    this.WebSocket = webSocketOf(this);
  }

  write(output, members) {
    this.outputs.push({ output, ...members });
  }

  /** Does one task of the client. */
  task(action) {
    try {
      action();
    } catch (error) {
      this.thrown.push(error);
    }
  }

  /** Lets the promises come to rest after a task. */
  rest() {
    return new Promise((done) => setImmediate(done));
  }

  /** A task for later, in this instant. */
  queue(action) {
    this.#queue.push(action);
  }

  /** Something that the browser itself does after a time. No timer of the client: it is no deadline, and comes with the first input from then on. */
  later(action, delay) {
    this.#later.push({ due: this.timers.now + delay, action });
  }

  /** Moves the time, does one thing, and all that comes of it in this instant. */
  async run(now, action) {
    this.timers.now = Math.max(this.timers.now, now);
    while (this.#later.length > 0 && this.#later[0].due <= this.timers.now) await this.#settle(this.#later.shift().action);
    await this.#settle(action);
  }

  async #settle(action) {
    await action();
    await this.#rested();
    do {
      while (this.#queue.length > 0) {
        this.#queue.shift()();
        await this.#rested();
      }
      while (this.timers.fireNext()) await this.#rested();
    } while (this.#queue.length > 0);
  }

  /** Fires what is due, in order; each timer is followed by all that comes of it. */
  async fireTimers() {
    const mark = this.timers.mark();
    while (this.timers.fireDue(mark)) await this.#rested();
  }

  async #rested() {
    await this.rest();
    this.timers.rested();
  }

  /** Asks the simulator for a grant. `request.answered(status, body)` hears the answer. */
  ask(request, members) {
    this.requests.push(request);
    this.write('authRequest', { request: this.requests.length, ...members });
  }

  /** What a client takes that lets somebody else supply its timers, its sockets and its requests. */
  get platform() {
    const { timers, WebSocket } = this;
    return {
      WebSocket,
      setTimeout: (callback, delay) => timers.set(callback, delay),
      clearTimeout: (id) => timers.clear(id),
      now: () => timers.now,
      post: (url, headers, body) => new Promise((done) => {
        this.ask({ answered: (status, text) => done({ status, body: text }) }, { method: 'POST', url, headers, body });
      }),
    };
  }

  wallClock() {
    return START + this.timers.now + this.#jumped;
  }

  wallClockJumped(by) {
    this.#jumped += by;
  }

  /** The same numbers in every run (mulberry32). */
  random() {
    this.#seed = (this.#seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#seed ^ (this.#seed >>> 15), this.#seed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}

module.exports = { World };
