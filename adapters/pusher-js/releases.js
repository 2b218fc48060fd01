'use strict';

const fs = require('node:fs');
const path = require('node:path');

/** The browser build of a release. */
function scriptOf(version) {
  const dist = path.join(__dirname, 'node_modules', `pusher-js-${version}`, 'dist');
  const file = ['web/pusher.js', 'pusher.js'].map((name) => path.join(dist, name)).find((name) => fs.existsSync(name));
  if (file === undefined) {
    process.stderr.write(`pusher-js ${version} is not installed: run 'npm ci' in adapters/pusher-js\n`);
    process.exit(2);
  }
  return { text: fs.readFileSync(file, 'utf8'), filename: `pusher-js-${version}.js` };
}

module.exports = { scriptOf };
