'use strict';

const { Program: PusherProgram, optionsOf } = require('../pusher-js/program');

/** How Echo names the kinds of channels. */
const KINDS = [
  ['private-encrypted-', (echo, name) => echo.encryptedPrivate(name)],
  ['private-', (echo, name) => echo.private(name)],
  ['presence-', (echo, name) => echo.join(name)],
  ['', (echo, name) => echo.channel(name)],
];

/** What `listenToAll` leaves out, and Echo listens to itself. */
const OF_A_CHANNEL = ['pusher:subscription_succeeded', 'pusher:subscription_error', 'pusher:member_added', 'pusher:member_removed'];

/** Uses Echo as an application does. What Echo does not offer, it does with the pusher-js that Echo has made. */
class Program extends PusherProgram {
  #channels = new Map();

  make(window, setup) {
    const Echo = window.Echo.default;
    this.echo = new Echo({ broadcaster: 'pusher', key: setup.key, ...optionsOf(setup) });
    return this.echo.connector.pusher;
  }

  get state() {
    return this.echo.connectionStatus();
  }

  get reads() {
    return { state: this.state, socketId: this.echo.socketId() ?? null };
  }

  listenForStates() {
    this.echo.connector.onConnectionChange((state) => this.page.write('stateEvent', { state, reads: this.reads }));
  }

  call(line) {
    return line.input === 'disconnect' ? this.echo.disconnect() : super.call(line); // there is no connect()
  }

  subscribe(name) {
    if (this.#channels.has(name)) return;
    const [prefix, open] = KINDS.find(([start]) => name.startsWith(start));
    const channel = open(this.echo, name.slice(prefix.length));
    this.#channels.set(name, channel);
    channel.listenToAll((event, data) => this.hear(name, event.replace(/^\./, ''), data)); // a dot is before the names that have no namespace
    for (const event of OF_A_CHANNEL) channel.on(event, (data) => this.hear(name, event, data));
  }

  unsubscribe(name) {
    this.#channels.delete(name);
    this.echo.leaveChannel(name);
  }

  /** Only channels that are private can whisper, and only what begins with ‘client-’. */
  trigger({ channel, event, data }) {
    if (event.startsWith('client-')) this.#channels.get(channel)?.whisper?.(event.slice('client-'.length), JSON.parse(data));
  }
}

module.exports = { Program };
