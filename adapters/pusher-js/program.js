'use strict';

const STATES = ['initialized', 'connecting', 'connected', 'unavailable', 'failed', 'disconnected'];

/** What pusher-js is given. */
function optionsOf(setup) {
  return {
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
  };
}

/** Makes the client, calls it, and listens to it. */
class Program {
  #heard = new WeakSet();

  constructor(page, setup) {
    this.page = page;
    this.pusher = this.make(page.window, setup);
    this.listen(this.pusher.connection);
    if (setup.connectOnCreate) page.queue(() => page.bodyIsThere()); // pusher-js connects now, or when the body is there, if that is later
  }

  /** Makes the client, and gives what is of pusher-js in it. */
  make(window, setup) {
    return new window.Pusher(setup.key, optionsOf(setup));
  }

  get state() {
    return this.pusher.connection.state;
  }

  call(line) {
    const { page, pusher } = this;
    switch (line.input) {
      case 'connect': return pusher.connect();
      case 'disconnect': return pusher.disconnect();
      case 'subscribe': return this.subscribe(line.channel);
      case 'unsubscribe': return this.unsubscribe(line.channel);
      case 'trigger': return this.trigger(line);
      case 'networkOnline': return page.setOnline(true);
      case 'networkOffline': return page.setOnline(false);
      case 'pageLeft': return ['pagehide', 'unload'].forEach((type) => page.dispatch(type));
      default: throw new Error(`there is no input ‘${line.input}’`);
    }
  }

  subscribe(name) {
    this.#listenTo(this.pusher.subscribe(name));
  }

  unsubscribe(name) {
    this.pusher.unsubscribe(name);
  }

  /** On a channel that the program has: there is no other to call it on. */
  trigger({ channel, event, data }) {
    try {
      this.pusher.channel(channel)?.trigger(event, JSON.parse(data));
    } catch (error) {
      if (event.startsWith('client-')) throw error; // else the client refuses the name, as it says it does
    }
  }

  /** The state and the socket id, as a program reads them in a handler. */
  get reads() {
    return { state: String(this.state), socketId: this.pusher.connection.socket_id ?? null };
  }

  listen(connection) {
    const write = (output, members) => this.page.write(output, members);
    connection.bind('state_change', ({ previous, current }) => write('stateChange', { previous, current, reads: this.reads }));
    this.listenForStates(connection);
    connection.bind('connecting_in', (seconds) => write('connectingIn', { seconds }));
    connection.bind('error', (error) => write('error', { payload: JSON.stringify(error) ?? 'null' }));
  }

  listenForStates(connection) {
    for (const state of STATES) connection.bind(state, () => this.page.write('stateEvent', { state, reads: this.reads }));
  }

  #listenTo(channel) {
    if (this.#heard.has(channel)) return;
    this.#heard.add(channel);
    const all = channel.bind_global ?? channel.bind_all; // its name up to 3
    all.call(channel, (name, data) => this.hear(channel.name, name, data));
  }

  hear(channel, name, data) {
    if (name === 'pusher:subscription_error' && !this.page.isReceiving) { // the client's own, and no message of the channel
      this.page.write('otherEvent', { name, data: JSON.stringify({ channel, answer: data }) });
    } else {
      this.page.write('channelEvent', { channel, name, data: JSON.stringify(data) ?? '' });
    }
  }
}

module.exports = { Program, optionsOf };
