// Tells the simulator what pusher-js emits in a page of your own: docs/real-sockets.md. Call it where the page makes its client.
function observe(pusher, port) { // eslint-disable-line no-unused-vars
  let told = Promise.resolve();
  const tell = (output) => {
    told = told.then(() => fetch(`http://127.0.0.1:${port}/simulator/observed`, { method: 'POST', body: JSON.stringify(output) }));
  };
  const states = ['connecting', 'connected', 'unavailable', 'failed', 'disconnected'];
  const { state } = pusher.connection; // it was entered in the constructor
  tell([{ output: 'stateChange', previous: 'initialized', current: state }, { output: 'stateEvent', state }]);
  pusher.connection.bind_global((event, data) => {
    if (event === 'state_change') tell({ output: 'stateChange', previous: data.previous, current: data.current });
    else if (states.includes(event)) tell({ output: 'stateEvent', state: event });
    else if (event === 'connecting_in') tell({ output: 'connectingIn', seconds: data });
    else if (event === 'error') tell({ output: 'error', payload: JSON.stringify({ type: data.type, data: data.data ?? data.error?.data }) });
  });
}
