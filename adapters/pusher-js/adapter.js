'use strict';

// Drives a published release of pusher-js in virtual time. The protocol is told in docs/adapter-protocol.md.
// What knows the client is `Program`; all else can stay for another client that runs in a browser.

const { parseArgs } = require('node:util');
const { serve } = require('../javascript/protocol');
const { Run } = require('../javascript/run');
const { Pages } = require('./page');
const { scriptOf } = require('./releases');

const STATES = ['initialized', 'connecting', 'connected', 'unavailable', 'failed', 'disconnected'];

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
      encrypted: setup.encrypted, // up to 5
      forceTLS: setup.encrypted, // from 4.3
      disableStats: true,
      enableStats: false,
      authTransport: setup.authTransport,
      authEndpoint: setup.authEndpoint,
      auth: { params: Object.fromEntries(setup.authParams), headers: Object.fromEntries(setup.authHeaders) },
      ...(setup.enabledTransports === null ? {} : { enabledTransports: setup.enabledTransports }),
      ...(setup.activityTimeout === null ? {} : { activityTimeout: setup.activityTimeout }),
      ...(setup.pongTimeout === null ? {} : { pongTimeout: setup.pongTimeout }),
    });
    this.#listen(this.#pusher.connection);
    if (setup.connectOnCreate) page.queue(() => page.bodyIsThere()); // pusher-js connects now, or when the body is there, if that is later
  }

  get state() {
    return this.#pusher.connection.state;
  }

  call(line) {
    const pusher = this.#pusher;
    const page = this.#page;
    switch (line.input) {
      case 'connect': return pusher.connect();
      case 'disconnect': return pusher.disconnect();
      case 'subscribe': return this.#hear(pusher.subscribe(line.channel));
      case 'unsubscribe': return pusher.unsubscribe(line.channel);
      case 'trigger': return this.#trigger(line);
      case 'networkOnline': return page.setOnline(true);
      case 'networkOffline': return page.setOnline(false);
      case 'pageLeft': return ['pagehide', 'unload'].forEach((type) => page.dispatch(type));
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

function main() {
  const { version, transports, log, fresh } = parseArgs({
    options: {
      version: { type: 'string', default: '8.6.0' },
      transports: { type: 'string', default: 'ws' }, // what is handed over as enabledTransports; 'all' hands over none
      log: { type: 'boolean', default: false }, // what the client logs goes to standard error
      fresh: { type: 'boolean', default: false }, // nothing is shared by the pages of two runs, not even the language
    },
  }).values;
  const pages = new Pages([scriptOf(version)], fresh);
  pages.logs = log;
  const begin = (setup) => {
    const page = pages.take();
    page.authEndpoint = setup.authEndpoint;
    return new Run(page, () => new Program(page, { ...setup, enabledTransports: transports === 'all' ? null : transports.split(',') }));
  };
  serve({ client: 'pusher-js', release: version }, begin, () => pages.prepare());
}

main();
