'use strict';

const CONNECTING = 0, OPEN = 1, CLOSING = 2, CLOSED = 3;
const CLOSING_HANDSHAKE = 60000; // how long browsers wait for the other side's close

/** An event. As in browsers, JSON shows nothing of it but `isTrusted`. */
class Event {
  isTrusted = true;
  #type;
  #members;

  constructor(type, members = {}) {
    this.#type = type;
    this.#members = members;
  }

  get type() { return this.#type; }
  get data() { return this.#members.data; }
  get origin() { return this.#members.origin; }
  get lastEventId() { return this.#members.lastEventId; }
  get code() { return this.#members.code; }
  get reason() { return this.#members.reason; }
  get wasClean() { return this.#members.wasClean; }
}

/** What an object with `onX` and `addEventListener('x')` does. */
class Target {
  #listeners = [];

  addEventListener(type, listener) {
    this.#listeners.push({ type, listener });
  }

  removeEventListener(type, listener) {
    this.#listeners = this.#listeners.filter((one) => one.type !== type || one.listener !== listener);
  }

  dispatch(event, task) {
    const own = this['on' + event.type];
    if (typeof own === 'function') task(() => own.call(this, event));
    for (const { listener } of this.#listeners.filter((one) => one.type === event.type)) task(() => listener.call(this, event));
  }
}

/** A WebSocket, as browsers have it. It tells its world what is done, and puts itself into `world.sockets`. */
class Socket extends Target {
  static CONNECTING = CONNECTING;
  static OPEN = OPEN;
  static CLOSING = CLOSING;
  static CLOSED = CLOSED;

  #world;
  #number;
  #told = false;
  #origin = null;
  readyState = CONNECTING;
  binaryType = 'blob';
  bufferedAmount = 0;
  extensions = '';
  protocol = '';

  constructor(world, url) {
    super();
    this.#world = world;
    this.url = String(url);
    this.#number = world.sockets.push(this);
    world.write('openAttempt', { attempt: this.#number, transport: 'websocket', url: this.url });
  }

  send(text) {
    if (this.readyState === CONNECTING) {
      const error = new Error("Failed to execute 'send' on 'WebSocket': Still in CONNECTING state.");
      error.name = 'InvalidStateError';
      throw error;
    }
    if (this.readyState === OPEN) this.#world.write('sendText', { attempt: this.#number, text: String(text) });
  }

  close() {
    if (this.readyState >= CLOSING) return;
    this.#world.write('closeAttempt', { attempt: this.#number });
    if (this.readyState === CONNECTING) {
      this.readyState = CLOSING;
      this.#world.queue(() => this.failed());
    } else {
      this.readyState = CLOSING;
      this.#world.later(() => this.closed(1006, '', false), CLOSING_HANDSHAKE);
    }
  }

  // What the network says. Each is a task of its own.

  opened() {
    if (this.readyState !== CONNECTING) return;
    this.readyState = OPEN;
    this.#tell('open');
  }

  received(text) {
    if (this.readyState === OPEN) this.#tell('message', { data: text, origin: this.#origin ??= new URL(this.url).origin, lastEventId: '' });
  }

  failed() {
    if (this.#told) return;
    this.readyState = CLOSED;
    this.#tell('error');
    this.closed(1006, '', false);
  }

  closed(code, reason, wasClean) {
    if (this.#told) return;
    this.#told = true;
    this.readyState = CLOSED;
    this.#tell('close', { code, reason, wasClean });
  }

  #tell(type, members) {
    this.dispatch(new Event(type, members), this.#world.task);
  }
}

/** The WebSocket class of a world. */
function webSocketOf(world) {
  return class WebSocket extends Socket {
    constructor(url) {
      super(world, url);
    }
  };
}

module.exports = { Event, Target, webSocketOf };
