'use strict';

// Speaks the adapter protocol on standard input and output: docs/adapter-protocol.md.

const fs = require('node:fs');

/** The lines of standard input, one after the other; null at its end. */
class Lines {
  #chunk = Buffer.allocUnsafe(65536);
  #rest = [];
  #lines = [];

  next() {
    while (this.#lines.length === 0) {
      const length = this.#read();
      if (length === 0) return null;
      let from = 0;
      for (let at; (at = this.#chunk.subarray(0, length).indexOf(10, from)) >= 0; from = at + 1) {
        this.#lines.push(this.#line(from, at));
      }
      if (from < length) this.#rest.push(Buffer.from(this.#chunk.subarray(from, length)));
    }
    return this.#lines.shift();
  }

  #line(from, to) {
    if (this.#rest.length === 0) return this.#chunk.utf8Slice(from, to);
    return Buffer.concat([...this.#rest.splice(0), this.#chunk.subarray(from, to)]).toString('utf8');
  }

  #read() {
    for (;;) {
      try {
        return fs.readSync(0, this.#chunk);
      } catch (error) {
        if (error.code === 'EOF') return 0;
        if (error.code !== 'EAGAIN') throw error;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
      }
    }
  }
}

function say(line) {
  const bytes = Buffer.from(JSON.stringify(line) + '\n');
  for (let from = 0; from < bytes.length;) {
    try {
      from += fs.writeSync(1, bytes, from);
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}

/** A turn of the event loop: by its end all promises have come to rest, and those that nobody handles are told. */
function turn() {
  return new Promise((done) => setImmediate(done));
}

/**
 * Answers the simulator until it has no more to say. `begin(setup)` gives a `Run`, which is forgotten at its end.
 * `spare()` is called after an end, while the simulator is busy.
 */
async function serve(hello, begin, spare = () => {}) {
  const lines = new Lines();
  const runs = new Map();
  let current = null;
  process.on('unhandledRejection', (error) => current?.threw(error));
  say({ protocol: 1, ...hello });
  spare();
  for (let text; (text = lines.next()) !== null;) {
    const line = JSON.parse(text);
    if (line.end) {
      runs.delete(line.run);
      spare();
      continue;
    }
    if (line.begin) runs.set(line.run, begin(line.begin));
    current = runs.get(line.run);
    if (current === undefined) continue;
    await current.take(line);
    await turn();
    const answer = current.answer();
    say({ run: line.run, ...answer });
    if (answer.threw !== undefined) runs.delete(line.run);
  }
}

module.exports = { serve };
