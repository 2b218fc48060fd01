'use strict';

/** The JSON object that a text holds, or null. */
function readObject(text) {
  try {
    const value = JSON.parse(text, refuseHalves);
    return typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** Half a surrogate pair is no text. */
function refuseHalves(key, value) {
  if (!key.isWellFormed() || (typeof value === 'string' && !value.isWellFormed())) throw new SyntaxError('half a surrogate pair');
  return value;
}

/** The name, the channel and the data (as JSON text) of a message; or else its `fault`. */
function readMessage(text) {
  const frame = readObject(text);
  const name = frame?.event;
  if (typeof name !== 'string' || name === '') return { fault: 'a message that is not a JSON object with an event' };
  const given = frame.data ?? '';
  const data = typeof given === 'string' ? given : JSON.stringify(given);
  if (name === 'pusher:connection_established' && typeof readObject(data)?.socket_id !== 'string') return { fault: 'a handshake without a socket id' };
  return { name, channel: frame.channel, data };
}

/** What an error of the server says: the code is 0 where it has none. */
function readError(data) {
  const { code, message } = readObject(data || '{}') ?? { message: data };
  return { code: Number.isInteger(code) ? code : 0, message: typeof message === 'string' ? message : '' };
}

module.exports = { readError, readMessage, readObject };
