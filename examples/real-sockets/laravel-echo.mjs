// Drives an unmodified laravel-echo over pusher-js in Node on real sockets: docs/driver-protocol.md.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const from = createRequire(new URL('../../adapters/laravel-echo/', import.meta.url));
const { default: Echo } = await import(from.resolve('laravel-echo').replace(/echo\.common\.js$/, 'echo.js'));
const Pusher = from('pusher-js');
const states = ['connecting', 'connected', 'unavailable', 'failed', 'disconnected'];
const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
let setup;
let echo;

const tell = (event, data) => states.includes(event) || say( // states are told by Echo itself
  event === 'state_change' ? { output: 'stateChange', previous: data.previous, current: data.current }
    : event === 'connecting_in' ? { output: 'connectingIn', seconds: data }
      : event === 'error' ? { output: 'error', payload: JSON.stringify({ type: data.type, data: data.data ?? data.error?.data }) }
        : { output: 'otherEvent', name: event, data: JSON.stringify(data) ?? '' });

const channelOf = (name) => (name.startsWith('private-') ? echo.private(name.slice(8)) : name.startsWith('presence-') ? echo.join(name.slice(9)) : echo.channel(name));

const inputs = {
  created() {
    echo = new Echo({
      broadcaster: 'pusher', Pusher, key: setup.key, cluster: 'x', wsHost: setup.host, wsPort: setup.port, wssPort: setup.port,
      forceTLS: setup.encrypted, enabledTransports: ['ws'], authEndpoint: `http://${setup.host}:${setup.port}${setup.authEndpoint}`, enableStats: false,
      ...(setup.activityTimeout && { activityTimeout: setup.activityTimeout }), ...(setup.pongTimeout && { pongTimeout: setup.pongTimeout }),
    });
    const { connection } = echo.connector.pusher;
    say({ output: 'stateChange', previous: 'initialized', current: connection.state }); // it was entered in the constructor
    say({ output: 'stateEvent', state: connection.state });
    echo.connector.onConnectionChange((state) => say({ output: 'stateEvent', state }));
    connection.bind_global(tell);
  },
  connect: () => echo.connector.pusher.connect(),
  disconnect: () => echo.disconnect(),
  subscribe: ({ channel }) => channelOf(channel).subscription.bind_global((name, data) => say({ output: 'channelEvent', channel, name, data: JSON.stringify(data) ?? '' })),
  unsubscribe: ({ channel }) => echo.leaveChannel(channel),
  trigger: ({ event, channel, data }) => channelOf(channel).whisper(event.replace(/^client-/, ''), JSON.parse(data)),
};

say({ driver: 1, client: 'laravel-echo', release: '2.5.0', cannot: ['notices', 'leavePage', 'lateConnect', 'handlers', 'policy', 'jsonp', 'authParameters', 'flash', 'noWebSocket'] });
createInterface({ input: process.stdin }).on('line', (text) => {
  const line = JSON.parse(text);
  setup = line.begin ?? setup;
  if (line.input) inputs[line.input]?.(line); // notices are not for Node
}).on('close', () => process.exit());
