// Drives an unmodified pusher-js in Node on real sockets: docs/driver-protocol.md.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const release = process.argv[2] ?? '8.6.0';
const Pusher = createRequire(new URL('../../adapters/pusher-js/', import.meta.url))(`pusher-js-${release}`);
const states = ['connecting', 'connected', 'unavailable', 'failed', 'disconnected'];
const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
let setup;
let pusher;

const tell = (event, data) => say(
  event === 'state_change' ? { output: 'stateChange', previous: data.previous, current: data.current }
    : states.includes(event) ? { output: 'stateEvent', state: event }
      : event === 'connecting_in' ? { output: 'connectingIn', seconds: data }
        : event === 'error' ? { output: 'error', payload: JSON.stringify({ type: data.type, data: data.data ?? data.error?.data }) }
          : { output: 'otherEvent', name: event, data: JSON.stringify(data) ?? '' });

const inputs = {
  created() {
    const endpoint = `http://${setup.host}:${setup.port}${setup.authEndpoint}`;
    pusher = new Pusher(setup.key, {
      cluster: 'x', wsHost: setup.host, wsPort: setup.port, wssPort: setup.port, forceTLS: setup.encrypted, enabledTransports: ['ws'],
      authEndpoint: endpoint, authTransport: 'ajax', enableStats: false,
      ...(setup.activityTimeout && { activityTimeout: setup.activityTimeout }), ...(setup.pongTimeout && { pongTimeout: setup.pongTimeout }),
    });
    say({ output: 'stateChange', previous: 'initialized', current: pusher.connection.state }); // it was entered in the constructor
    say({ output: 'stateEvent', state: pusher.connection.state });
    pusher.connection.bind_global(tell);
  },
  connect: () => pusher.connect(),
  disconnect: () => pusher.disconnect(),
  subscribe: ({ channel }) => pusher.subscribe(channel).bind_global((name, data) => say({ output: 'channelEvent', channel, name, data: JSON.stringify(data) ?? '' })),
  unsubscribe: ({ channel }) => pusher.unsubscribe(channel),
  trigger: ({ event, channel, data }) => pusher.channel(channel)?.trigger(event, JSON.parse(data)),
};

say({ driver: 1, client: 'pusher-js', release, cannot: ['notices', 'leavePage', 'lateConnect', 'handlers', 'policy', 'jsonp', 'authParameters', 'flash', 'noWebSocket'] });
createInterface({ input: process.stdin }).on('line', (text) => {
  const line = JSON.parse(text);
  setup = line.begin ?? setup;
  if (line.input) inputs[line.input]?.(line); // notices are not for Node
}).on('close', () => process.exit());
