'use strict';

const { serve } = require('../javascript/protocol');
const { Run } = require('../javascript/run');
const { NAMES, Page } = require('./page');
const { Realm } = require('./realm');

/** Pages with the same scripts. They share a realm for as long as nothing is left in it, or have one each where they are to be `apart`. */
class Pages {
  logs = false;
  #scripts;
  #apart;
  #realm = null;
  #spare = null;

  constructor(scripts, apart = false) {
    this.#scripts = scripts.map((script) => Realm.script(script, NAMES));
    this.#apart = apart;
  }

  /** A new page. */
  take() {
    const page = this.#spare ?? this.#make();
    this.#spare = null;
    return page;
  }

  /** Makes the next one in advance, while the simulator is busy. */
  prepare() {
    this.#spare ??= this.#make();
  }

  #make() {
    if (this.#realm === null || this.#realm.isUsed || this.#apart) this.#realm = new Realm(this.#scripts);
    const page = new Page(this.#realm);
    page.logs = this.logs;
    return page;
  }
}

/** The options of an adapter whose client runs in pages. */
const OPTIONS = {
  transports: { type: 'string', default: 'ws' }, // what is handed over as enabledTransports; 'all' hands over none
  log: { type: 'boolean', default: false }, // what the client logs goes to standard error
  fresh: { type: 'boolean', default: false }, // nothing is shared by the pages of two runs, not even the language
};

/** Speaks the protocol. Each run has a page with the scripts; `start(page, setup)` makes the program in it. */
function servePages(hello, scripts, { transports, log, fresh }, start) {
  const pages = new Pages(scripts, fresh);
  pages.logs = log;
  const enabledTransports = transports === 'all' ? null : transports.split(',');
  const begin = (setup) => {
    const page = pages.take();
    page.authEndpoint = setup.authEndpoint;
    return new Run(page, () => start(page, { ...setup, enabledTransports }));
  };
  serve(hello, begin, () => pages.prepare());
}

module.exports = { OPTIONS, Pages, servePages };
