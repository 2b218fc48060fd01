// An application from end to end: its own server publishes with the usual library, its clients hear with theirs.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import Server from 'pusher';
import Client from 'pusher-js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const clients = [];
let standIn;
let place;
let server;

before(async () => {
  standIn = spawn('dotnet', ['run', '--no-build', '--project', 'Simulator.Scenarios', '--', 'stand-in', '--secret', 'a secret', '--json', '--for', '5m'], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  const lines = createInterface({ input: standIn.stdout });
  place = JSON.parse((await once(lines, 'line'))[0]).listening;
  server = new Server({ appId: place.appId, key: place.key, secret: 'a secret', host: '127.0.0.1', port: String(place.port), useTLS: false });
});

after(async () => {
  clients.forEach((client) => client.disconnect());
  const ended = once(standIn, 'exit');
  process.kill(-standIn.pid, 'SIGINT'); // the group: ‘dotnet run’ hands nothing on to what it has started
  await ended;
});

/** A client whose subscriptions the application's own server signs. */
async function connected(user) {
  const client = new Client(place.key, {
    wsHost: '127.0.0.1', wsPort: place.port, forceTLS: false, enabledTransports: ['ws'], disableStats: true, cluster: 'none',
    channelAuthorization: { customHandler: ({ socketId, channelName }, done) => done(null, server.authorizeChannel(socketId, channelName, { user_id: user, user_info: { name: `user ${user}` } })) },
  });
  clients.push(client);
  await happened(client.connection, 'connected');
  return client;
}

const happened = (source, event) => new Promise((resolve, reject) => {
  const timer = setTimeout(() => reject(new Error(`no ‘${event}’ in 20 s`)), 20_000);
  source.bind(event, (data) => { clearTimeout(timer); resolve(data); });
});

const subscribed = (client, name) => {
  const channel = client.subscribe(name);
  return happened(channel, 'pusher:subscription_succeeded').then((data) => ({ channel, data }));
};

const tell = (step) => fetch(`http://127.0.0.1:${place.port}/simulator/do`, { method: 'POST', body: JSON.stringify(step) });

test('what the server publishes reaches the subscribers, but for the one that it names', async () => {
  const [anna, ben] = [await connected('anna'), await connected('ben')];
  const channels = [(await subscribed(anna, 'news')).channel, (await subscribed(ben, 'news')).channel];
  const heard = [[], []]; // a list a client: which of two sockets is read first, nobody promises
  channels.forEach((channel, place) => channel.bind('greeting', (data) => heard[place].push(data.text)));

  const last = Promise.all(channels.map((channel) => happened(channel, 'last')));
  await server.trigger('news', 'greeting', { text: 'to all' });
  await server.trigger('news', 'greeting', { text: 'not to ben' }, { socket_id: ben.connection.socket_id });
  await server.triggerBatch([{ channel: 'news', name: 'last', data: {} }]);
  await last;

  assert.deepEqual(heard, [['to all', 'not to ben'], ['to all']]);
});

test('a private channel takes the signature of the server library, and no other', async () => {
  const client = await connected('carl');
  await subscribed(client, 'private-room');

  const refused = happened(client.connection, 'error');
  client.config.channelAuthorizer = (params, done) => done(null, { auth: `${place.key}:0123` });
  client.subscribe('private-other');

  assert.match((await refused).data.message ?? (await refused).error.data.message, /^Invalid signature for private-other/);
});

test('members of a presence channel see each other come, talk and go', async () => {
  const [dora, emil] = [await connected('dora'), await connected('emil')];
  const { channel } = await subscribed(dora, 'presence-room');
  const came = happened(channel, 'pusher:member_added');
  const { channel: his, data: members } = await subscribed(emil, 'presence-room');

  assert.deepEqual(await came, { id: 'emil', info: { name: 'user emil' } });
  assert.equal(members.count, 2);
  assert.deepEqual(members.members, { dora: { name: 'user dora' }, emil: { name: 'user emil' } });
  assert.equal(members.me.id, 'emil');

  const told = happened(channel, 'client-typing');
  his.trigger('client-typing', { on: true });
  assert.deepEqual(await told, { on: true });

  const users = await (await server.get({ path: '/channels/presence-room/users' })).json();
  assert.deepEqual(users, { users: [{ id: 'dora' }, { id: 'emil' }] });
  const counts = await (await server.get({ path: '/channels/presence-room', params: { info: 'user_count,subscription_count' } })).json();
  assert.deepEqual(counts, { occupied: true, user_count: 2, subscription_count: 2 });

  const gone = happened(channel, 'pusher:member_removed');
  emil.disconnect();
  assert.equal((await gone).id, 'emil');
});

test('a server that goes down and comes back is found again', async () => {
  const client = await connected('fred');
  const lost = happened(client.connection, 'connecting');
  await tell({ server: 'down' });
  await lost;
  const back = happened(client.connection, 'connected');
  await tell({ server: 'up' });
  await back;
});

test('a wrong secret is told what was to be signed', async () => {
  const stranger = new Server({ appId: place.appId, key: place.key, secret: 'wrong', host: '127.0.0.1', port: String(place.port), useTLS: false });
  await assert.rejects(stranger.trigger('news', 'greeting', {}), (error) => error.status === 401 && error.body.includes('auth_signature is wrong'));
});
