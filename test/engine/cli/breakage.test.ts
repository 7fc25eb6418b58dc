/** Ways in which a command once harmed a project, left something behind, or blamed the wrong thing. */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalSchema } from '../../../shared/contract/cli.ts';
import { importReportSchema } from '../../../shared/domain/import.ts';
import { Desk } from './emprise.ts';
import { collection, rectangle, SITES } from './fixtures.ts';

let desk: Desk;
let before: string;
beforeAll(() => {
  desk = new Desk();
  desk.write('sites.geojson', SITES);
  desk.done('create', 'p.gpkg');
  desk.done('import', 'p.gpkg', 'sites.geojson', '--as', 'sites');
  before = desk.hash('p.gpkg');
});
afterAll(() => desk.close());

function refused(code: string, ...args: string[]): string {
  const files = desk.files();
  const { status, out, err } = desk.run(...args, '--json');
  expect([status, refusalSchema.parse(JSON.parse(out)).error.code]).toEqual([code.startsWith('usage-') ? 2 : 1, code]);
  expect(err).not.toMatch(/\bat .*:\d+:\d+/);
  expect(desk.hash('p.gpkg')).toBe(before);
  expect(desk.files()).toEqual(files);
  return err;
}

describe('what a command writes is never what it reads', () => {
  it('an export over its own project is refused', () => {
    expect(refused('target-not-writable', 'export', 'p.gpkg', 'sites', 'p.gpkg')).toContain('p.gpkg');
    symlinkSync('p.gpkg', desk.path('alias.gpkg'));
    refused('target-not-writable', 'export', 'p.gpkg', 'sites', 'alias.gpkg');
  });

  it('a report over the project or the file imported is refused', () => {
    for (const file of ['p.gpkg', 'sites.geojson'])
      refused('target-not-writable', 'import', 'p.gpkg', 'sites.geojson', '--as', 'sites', '--mode', 'update', '--report', file);
    expect(JSON.parse(readFileSync(desk.path('sites.geojson'), 'utf8'))).toEqual(SITES);
  });

  it('a report that cannot be written refuses the import before it is made', () => {
    mkdirSync(desk.path('dossier'));
    for (const file of ['nulle-part/r.json', 'dossier'])
      refused('target-not-writable', 'import', 'p.gpkg', 'sites.geojson', '--as', 'sites', '--mode', 'replace', '--report', file);
  });

  it('a report is there after the import, and not after a refusal', () => {
    copyFileSync(desk.path('p.gpkg'), desk.path('rapport.gpkg'));
    desk.done('import', 'rapport.gpkg', 'sites.geojson', '--as', 'sites', '--mode', 'update', '--report', 'r.json');
    expect(importReportSchema.parse(JSON.parse(readFileSync(desk.path('r.json'), 'utf8'))).imported).toBe(2);
    refused('keys-clash', 'import', 'p.gpkg', 'sites.geojson', '--as', 'sites', '--report', 'jamais.json');
  });

  it('a new project is a .gpkg, and takes no folder’s place', () => {
    refused('usage-format-unknown', 'create', 'notes.txt', '--force');
    mkdirSync(desk.path('dossier.gpkg'));
    refused('target-not-writable', 'create', 'dossier.gpkg', '--force');
  });
});

describe('the document keeps its place and its rights', () => {
  it('a project behind a symbolic link is written where it is', () => {
    mkdirSync(desk.path('serveur'));
    copyFileSync(desk.path('p.gpkg'), desk.path('serveur/reel.gpkg'));
    symlinkSync('serveur/reel.gpkg', desk.path('lien.gpkg'));
    desk.write('autre.geojson', collection([{ properties: { site_id: 'A' }, geometry: rectangle(3, 47, 0.01, 0.01) }]));
    desk.done('import', 'lien.gpkg', 'autre.geojson', '--as', 'sites');
    expect(lstatSync(desk.path('lien.gpkg')).isSymbolicLink()).toBe(true);
    expect(JSON.parse(desk.done('list', 'serveur/reel.gpkg', 'sites', '--format', 'json'))).toHaveLength(3);
    expect(readdirSync(desk.path('serveur'))).toEqual(['reel.gpkg']);
  });

  it('a file marked read-only is not replaced, by nobody', () => {
    copyFileSync(desk.path('p.gpkg'), desk.path('garde.gpkg'));
    chmodSync(desk.path('garde.gpkg'), 0o444);
    const hash = desk.hash('garde.gpkg');
    refused('project-read-only', 'create', 'garde.gpkg', '--force');
    refused('project-read-only', 'import', 'garde.gpkg', 'sites.geojson', '--as', 'sites', '--mode', 'replace');
    expect(desk.hash('garde.gpkg')).toBe(hash);
  });
});

describe('the cause said is the cause', () => {
  it('a CSV of names only is empty, not without coordinates', () => {
    desk.write('titres.csv', 'nom;lon;lat\n');
    expect(refused('nothing-usable', 'import', 'p.gpkg', 'titres.csv', '--as', 'friches')).toContain('vide');
  });

  it('a system given against the numbers is answered with the likely one, from a GeoPackage too', () => {
    refused('crs-contradicted', 'import', 'p.gpkg', 'sites.geojson', '--as', 'sites', '--crs', 'EPSG:2154');
    desk.done('export', 'p.gpkg', 'sites', 'metres.gpkg', '--crs', 'EPSG:2154');
    expect(refused('crs-contradicted', 'import', 'p.gpkg', 'metres.gpkg', '--as', 'sites', '--crs', 'EPSG:4326')).toContain('EPSG:2154');
  });

  it('a name too long for the copy made beside it is refused in words', () => {
    refused('target-not-writable', 'create', `${'n'.repeat(240)}.gpkg`);
  });

  it('parameters of an analysis that is not one are refused, not passed over', () => {
    desk.write('seuils.json', { recylage: { seuil: 0.3 } });
    expect(refused('usage-value-unknown', 'analyse', 'p.gpkg', '--params', 'seuils.json')).toContain('recyclage');
  });

  it('keys shared by two files of one import clash, and with update the later file wins', () => {
    const [first, second] = ['A', 'B'].map((site_nom) =>
      collection([{ properties: { site_id: 'X', site_nom }, geometry: rectangle(3, 47, 0.01, 0.01) }]),
    );
    desk.write('a.geojson', first as object);
    desk.write('b.geojson', second as object);
    expect(refused('keys-clash', 'import', 'p.gpkg', 'a.geojson', 'b.geojson', '--as', 'sites')).toContain('X');
    copyFileSync(desk.path('p.gpkg'), desk.path('deux.gpkg'));
    desk.done('import', 'deux.gpkg', 'a.geojson', 'b.geojson', '--as', 'sites', '--mode', 'update');
    const rows = JSON.parse(desk.done('list', 'deux.gpkg', 'sites', '--format', 'json', '--where', "site_id = 'X'"));
    expect(rows).toMatchObject([{ site_nom: 'B' }]);
    expect(desk.run('check', 'deux.gpkg').status).toBe(0);
  });
});

describe('temporary files', () => {
  it('no folder for them is a refusal in words', () => {
    const ended = desk.runIn({ TMPDIR: desk.path('absent') }, 'create', 'n.gpkg', '--json');
    expect([ended.status, refusalSchema.parse(JSON.parse(ended.out)).error.code]).toEqual([1, 'folder-read-only']);
    expect(ended.err).toContain(desk.path('absent'));
    expect(existsSync(desk.path('n.gpkg'))).toBe(false);
  });

  it('those of a killed command are cleared by the next one', () => {
    const folder = desk.path('temporaire');
    const dead = spawnSync(process.execPath, ['--version']).pid;
    for (const pid of [dead, process.pid]) {
      mkdirSync(path.join(folder, `emprise-command-${pid}-abcdef`), { recursive: true });
      writeFileSync(path.join(folder, `emprise-command-${pid}-abcdef`, 'staging.sqlite'), 'x');
    }
    expect(desk.runIn({ TMPDIR: folder }, 'create', 'm.gpkg').status).toBe(0);
    expect(readdirSync(folder)).toEqual([`emprise-command-${process.pid}-abcdef`]);
  });
});
