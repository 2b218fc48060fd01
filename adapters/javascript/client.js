'use strict';

// A small client of the Pusher connection protocol. It knows nothing of any simulator. Whoever makes it supplies the platform:
//
//   WebSocket, setTimeout, clearTimeout    as browsers have them
//   now()                                  milliseconds that never go back
//   post(url, headers, body)               a promise of { status, body }; status 0 where the request failed

const { readError, readMessage, readObject } = require('./messages');

const HOST = 'ws.pusherapp.com';
const ATTEMPT_TIMEOUT = 4000;
const RETRY_WAITS = [2000, 4000, 6000, 8000, 10000];
const UNAVAILABLE_AFTER = 30000;
const RETRY_INTERVAL = 10000;
const RECONNECT_FLOOR = 1000;
const BACK_OFF = 1000;
const ACTIVITY_TIMEOUT = 120000;
const PONG_TIMEOUT = 30000;

const FORM = ['Content-Type', 'application/x-www-form-urlencoded'];
const OF_THE_CONNECTION = ['pusher:connection_established', 'pusher:error', 'pusher:ping', 'pusher:pong'];
const SUCCEEDED = 'pusher_internal:subscription_succeeded';
const NO_CODE = 0; // where a connection or an attempt ends without one

class Client {
  state = 'initialized';
  socketId = null;
  #key;
  #platform;
  #options;
  #secure;
  #handlers = [];
  #messageHandlers = [];
  #turn = 0; // counts what the program and the system say: a handler may do so in the middle of anything
  #socket = null;
  #started = 0;
  #failures = 0;
  #silence;
  #timers = {}; // by purpose: pause, attempt, activity, unavailable
  #channels = new Map(); // by name: 'wanted', 'asked' or 'confirmed' on this connection
  #requests = new Map(); // by channel: what asks for its authentication

  constructor(key, platform, options) {
    this.#key = key;
    this.#platform = platform;
    this.#options = { activityTimeout: ACTIVITY_TIMEOUT, pongTimeout: PONG_TIMEOUT, authParams: [], authHeaders: [], connectAtOnce: true, ...options };
    this.#secure = Boolean(options.encrypted);
    if (this.#options.connectAtOnce) platform.setTimeout(() => this.connect(), 0); // the program can bind its handlers first
  }

  // What the program calls.

  /** `handler(name, data)` hears every event of the connection. */
  bind(handler) {
    this.#handlers.push(handler);
  }

  /** `handler(channel, name, data)` hears every message of the channels; data is JSON text. */
  bindMessages(handler) {
    this.#messageHandlers.push(handler);
  }

  connect() {
    if (this.#is('initialized', 'disconnected')) {
      const turn = ++this.#turn;
      this.#enterConnecting();
      if (turn === this.#turn) this.#attemptAfter(0);
    } else if (this.#is('connecting', 'unavailable') && this.#socket === null) {
      this.#attemptAfter(0);
    }
  }

  disconnect() {
    if (!this.#is('connecting', 'connected', 'unavailable')) return;
    this.#stop();
    this.#rest();
  }

  subscribe(channel) {
    if (this.#channels.has(channel)) return;
    this.#channels.set(channel, 'wanted');
    this.#askFor(channel);
  }

  unsubscribe(channel) {
    const progress = this.#channels.get(channel) ?? 'wanted';
    this.#channels.delete(channel);
    this.#requests.delete(channel);
    if (progress !== 'wanted' && this.#is('connected')) this.#send('pusher:unsubscribe', { channel });
  }

  trigger(channel, name, data) {
    const mayBeSent = name.startsWith('client-') && needsAuthentication(channel);
    if (mayBeSent && this.#is('connected') && this.#channels.get(channel) === 'confirmed') this.#send(name, data, channel);
  }

  // What the operating system says.

  online() {
    if (this.#is('connecting', 'unavailable')) this.#attemptAfter(0);
  }

  offline() {
    if (!this.#is('connected')) return;
    this.#stop();
    this.#goOn(NO_CODE);
  }

  // Attempts.

  #stop() {
    this.#turn++;
    this.#dropSocket();
    this.#clear('pause');
  }

  /** The next attempt, after a pause that is announced; null where there is to be none. */
  #attemptAfter(pause) {
    if (pause === null) return;
    this.#stop();
    const turn = this.#turn;
    if (pause > 0) this.#emit('connecting_in', Math.ceil(pause / 1000));
    if (turn !== this.#turn) return;
    if (pause > 0) this.#set('pause', pause, () => this.#attempt());
    else this.#attempt();
  }

  #attempt() {
    this.#started = this.#platform.now();
    const socket = this.#socket = new this.#platform.WebSocket(this.#url());
    this.#set('attempt', ATTEMPT_TIMEOUT, () => this.#end(NO_CODE));
    socket.onmessage = ({ data }) => this.#receive(data);
    socket.onclose = ({ code, reason }) => {
      const isTold = code >= 4000 && code < 5000;
      if (isTold) this.#tellError(code, reason);
      if (socket === this.#socket) this.#end(code);
    };
  }

  /** The connection or the attempt has ended. */
  #end(code) {
    this.#dropSocket();
    this.#goOn(code);
  }

  #goOn(code) {
    this.#attemptAfter(this.#judge(code));
  }

  /** The pause until the next attempt, or null where there is to be none. */
  #judge(code) {
    const lost = this.#is('connected');
    if (isIn(4000, code)) {
      if (code > 4000 || this.#secure) {
        this.#rest();
        return null;
      }
      this.#secure = true;
    }
    if (lost && !this.#passDisconnected()) return null; // a handler has said otherwise
    const sinceStart = this.#platform.now() - this.#started;
    if (code === 4000) return 0;
    if (this.#is('unavailable')) return Math.max(0, RETRY_INTERVAL - sinceStart);
    if (isIn(4100, code)) return BACK_OFF;
    if (lost || isIn(4200, code)) return Math.max(0, RECONNECT_FLOOR - sinceStart);
    this.#failures++;
    return RETRY_WAITS[Math.min(this.#failures, RETRY_WAITS.length) - 1];
  }

  #dropSocket() {
    this.#requests.clear();
    this.#clear('attempt');
    this.#clear('activity');
    if (this.#socket === null) return;
    const socket = this.#socket;
    this.#socket = this.socketId = null;
    socket.onmessage = socket.onclose = null;
    socket.close();
  }

  // States.

  #is(...states) {
    return states.includes(this.state);
  }

  #change(current) {
    const previous = this.state;
    const turn = this.#turn;
    this.state = current;
    this.#emit('state_change', { previous, current });
    if (turn === this.#turn) this.#emit(current, null);
  }

  #enterConnecting() {
    this.#failures = 0;
    this.#set('unavailable', UNAVAILABLE_AFTER, () => this.#change('unavailable'));
    this.#change('connecting');
  }

  #passDisconnected() {
    const turn = this.#turn;
    this.#change('disconnected');
    if (turn === this.#turn) this.#enterConnecting();
    return turn === this.#turn;
  }

  #rest() {
    this.#clear('unavailable');
    this.#change('disconnected');
  }

  #accept(handshake) {
    this.#clear('unavailable');
    this.#clear('attempt');
    this.#failures = 0;
    this.socketId = handshake.socket_id;
    const told = handshake.activity_timeout;
    const { activityTimeout } = this.#options;
    this.#silence = typeof told === 'number' && told > 0 ? Math.min(told * 1000, activityTimeout) : activityTimeout;
    for (const channel of this.#channels.keys()) this.#channels.set(channel, 'wanted');
    this.#heard();
    this.#change('connected');
    for (const channel of [...this.#channels.keys()]) this.#askFor(channel);
  }

  /** The server is there. Where it is silent for too long, it is asked; where it does not answer, the connection is given up. */
  #heard() {
    this.#set('activity', this.#silence, () => {
      this.#send('pusher:ping', {});
      this.#set('activity', this.#options.pongTimeout, () => this.#end(NO_CODE));
    });
  }

  // Channels.

  #askFor(channel) {
    if (!this.#is('connected') || this.#channels.get(channel) !== 'wanted' || this.#requests.has(channel)) return;
    if (needsAuthentication(channel)) this.#authenticate(channel);
    else this.#sendSubscribe(channel, {});
  }

  async #authenticate(channel) {
    const { authEndpoint, authParams, authHeaders } = this.#options;
    const request = {};
    this.#requests.set(channel, request);
    const pairs = [['socket_id', this.socketId], ['channel_name', channel], ...authParams];
    const body = pairs.map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
    const answer = await this.#platform.post(authEndpoint, [FORM, ...authHeaders], body);
    if (this.#requests.get(channel) !== request) return; // it is no longer wanted
    this.#requests.delete(channel);
    const { auth, channel_data: who } = (answer.status === 200 && readObject(answer.body)) || {};
    if (typeof auth === 'string') {
      this.#sendSubscribe(channel, typeof who === 'string' ? { auth, channel_data: who } : { auth });
    } else {
      this.#emit('pusher:subscription_error', { channel, status: answer.status === 200 ? 'invalid answer' : String(answer.status) });
    }
  }

  #sendSubscribe(channel, proof) {
    this.#channels.set(channel, 'asked');
    this.#send('pusher:subscribe', { channel, ...proof });
  }

  // Messages.

  #receive(text) {
    const isConnected = this.#is('connected');
    if (isConnected) this.#heard();
    const message = readMessage(text);
    const { name, data } = message;
    if (message.fault) {
      this.#tellError(NO_CODE, message.fault);
    } else if (name === 'pusher:error') {
      const error = readError(data);
      this.#tellError(error.code, error.message);
      if (!isConnected && error.code >= 4000 && error.code < 4300) this.#end(error.code); // told instead of accepting
    } else if (!isConnected) {
      if (name === 'pusher:connection_established') this.#accept(JSON.parse(data));
    } else if (name === 'pusher:ping') {
      this.#send('pusher:pong', {});
    } else if (this.#channels.has(message.channel)) {
      this.#hear(message);
    }
  }

  #hear({ name, channel, data }) {
    if (name === SUCCEEDED && this.#channels.get(channel) === 'asked') this.#channels.set(channel, 'confirmed');
    const told = name === SUCCEEDED ? 'pusher:subscription_succeeded' : name;
    if (OF_THE_CONNECTION.includes(told) || told.startsWith('pusher_internal:')) return;
    for (const handler of [...this.#messageHandlers]) handler(channel, told, data);
  }

  #send(event, data, channel) {
    this.#socket?.send(JSON.stringify(channel === undefined ? { event, data } : { event, channel, data }));
  }

  #tellError(code, message) {
    this.#emit('error', { type: 'PusherError', data: code ? { code, message } : { message } });
  }

  #emit(name, data) {
    for (const handler of [...this.#handlers]) handler(name, data);
  }

  // The platform.

  #set(purpose, delay, callback) {
    this.#clear(purpose);
    this.#timers[purpose] = this.#platform.setTimeout(callback, delay);
  }

  #clear(purpose) {
    this.#platform.clearTimeout(this.#timers[purpose]);
  }

  #url() {
    const origin = this.#secure ? `wss://${HOST}:443` : `ws://${HOST}:80`;
    return `${origin}/app/${encodeURIComponent(this.#key)}?protocol=7&client=javascript-example&version=1.0`;
  }
}

/** Whether a code is one of the hundred from the first one on. */
function isIn(first, code) {
  return code >= first && code < first + 100;
}

function needsAuthentication(channel) {
  return channel.startsWith('private-') || channel.startsWith('presence-');
}

module.exports = { Client };
