'use strict';

const { Event, Target } = require('../javascript/sockets');
const { World } = require('../javascript/world');

const REFUSAL = 10; // how long a request takes that is refused

/** What a page gives to its scripts. */
const NAMES = [
  'window', 'self', 'globalThis', 'addEventListener', 'removeEventListener', 'setTimeout', 'setInterval', 'clearTimeout', 'clearInterval',
  'console', 'navigator', 'location', 'localStorage', 'document', 'crypto', 'btoa', 'atob', 'URL', 'WebSocket', 'XMLHttpRequest',
];

/** A page of a browser, with scripts in it, on fake time and with a fake network. */
class Page extends World {
  logs = false;
  authEndpoint = null;
  refused = []; // what was asked of the network that is neither a WebSocket nor a grant
  #realm;
  #page = new Target();
  #whenBodyIsThere;

  constructor(realm) {
    super();
    this.#realm = realm;
    this.window = this.#makeWindow();
    this.task(() => realm.run(this.window, NAMES.map((name) => this.window[name])));
    this.#whenBodyIsThere = this.timers.drop(); // scripts in a page's head poll for the body
  }

  /** The page has been read to its end. */
  bodyIsThere() {
    this.window.document.body = {};
    for (const { callback } of this.#whenBodyIsThere.splice(0)) this.task(callback);
  }

  /** Does one task, and the microtasks after it. */
  task(action) {
    this.#realm.page = this;
    super.task(action);
    this.#realm.rest();
  }

  /** There is nothing left to wait for after a task. */
  rest() {}

  /** There is only the WebSocket: scripts, and requests other than those for a grant, fail. */
  refuse(url, told) {
    this.refused.push(String(url));
    this.timers.set(told, REFUSAL);
  }

  setOnline(online) {
    this.window.navigator.onLine = online;
    this.dispatch(online ? 'online' : 'offline');
  }

  dispatch(type) {
    this.#page.dispatch(new Event(type), this.task);
  }

  #makeWindow() {
    const page = this.#page;
    const { timers } = this;
    const callable = (callback, given) => () => callback(...given);
    const location = { protocol: 'http:', host: 'localhost', hostname: 'localhost', port: '', pathname: '/', search: '', hash: '', href: 'http://localhost/', origin: 'http://localhost' };
    const log = (...texts) => { if (this.logs) process.stderr.write(texts.map(String).join(' ') + '\n'); };
    const window = Object.assign(Object.create(this.#realm.global), {
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
      WebSocket: this.WebSocket,
      XMLHttpRequest: requestOf(this),
    });
    return Object.assign(window, { window, self: window, globalThis: window });
  }

  /** A document without a body, in which no script can be loaded. */
  #document(location) {
    const element = () => ({ setAttribute() {}, addEventListener() {}, removeEventListener() {}, appendChild() {}, parentNode: null });
    const head = { ...element(), firstChild: null, insertBefore: (script) => this.refuse(script.src, () => script.onerror?.(new Event('error'))) };
    head.appendChild = head.insertBefore;
    return { location, body: null, documentElement: head, createElement: element, getElementsByTagName: () => [head], addEventListener() {}, removeEventListener() {} };
  }
}

/** An XMLHttpRequest. Those to the authentication endpoint are asked of the simulator; all others are refused. */
class Request extends Target {
  #page;
  #asked = null;
  #over = false;
  readyState = 0;
  status = 0;
  responseText = '';
  withCredentials = false;

  constructor(page) {
    super();
    this.#page = page;
  }

  open(method, url) {
    this.#asked = { method, url: String(url), headers: [] };
    this.readyState = 1;
  }

  setRequestHeader(name, value) {
    this.#asked.headers.push([String(name), String(value)]);
  }

  send(body) {
    if (this.#asked.url === this.#page.authEndpoint) {
      this.#page.ask(this, { ...this.#asked, body: body == null ? '' : String(body) });
    } else {
      this.#page.refuse(this.#asked.url, () => this.answered(0, ''));
    }
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
    for (const type of ['readystatechange', status === 0 ? 'error' : 'load', 'loadend']) this.dispatch(new Event(type), this.#page.task);
  }
}

function requestOf(page) {
  return class XMLHttpRequest extends Request {
    constructor() {
      super(page);
    }
  };
}

module.exports = { NAMES, Page };
