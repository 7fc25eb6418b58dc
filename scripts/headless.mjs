// The main job of the application without a window, on the demonstration project: map, table and summary in out/.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './setup/say.mjs';

const cli = path.join(root, 'dist/cli/emprise.cjs');
const out = path.join(root, 'out');
const project = path.join(out, 'demonstration.gpkg');
const relative = (file) => path.relative(root, file);

/** Runs one command of the command line; ends with its status when it refuses. */
function emprise(...args) {
  const result = spawnSync(process.execPath, [cli, ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 28,
  });
  if (result.status !== 0) {
    process.stdout.write(result.stdout ?? '');
    process.stderr.write(`emprise ${args.join(' ')} : arrêt avec le statut ${result.status ?? result.signal}\n`);
    process.exit(result.status ?? 3);
  }
  return result.stdout;
}

function keep(name, content) {
  const file = path.join(out, name);
  writeFileSync(file, content);
  return file;
}

process.stdout.write('Aucun affichage ici (ni DISPLAY ni WAYLAND_DISPLAY) : la fenêtre ne peut pas s’ouvrir.\n');
process.stdout.write('Le travail principal est fait en ligne de commande sur le projet de démonstration (données fictives).\n\n');
mkdirSync(out, { recursive: true });
emprise('create', project, '--demo', '--force');
emprise('analyse', project);

const table = path.join(out, 'sites.csv');
emprise('export', project, 'sites', table);
const map = path.join(out, 'carte.pdf');
emprise('map', project, map);
const summaryFile = keep('resume.json', emprise('summary', project, '--json'));
const summary = emprise('summary', project);
keep('resume.txt', summary);

process.stdout.write(emprise('list', project, 'sites'));
process.stdout.write(`\n${summary}\n`);
process.stdout.write(
  `Projet  : ${relative(project)}\nCarte   : ${relative(map)}\nTableau : ${relative(table)}\nRésumé  : ${relative(summaryFile)}, out/resume.txt\n`,
);
