// Drives pusher-js in a page over the control channel of ‘serve --driven’: docs/real-sockets.md.
async function drive({ host, port, key }) { // eslint-disable-line no-unused-vars
  const base = `http://${host}:${port}/simulator`;
  const states = ['connecting', 'connected', 'unavailable', 'failed', 'disconnected'];
  let told = Promise.resolve();
  const tell = (...outputs) => { told = told.then(() => fetch(`${base}/observed`, { method: 'POST', body: JSON.stringify(outputs) })); };
  const hear = (event, data) => tell(
    event === 'state_change' ? { output: 'stateChange', previous: data.previous, current: data.current }
      : states.includes(event) ? { output: 'stateEvent', state: event }
        : event === 'connecting_in' ? { output: 'connectingIn', seconds: data }
          : event === 'error' ? { output: 'error', payload: JSON.stringify({ type: data.type, data: data.data ?? data.error?.data }) }
            : { output: 'otherEvent', name: event, data: JSON.stringify(data) ?? '' });
  const { begin: setup } = await (await fetch(`${base}/setup`)).json();
  let pusher;
  const inputs = {
    created() {
      pusher = new Pusher(key, { cluster: 'x', wsHost: host, wsPort: port, forceTLS: false, enabledTransports: ['ws'], authEndpoint: `http://${host}:${port}${setup.authEndpoint}`, enableStats: false, ...(setup.activityTimeout && { activityTimeout: setup.activityTimeout }), ...(setup.pongTimeout && { pongTimeout: setup.pongTimeout }) });
      const { state } = pusher.connection; // it was entered in the constructor
      tell({ output: 'stateChange', previous: 'initialized', current: state }, { output: 'stateEvent', state });
      pusher.connection.bind_global(hear);
    },
    connect: () => pusher.connect(),
    disconnect: () => pusher.disconnect(),
    subscribe: ({ channel }) => pusher.subscribe(channel).bind_global((name, data) => tell({ output: 'channelEvent', channel, name, data: JSON.stringify(data) ?? '' })),
    unsubscribe: ({ channel }) => pusher.unsubscribe(channel),
  };
  for (let number = 0, over = false; !over;) {
    const answer = await fetch(`${base}/calls?after=${number}`).then((response) => response.json()).catch(() => undefined); // offline for now
    if (!answer) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      continue;
    }
    answer.calls.forEach((call) => inputs[call.input]?.(call)); // notices are for the browser
    ({ number, over } = answer);
  }
}
