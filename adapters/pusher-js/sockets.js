'use strict';

const CONNECTING = 0, OPEN = 1, CLOSING = 2, CLOSED = 3;
const CLOSING_HANDSHAKE = 60000; // how long browsers wait for the other side's close

/** An event: JSON shows no more of it than it shows of one of a browser. */
function event(type, members = {}) {
  const made = { isTrusted: true };
  for (const [name, value] of Object.entries({ type, ...members })) {
    Object.defineProperty(made, name, { value, enumerable: false });
  }
  return made;
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

/** Makes the WebSocket class of a page. It tells `page` what is done, and puts itself into `page.sockets`. */
function webSocketOf(page) {
  return class WebSocket extends Target {
    static CONNECTING = CONNECTING;
    static OPEN = OPEN;
    static CLOSING = CLOSING;
    static CLOSED = CLOSED;

    #number;
    #told = false;
    readyState = CONNECTING;
    binaryType = 'blob';
    bufferedAmount = 0;
    extensions = '';
    protocol = '';

    constructor(url) {
      super();
      this.url = String(url);
      page.sockets.push(this);
      this.#number = page.sockets.length;
      page.write('openAttempt', { attempt: this.#number, transport: 'websocket', url: this.url });
    }

    send(text) {
      if (this.readyState === CONNECTING) {
        const error = new Error("Failed to execute 'send' on 'WebSocket': Still in CONNECTING state.");
        error.name = 'InvalidStateError';
        throw error;
      }
      if (this.readyState === OPEN) page.write('sendText', { attempt: this.#number, text: String(text) });
    }

    close() {
      if (this.readyState >= CLOSING) return;
      page.write('closeAttempt', { attempt: this.#number });
      if (this.readyState === CONNECTING) {
        this.readyState = CLOSING;
        page.queue(() => this.failed());
      } else {
        this.readyState = CLOSING;
        page.later(() => this.closed(1006, '', false), CLOSING_HANDSHAKE);
      }
    }

    // What the network says. Each is a task of its own.

    opened() {
      if (this.readyState !== CONNECTING) return;
      this.readyState = OPEN;
      this.dispatch(event('open'), page.task);
    }

    received(text) {
      if (this.readyState === OPEN) this.dispatch(event('message', { data: text, origin: new URL(this.url).origin, lastEventId: '' }), page.task);
    }

    failed() {
      if (this.#told) return;
      this.readyState = CLOSED;
      this.dispatch(event('error'), page.task);
      this.closed(1006, '', false);
    }

    closed(code, reason, wasClean) {
      if (this.#told) return;
      this.#told = true;
      this.readyState = CLOSED;
      this.dispatch(event('close', { code, reason, wasClean }), page.task);
    }
  };
}

module.exports = { Target, event, webSocketOf };
