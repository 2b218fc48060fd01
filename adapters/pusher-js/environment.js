'use strict';

const vm = require('node:vm');
const { Timers } = require('./timers');
const { Target, event, webSocketOf } = require('./sockets');

const START = Date.UTC(2020, 0, 1); // what the wall clock shows when a run begins
const REFUSAL = 10; // how long a request takes that is refused
const PREPARE = new vm.Script(`(function (page) {
  'use strict';
  const RealDate = Date;
  Date = class Date extends RealDate {
    constructor(...given) { given.length > 0 ? super(...given) : super(page.wallClock()); }
    static now() { return page.wallClock(); }
  };
  Math.random = () => page.random();
})`);
const GLOBAL = new vm.Script('this');
const REST = new vm.Script('0'); // the microtasks of a context run when a script of it has ended

/** A page of a browser, with a script in it, on fake time and with a fake network. */
class Environment {
  outputs = [];
  sockets = [];
  requests = [];
  thrown = [];
  logs = false;
  authEndpoint = null;
  isReceiving = false;
  #queue = [];
  #later = []; // all have the same delay, so they stand in order
  #jumped = 0;
  #seed = 1;
  #page = new Target();
  #whenBodyIsThere;

  constructor(script) {
    this.task = this.task.bind(this);
    this.timers = new Timers(this.task);
    this.context = vm.createContext(this.#world(), { microtaskMode: 'afterEvaluate' });
    this.window = GLOBAL.runInContext(this.context);
    this.window.window = this.window.self = this.window;
    PREPARE.runInContext(this.context)(this);
    script.runInContext(this.context);
    this.#whenBodyIsThere = this.timers.drop(); // scripts in a page's head poll for the body
  }

  /** The page has been read to its end. */
  bodyIsThere() {
    this.window.document.body = {};
    for (const { callback } of this.#whenBodyIsThere.splice(0)) this.task(callback);
  }

  write(output, members) {
    this.outputs.push({ output, ...members });
  }

  /** Does one task, and the microtasks after it. */
  task(action) {
    try {
      action();
      REST.runInContext(this.context);
    } catch (error) {
      this.thrown.push(error);
    }
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
  run(now, action) {
    this.timers.now = Math.max(this.timers.now, now);
    while (this.#later.length > 0 && this.#later[0].due <= this.timers.now) this.#rest(this.#later.shift().action);
    this.#rest(action);
  }

  #rest(action) {
    action();
    do {
      while (this.#queue.length > 0) this.#queue.shift()();
      this.timers.settle();
    } while (this.#queue.length > 0);
  }

  setOnline(online) {
    this.window.navigator.onLine = online;
    this.dispatch(online ? 'online' : 'offline');
  }

  dispatch(type) {
    this.#page.dispatch(event(type), this.task);
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

  #world() {
    const page = this.#page;
    const { timers } = this;
    const callable = (callback, given) => () => callback(...given);
    const location = { protocol: 'http:', host: 'localhost', hostname: 'localhost', port: '', pathname: '/', search: '', hash: '', href: 'http://localhost/', origin: 'http://localhost' };
    const log = (...texts) => { if (this.logs) process.stderr.write(texts.map(String).join(' ') + '\n'); };
    return {
      addEventListener: page.addEventListener.bind(page),
      removeEventListener: page.removeEventListener.bind(page),
      setTimeout: (callback, delay, ...given) => timers.set(callable(callback, given), delay),
      setInterval: (callback, delay, ...given) => timers.set(callable(callback, given), delay, true),
      clearTimeout: (id) => timers.clear(id),
      clearInterval: (id) => timers.clear(id),
      console: { log, info: log, debug: log, warn: log, error: log },
      navigator: { onLine: true, userAgent: 'Mozilla/5.0', product: 'Gecko' },
      location,
      localStorage: {},
      document: this.#document(location),
      crypto: { getRandomValues: (numbers) => numbers.map((_, place) => (numbers[place] = this.random() * 2 ** 32)) },
      btoa,
      atob,
      URL,
      WebSocket: webSocketOf(this),
      XMLHttpRequest: this.#xmlHttpRequest(),
    };
  }

  /** A document without a body, in which no script can be loaded. */
  #document(location) {
    const element = () => ({ setAttribute() {}, addEventListener() {}, removeEventListener() {}, appendChild() {}, parentNode: null });
    const head = { ...element(), firstChild: null, insertBefore: (script) => this.timers.set(() => script.onerror?.(event('error')), REFUSAL) };
    head.appendChild = head.insertBefore;
    return { location, body: null, documentElement: head, createElement: element, getElementsByTagName: () => [head], addEventListener() {}, removeEventListener() {} };
  }

  /** Requests to the authentication endpoint are asked of the simulator; all others are refused. */
  #xmlHttpRequest() {
    const page = this;
    return class XMLHttpRequest extends Target {
      #asked = null;
      #over = false;
      readyState = 0;
      status = 0;
      responseText = '';
      withCredentials = false;

      open(method, url) {
        this.#asked = { method, url: String(url), headers: [] };
        this.readyState = 1;
      }

      setRequestHeader(name, value) {
        this.#asked.headers.push([String(name), String(value)]);
      }

      send(body) {
        if (this.#asked.url !== page.authEndpoint) {
          page.timers.set(() => this.answered(0, ''), REFUSAL);
          return;
        }
        page.requests.push(this);
        page.write('authRequest', { request: page.requests.length, ...this.#asked, body: body == null ? '' : String(body) });
      }

      abort() {
        this.#over = true;
      }

      getResponseHeader() {
        return null;
      }

      getAllResponseHeaders() {
        return '';
      }

      answered(status, body) {
        if (this.#over) return;
        this.#over = true;
        Object.assign(this, { status, responseText: body, response: body, readyState: 4 });
        for (const type of ['readystatechange', status === 0 ? 'error' : 'load', 'loadend']) this.dispatch(event(type), page.task);
      }
    };
  }
}

module.exports = { Environment };
