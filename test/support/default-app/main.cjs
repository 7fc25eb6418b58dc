// Reads "electron [options] [-r module] <app folder or file> [app arguments]", as the default application of an official Electron does.
const { app } = require('electron');
const Module = require('node:module');
const path = require('node:path');
const fs = require('node:fs');

function entryOf(argv) {
  for (let i = 0; i < argv.length; i++) {
    const argument = argv[i];
    if (argument === '-r' || argument === '--require') {
      i += 1;
      Module._preloadModules([path.resolve(argv[i])]);
    } else if (!argument.startsWith('-')) return path.resolve(argument);
  }
  return null;
}

const entry = entryOf(process.argv.slice(1));
if (entry === null) {
  console.error('usage: electron [options] <application folder>');
  process.exit(1);
}
process.defaultApp = true;
let main = entry;
const manifest = path.join(entry, 'package.json');
if (fs.existsSync(manifest)) {
  const { version, productName, name, main: file } = JSON.parse(fs.readFileSync(manifest, 'utf8'));
  if (version) app.setVersion(version);
  if (productName || name) app.setName(productName || name);
  app.setAppPath(entry);
  main = path.resolve(entry, file || 'index.js');
}
Module._load(main, Module, true);
