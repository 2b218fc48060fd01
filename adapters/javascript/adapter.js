'use strict';

// Drives a client in virtual time. The protocol is told in docs/adapter-protocol.md.
// What knows the client stands here; all else can stay as it is.

const { Client } = require('./client');
const { serve } = require('./protocol');
const { Run } = require('./run');
const { World } = require('./world');

const STATES = ['initialized', 'connecting', 'connected', 'unavailable', 'failed', 'disconnected'];

/** Makes the client, calls it, and listens to it. */
class Program {
  #world;
  #client;

  constructor(world, setup) {
    this.#world = world;
    const given = (members) => Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
    this.#client = new Client(setup.key, world.platform, {
      encrypted: setup.encrypted,
      authEndpoint: setup.authEndpoint,
      authParams: setup.authParams,
      authHeaders: setup.authHeaders,
      connectAtOnce: setup.connectOnCreate,
      ...given({ activityTimeout: setup.activityTimeout, pongTimeout: setup.pongTimeout }),
    });
    this.#client.bind((name, data) => this.#hear(name, data));
    this.#client.bindMessages((channel, name, data) => world.write('channelEvent', { channel, name, data }));
  }

  get state() {
    return this.#client.state;
  }

  call(line) {
    const client = this.#client;
    switch (line.input) {
      case 'connect': return client.connect();
      case 'disconnect':
      case 'pageLeft': return client.disconnect();
      case 'networkOnline': return client.online();
      case 'networkOffline': return client.offline();
      case 'subscribe': return client.subscribe(line.channel);
      case 'unsubscribe': return client.unsubscribe(line.channel);
      case 'trigger': return client.trigger(line.channel, line.event, JSON.parse(line.data));
      default: throw new Error(`there is no input ‘${line.input}’`);
    }
  }

  #hear(name, data) {
    const { state, socketId } = this.#client;
    const reads = { state, socketId };
    if (name === 'state_change') this.#world.write('stateChange', { ...data, reads });
    else if (STATES.includes(name)) this.#world.write('stateEvent', { state: name, reads });
    else if (name === 'connecting_in') this.#world.write('connectingIn', { seconds: data });
    else if (name === 'error') this.#world.write('error', { payload: JSON.stringify(data) });
    else this.#world.write('otherEvent', { name, data: data === null ? '' : JSON.stringify(data) });
  }
}

serve({ client: 'javascript-example', release: '1.0' }, (setup) => {
  const world = new World();
  return new Run(world, () => new Program(world, setup));
});
