'use strict';

/** The timers of a page on fake time: they wait in order of when they are due, then of when they were set, and fire on demand. */
class Timers {
  now = 0;
  #waiting = [];
  #count = 0;
  #depth = 0;

  /** `task` is called with each callback that fires, so that the page comes to rest after it. */
  constructor(task) {
    this.task = task;
  }

  set(callback, delay, repeats = false) {
    const depth = this.#depth + 1;
    const period = Math.max(depth > 5 ? 4 : 0, delay | 0); // as browsers do: 32 bits, and 4 ms where timers set timers
    return this.#add({ callback, depth, period, repeats, id: ++this.#count });
  }

  clear(id) {
    this.#waiting = this.#waiting.filter((timer) => timer.id !== id);
  }

  /** When the next one is due, or null. */
  get deadline() {
    return this.#waiting.length > 0 ? this.#waiting[0].due : null;
  }

  /** A mark: what is set from now on comes after it. */
  mark() {
    return ++this.#count;
  }

  /** Fires the next one that is due by now and was set before the mark: a client that sets timers for ever would else never rest. */
  fireDue(mark) {
    const [timer] = this.#waiting;
    return timer !== undefined && timer.due <= this.now && timer.order < mark && this.#fire(0);
  }

  /** Fires one without a delay: those are tasks of this instant. Browsers give timers that set timers 4 ms, so this ends. */
  fireNext() {
    const place = this.#waiting.findIndex((timer) => timer.period === 0);
    return place >= 0 && this.#fire(place);
  }

  /** All that came of the last one has been done. */
  rested() {
    this.#depth = 0;
  }

  /** Takes all that wait out of the list, unfired. */
  drop() {
    return this.#waiting.splice(0);
  }

  #fire(place) {
    const [timer] = this.#waiting.splice(place, 1);
    this.#depth = timer.depth;
    if (timer.repeats) {
      this.#add({ ...timer, depth: timer.depth + 1, period: Math.max(timer.depth >= 5 ? 4 : 0, timer.period) });
    }
    this.task(timer.callback);
    return true;
  }

  #add(timer) {
    timer.due = this.now + timer.period;
    timer.order = ++this.#count;
    let place = this.#waiting.length;
    while (place > 0 && this.#waiting[place - 1].due > timer.due) place--;
    this.#waiting.splice(place, 0, timer);
    return timer.id;
  }
}

module.exports = { Timers };
