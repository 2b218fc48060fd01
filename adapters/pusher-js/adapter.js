'use strict';

// Drives a published release of pusher-js in virtual time. The protocol is told in docs/adapter-protocol.md.

const { parseArgs } = require('node:util');
const { OPTIONS, servePages } = require('./pages');
const { Program } = require('./program');
const { scriptOf } = require('./releases');

const options = parseArgs({ options: { version: { type: 'string', default: '8.6.0' }, ...OPTIONS } }).values;
servePages({ client: 'pusher-js', release: options.version }, [scriptOf(options.version)], options, (page, setup) => new Program(page, setup));
