'use strict';

// Drives laravel-echo over pusher-js in virtual time. The protocol is told in docs/adapter-protocol.md.

const path = require('node:path');
const { parseArgs } = require('node:util');
const { OPTIONS, servePages } = require('../pusher-js/pages');
const { installed, scriptOf } = require('../pusher-js/releases');
const { Program } = require('./program');
const { dependencies } = require('./package.json');

/** The browser build of Echo. What a classic script declares is a property of the window. */
function echoScript() {
  const { text, filename } = installed(path.join(__dirname, 'node_modules', 'laravel-echo'), ['dist/echo.iife.js'], 'laravel-echo.js');
  return { text: `${text}\nwindow.Echo = Echo;`, filename };
}

const options = parseArgs({ options: OPTIONS }).values;
const pusherScript = scriptOf(dependencies['pusher-js'], path.join(__dirname, 'node_modules', 'pusher-js'));
servePages({ client: 'laravel-echo', release: dependencies['laravel-echo'] }, [pusherScript, echoScript()], options, (page, setup) => new Program(page, setup));
