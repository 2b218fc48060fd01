'use strict';

// Drives a published release of pusher-js in virtual time. The protocol is told in docs/adapter-protocol.md.
// What knows the client is `Program`; all else can stay for another client that runs in a browser.

const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');
const { parseArgs } = require('node:util');
const { Environment } = require('./environment');

const STATES = ['initialized', 'connecting', 'connected', 'unavailable', 'failed', 'disconnected'];

// What knows the client: replace this for a client of your own.

/** The browser build of a release. */
function scriptOf(version) {
  const dist = path.join(__dirname, 'node_modules', `pusher-js-${version}`, 'dist');
  const file = ['web/pusher.js', 'pusher.js'].map((name) => path.join(dist, name)).find((name) => fs.existsSync(name));
  if (file === undefined) {
    process.stderr.write(`pusher-js ${version} is not installed: run 'npm ci' in adapters/pusher-js\n`);
    process.exit(2);
  }
  return new vm.Script(fs.readFileSync(file, 'utf8'), { filename: `pusher-js-${version}.js` });
}

/** Makes the client, calls it, and listens to it. */
class Program {
  #page;
  #pusher;
  #heard = new WeakSet();

  constructor(page, setup) {
    this.#page = page;
    this.#pusher = new page.window.Pusher(setup.key, {
      cluster: 'mt1', // 8 and later throw without one
      wsHost: 'ws.pusherapp.com', // where the document says the server is
      enabledTransports: setup.enabledTransports,
      encrypted: setup.encrypted, // up to 5
      forceTLS: setup.encrypted, // from 4.3
      disableStats: true,
      enableStats: false,
      authTransport: setup.authTransport,
      authEndpoint: setup.authEndpoint,
      auth: { params: Object.fromEntries(setup.authParams), headers: Object.fromEntries(setup.authHeaders) },
      ...(setup.activityTimeout === null ? {} : { activityTimeout: setup.activityTimeout }),
      ...(setup.pongTimeout === null ? {} : { pongTimeout: setup.pongTimeout }),
    });
    this.#listen(this.#pusher.connection);
  }

  get state() {
    return this.#pusher.connection.state;
  }

  call(line) {
    const pusher = this.#pusher;
    switch (line.input) {
      case 'connect': return pusher.connect();
      case 'disconnect': return pusher.disconnect();
      case 'subscribe': return this.#hear(pusher.subscribe(line.channel));
      case 'unsubscribe': return pusher.unsubscribe(line.channel);
      case 'trigger': return this.#trigger(line);
      default: throw new Error(`there is no input ‘${line.input}’`);
    }
  }

  /** On a channel that the program has: there is no other to call it on. */
  #trigger({ channel, event, data }) {
    try {
      this.#pusher.channel(channel)?.trigger(event, JSON.parse(data));
    } catch (error) {
      if (event.startsWith('client-')) throw error; // else the client refuses the name, as it says it does
    }
  }

  #listen(connection) {
    const write = (output, members) => this.#page.write(output, members);
    const reads = () => ({ state: String(connection.state), socketId: connection.socket_id ?? null });
    connection.bind('state_change', ({ previous, current }) => write('stateChange', { previous, current, reads: reads() }));
    for (const state of STATES) connection.bind(state, () => write('stateEvent', { state, reads: reads() }));
    connection.bind('connecting_in', (seconds) => write('connectingIn', { seconds }));
    connection.bind('error', (error) => write('error', { payload: JSON.stringify(error) ?? 'null' }));
  }

  #hear(channel) {
    if (this.#heard.has(channel)) return;
    this.#heard.add(channel);
    const all = channel.bind_global ?? channel.bind_all; // its name up to 3
    all.call(channel, (name, data) => {
      if (name === 'pusher:subscription_error' && !this.#page.isReceiving) { // the client's own, and no message of the channel
        this.#page.write('otherEvent', { name, data: JSON.stringify({ channel: channel.name, answer: data }) });
      } else {
        this.#page.write('channelEvent', { channel: channel.name, name, data: JSON.stringify(data) ?? '' });
      }
    });
  }
}

// Runs.

/** One run: a page and a program of its own. */
class Run {
  #page;
  #setup;
  #program = null;

  constructor(page, setup) {
    this.#page = page;
    this.#setup = setup;
    page.authEndpoint = setup.authEndpoint;
  }

  take(line) {
    this.#page.run(line.now ?? 0, () => this.#deliver(line));
  }

  /** What has come of it; after a rejected promise has had its chance to be told. */
  answer() {
    const page = this.#page;
    if (page.thrown.length > 0) return { threw: told(page.thrown[0]) };
    return { outputs: page.outputs.splice(0), state: this.#program ? String(this.#program.state) : 'initialized', deadline: page.timers.deadline };
  }

  threw(error) {
    this.#page.thrown.push(error);
  }

  #deliver(line) {
    const page = this.#page;
    const socket = page.sockets[line.attempt - 1];
    page.isReceiving = line.input === 'textReceived';
    switch (line.input) {
      case undefined: return;
      case 'created': return this.#create();
      case 'attemptOpened': return socket.opened();
      case 'attemptFailed': return socket.failed();
      case 'attemptClosed': return socket.closed(line.code, line.reason, line.clean);
      case 'textReceived': return socket.received(line.text);
      case 'authAnswered': return page.requests[line.request - 1].answered(line.status, line.body);
      case 'networkOnline': return page.setOnline(true);
      case 'networkOffline': return page.setOnline(false);
      case 'wallClockJumped': return page.wallClockJumped(line.by);
      case 'deadlineReached': return page.timers.fire();
      case 'pageLeft': return ['pagehide', 'unload'].forEach((type) => page.dispatch(type));
      default: return page.task(() => this.#program.call(line));
    }
  }

  /** Pusher connects when it is made, or when the body is there, if that is later. So a program can bind before. */
  #create() {
    this.#page.task(() => { this.#program = new Program(this.#page, this.#setup); });
    if (this.#program !== null && this.#setup.connectOnCreate) this.#page.bodyIsThere();
  }
}

function told(error) {
  process.stderr.write(`${error?.stack ?? error}\n`);
  return String(error);
}

/** The lines of standard input, one after the other; null at its end. */
class Lines {
  #chunk = Buffer.alloc(65536);
  #rest = [];
  #lines = [];

  next() {
    while (this.#lines.length === 0) {
      const length = this.#read();
      if (length === 0) return null;
      let from = 0;
      for (let at; (at = this.#chunk.subarray(0, length).indexOf(10, from)) >= 0; from = at + 1) {
        this.#lines.push(Buffer.concat([...this.#rest.splice(0), this.#chunk.subarray(from, at)]).toString('utf8'));
      }
      if (from < length) this.#rest.push(Buffer.from(this.#chunk.subarray(from, length)));
    }
    return this.#lines.shift();
  }

  #read() {
    for (;;) {
      try {
        return fs.readSync(0, this.#chunk);
      } catch (error) {
        if (error.code === 'EOF') return 0;
        if (error.code !== 'EAGAIN') throw error;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
      }
    }
  }
}

function say(line) {
  const bytes = Buffer.from(JSON.stringify(line) + '\n');
  for (let from = 0; from < bytes.length;) {
    try {
      from += fs.writeSync(1, bytes, from);
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}

function main() {
  const { version, transports, log } = parseArgs({
    options: {
      version: { type: 'string', default: '8.6.0' },
      transports: { type: 'string', default: 'ws' }, // what is handed over as enabledTransports
      log: { type: 'boolean', default: false }, // what the client logs goes to standard error
    },
  }).values;
  const script = scriptOf(version);
  const lines = new Lines();
  const runs = new Map();
  let inHand = null; // a page for the next run, made while the simulator is busy
  let current = null;

  const begin = (number, setup) => {
    const page = inHand ?? new Environment(script);
    inHand = null;
    page.logs = log;
    runs.set(number, new Run(page, { ...setup, enabledTransports: transports.split(',') }));
  };
  const answer = (number, run) => {
    const given = run.answer();
    say({ run: number, ...given });
    if (given.threw !== undefined) runs.delete(number);
  };
  const turn = () => {
    const text = lines.next();
    if (text === null) return;
    const line = JSON.parse(text);
    if (line.begin) begin(line.run, line.begin);
    current = runs.get(line.run);
    if (line.end) {
      runs.delete(line.run);
      inHand ??= new Environment(script);
    } else if (current !== undefined) {
      current.take(line);
    }
    setImmediate(() => { // rejected promises are told before this
      if (!line.end && current !== undefined) answer(line.run, current);
      turn();
    });
  };

  process.on('unhandledRejection', (error) => current?.threw(error));
  say({ protocol: 1, client: 'pusher-js', release: version });
  inHand = new Environment(script);
  turn();
}

main();
