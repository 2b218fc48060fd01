'use strict';

const vm = require('node:vm');

const PREPARE = new vm.Script(`(function (realm) {
  'use strict';
  const RealDate = Date;
  Date = class Date extends RealDate {
    constructor(...given) { given.length > 0 ? super(...given) : super(realm.page.wallClock()); }
    static now() { return realm.page.wallClock(); }
  };
  Math.random = () => realm.page.random();
})`);
const GLOBAL = new vm.Script('this');
const REST = new vm.Script('0'); // the microtasks of a context run when a script of it has ended

/**
 * The language itself. Pages share it, since it costs more than all else of a page. Each has a window of its own, and runs the
 * scripts for itself: they are functions, and the names that a page gives are their parameters.
 */
class Realm {
  page = null; // the one whose turn it is: clocks and random numbers are its own
  #context = vm.createContext({}, { microtaskMode: 'afterEvaluate' });
  #functions;
  #globals;

  constructor(scripts) {
    this.global = GLOBAL.runInContext(this.#context);
    PREPARE.runInContext(this.#context)(this);
    this.#functions = scripts.map((script) => script.runInContext(this.#context));
    this.#globals = Reflect.ownKeys(this.global).length;
  }

  /** A script that runs in windows with these names: compiled once, for all realms. */
  static script({ text, filename }, names) {
    return new vm.Script(`(function (${names}) {${text}\n})`, { filename });
  }

  /** Whether a page has left something that the next one would see: 3.0.0 makes a global variable. */
  get isUsed() {
    return Reflect.ownKeys(this.global).length > this.#globals;
  }

  /** Runs the scripts in a window, and hands over what it has. */
  run(window, given) {
    for (const script of this.#functions) script.apply(window, given);
  }

  /** Lets the promises come to rest. */
  rest() {
    REST.runInContext(this.#context);
  }
}

module.exports = { Realm };
