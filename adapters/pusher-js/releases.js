'use strict';

const fs = require('node:fs');
const path = require('node:path');

/** The text of the first of these files that is there. */
function installed(folder, files, filename) {
  const file = files.map((name) => path.join(folder, name)).find((name) => fs.existsSync(name));
  if (file === undefined) {
    const adapter = path.basename(folder.slice(0, folder.lastIndexOf('node_modules')));
    process.stderr.write(`${filename} is not installed: run 'npm ci' in adapters/${adapter}\n`);
    process.exit(2);
  }
  return { text: fs.readFileSync(file, 'utf8'), filename };
}

/** The browser build of a release of pusher-js. */
function scriptOf(version, folder = path.join(__dirname, 'node_modules', `pusher-js-${version}`)) {
  return installed(folder, ['dist/web/pusher.js', 'dist/pusher.js'], `pusher-js-${version}.js`);
}

module.exports = { installed, scriptOf };
