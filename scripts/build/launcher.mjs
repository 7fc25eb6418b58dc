// The small file that starts a bundle: checks the Node version in words, then lets Node keep the compiled code between runs.
// The cache lies in the user's own cache folder: a shared one such as /tmp would let another account plant code.

const cacheFolder = `
const base = process.env.EMPRISE_CACHE
  ?? (process.platform === 'win32' ? process.env.LOCALAPPDATA
    : process.platform === 'darwin' ? path.join(os.homedir(), 'Library', 'Caches')
    : process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'));`.trim();

export function launcher(file) {
  return `#!/usr/bin/env node
'use strict';
const os = require('node:os');
const path = require('node:path');
if (Number(process.versions.napi) < 10) {
  process.stderr.write('emprise: Node 24 est nécessaire (ici Node ' + process.versions.node + ') / Node 24 is needed. Depuis le projet : npm run -s emprise -- …\\n');
  process.exit(3);
}
${cacheFolder}
if (base) require('node:module').enableCompileCache?.(path.join(base, 'emprise', 'compiled'));
require('./${file.replace(/\.cjs$/, '.program.cjs')}');
`;
}
