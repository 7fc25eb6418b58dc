#!/usr/bin/env node
// The part of fpm's command line that electron-builder uses, on top of Debian's own dpkg-deb: a .deb can be made without any download.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const SCRIPTS = { 'after-install': 'postinst', 'after-remove': 'postrm', 'before-install': 'preinst', 'before-remove': 'prerm' };

function readArguments(argv) {
  const given = { options: {}, depends: [], recommends: [], copies: [] };
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i];
    if (word === '--force') continue;
    if (!word.startsWith('-')) given.copies.push([word.slice(0, word.lastIndexOf('=')), word.slice(word.lastIndexOf('=') + 1)]);
    else {
      i += 1;
      if (word === '-d') given.depends.push(argv[i]);
      else if (word === '--deb-recommends') given.recommends.push(argv[i]);
      else given.options[word.replace(/^-+/, '')] = argv[i];
    }
  }
  return given;
}

function controlFile({ options, depends, recommends }, installedKib) {
  const description = options.description
    .trim()
    .split('\n')
    .map((line, i) => (i === 0 ? line.trim() : ` ${line.trim() || '.'}`))
    .join('\n');
  return [
    `Package: ${options.name}`,
    `Version: ${options.version}`,
    `Architecture: ${options.architecture}`,
    `Maintainer: ${options.maintainer}`,
    `Installed-Size: ${installedKib}`,
    `Depends: ${depends.join(', ')}`,
    ...(recommends.length > 0 ? [`Recommends: ${recommends.join(', ')}`] : []),
    `Section: ${options.category ?? 'default'}`,
    `Priority: ${options['deb-priority'] ?? 'optional'}`,
    `Homepage: ${options.url}`,
    `Description: ${description}`,
    '',
  ].join('\n');
}

const given = readArguments(process.argv.slice(2));
const { options } = given;
if (options.s !== 'dir' || options.t !== 'deb') throw new Error('only -s dir -t deb');
const stage = mkdtempSync(path.join(tmpdir(), 'fpm-dpkg-'));
try {
  for (const [source, target] of given.copies) {
    const to = path.join(stage, target);
    mkdirSync(path.dirname(to), { recursive: true });
    if (source.endsWith('/')) cpSync(source, to, { recursive: true, verbatimSymlinks: true });
    else copyFileSync(source, to);
  }
  chmodSync(stage, 0o755);
  const installedKib = Number(execFileSync('du', ['-sk', stage], { encoding: 'utf8' }).split('\t')[0]);
  mkdirSync(path.join(stage, 'DEBIAN'));
  writeFileSync(path.join(stage, 'DEBIAN/control'), controlFile(given, installedKib));
  for (const [option, name] of Object.entries(SCRIPTS)) {
    if (options[option]) writeFileSync(path.join(stage, 'DEBIAN', name), readFileSync(options[option]), { mode: 0o755 });
  }
  const compression = options['deb-compression'] ?? 'xz';
  const level = process.env.FPM_LEVEL ? [`-z${process.env.FPM_LEVEL}`] : [];
  execFileSync(
    'dpkg-deb',
    ['--root-owner-group', `-Z${compression === 'gz' ? 'gzip' : compression}`, ...level, '--build', stage, options.package],
    { stdio: 'inherit' },
  );
} finally {
  rmSync(stage, { recursive: true, force: true });
}
