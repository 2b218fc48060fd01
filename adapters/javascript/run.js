'use strict';

/** One run: a world and a program of its own. It hands the program what the lines say, and answers with what has come of it. */
class Run {
  #world;
  #start;
  #program = null;

  /** `start()` makes the program: `call(line)` does what a line says that is no news of the network, `state` is the client's. */
  constructor(world, start) {
    this.#world = world;
    this.#start = start;
  }

  take(line) {
    return this.#world.run(line.now ?? 0, () => this.#deliver(line));
  }

  answer() {
    const { thrown, outputs, timers } = this.#world;
    if (thrown.length > 0) return { threw: told(thrown[0]) };
    return { outputs: outputs.splice(0), state: this.#program ? String(this.#program.state) : 'initialized', deadline: timers.deadline };
  }

  threw(error) {
    this.#world.thrown.push(error);
  }

  #deliver(line) {
    const world = this.#world;
    const socket = world.sockets[line.attempt - 1];
    world.isReceiving = line.input === 'textReceived';
    switch (line.input) {
      case undefined: return;
      case 'created': return world.task(() => { this.#program = this.#start(); });
      case 'attemptOpened': return socket.opened();
      case 'attemptFailed': return socket.failed();
      case 'attemptClosed': return socket.closed(line.code, line.reason, line.clean);
      case 'textReceived': return socket.received(line.text);
      case 'authAnswered': return world.requests[line.request - 1].answered(line.status, line.body);
      case 'wallClockJumped': return world.wallClockJumped(line.by);
      case 'deadlineReached': return world.fireTimers();
      default: return world.task(() => this.#program.call(line));
    }
  }
}

function told(error) {
  process.stderr.write(`${error?.stack ?? error}\n`);
  return String(error);
}

module.exports = { Run };
