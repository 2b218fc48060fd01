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

/** Answers the simulator until it has no more to say. */
class Conversation {
  #lines = new Lines();
  #runs = new Map();
  #current = null;

  constructor(begin, spare) {
    this.begin = begin;
    this.spare = spare;
    process.on('unhandledRejection', (error) => this.#current?.threw(error));
  }

  async hold() {
    this.spare();
    for (let text; (text = this.#lines.next()) !== null;) await this.#hear(JSON.parse(text));
  }

  async #hear(line) {
    if (line.end) {
      this.#runs.delete(line.run);
      this.spare();
      return;
    }
    if (line.begin) this.#runs.set(line.run, this.begin(line.begin));
    this.#current = this.#runs.get(line.run);
    if (this.#current === undefined) return; // it has thrown
    await this.#current.take(line);
    await turn();
    const answer = this.#current.answer();
    say({ run: line.run, ...answer });
    if (answer.threw !== undefined) this.#runs.delete(line.run);
  }
}

/**
 * Speaks the protocol. `begin(setup)` gives a `Run`, which is forgotten at its end. `spare()` is called when the simulator is
 * busy. What goes wrong in the adapter itself ends it.
 */
function serve(hello, begin, spare = () => {}) {
  say({ protocol: 1, ...hello });
  new Conversation(begin, spare).hold().catch((error) => {
    process.stderr.write(`${error?.stack ?? error}\n`);
    process.exit(70);
  });
}

module.exports = { serve };
