// Compares what a client did on real sockets with what it did in virtual time, entry by entry.
import { run } from './simulator.mjs';

const lanes = {
  client: ['stateChange', 'stateEvent', 'connectingIn', 'channelEvent'],
  attempt: ['attemptStarted', 'attemptOpened', 'attemptFailed', 'attemptClosed', 'attemptGivenUp'],
  wire: ['textSent', 'textReceived'],
};

/** The entries of a log of JSON lines. */
export const read = (text) => text.trim().split('\n').map((line) => JSON.parse(line));

/** What a client of clients.json does in virtual time. */
export const virtualLog = async (file, client) => read((await run('show', file, '--client', client, '--json-lines')).output);

/** The entries of a lane, without what only one of the two worlds shows. */
const laneOf = (log, lane) => log.filter((line) => lanes[lane].includes(line.entry)).map(({ at, awake, socketId, ...rest }) => ({ at, text: JSON.stringify(rest) }));

/** The first difference of each lane; none where both logs agree within the tolerance, in milliseconds. */
export function differences(expected, actual, tolerance) {
  return Object.keys(lanes).flatMap((lane) => {
    const [left, right] = [laneOf(expected, lane), laneOf(actual, lane)];
    const place = left.findIndex((entry, index) => entry.text !== right[index]?.text || Math.abs(entry.at - right[index].at) > tolerance);
    const index = place >= 0 ? place : right.length > left.length ? left.length : -1;
    return index < 0 ? [] : [`${lane} ${index}: virtual ${JSON.stringify(left[index])}, real ${JSON.stringify(right[index])}`];
  });
}
