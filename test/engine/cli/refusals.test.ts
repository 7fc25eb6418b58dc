import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalSchema } from '../../../shared/contract/cli.ts';
import { importReportSchema } from '../../../shared/domain/import.ts';
import { Desk } from './emprise.ts';
import { collection, EPCI, rectangle, SITES } from './fixtures.ts';

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

/** Refused with this status and code, in words that name the file; the project byte for byte as it was, nothing left beside it. */
function refused(status: number, code: string, naming: string, ...args: string[]): void {
  const files = desk.files();
  const { status: found, out, err } = desk.run(...args, '--json');
  expect([found, refusalSchema.parse(JSON.parse(out)).error.code]).toEqual([status, code]);
  expect(err).toContain(naming);
  expect(err).not.toMatch(/\bat .*:\d+:\d+/);
  expect(desk.hash('p.gpkg')).toBe(before);
  expect(desk.files()).toEqual(files);
}

describe('a refused command leaves the project byte for byte', () => {
  it('a file that is not there', () => refused(1, 'file-not-found', 'absent.zip', 'import', 'p.gpkg', 'absent.zip', '--as', 'epci'));

  it('a project that is not there', () => refused(1, 'project-not-found', 'absent.gpkg', 'info', 'absent.gpkg'));

  it('a file that is not what it claims', () => {
    desk.write('faux.zip', 'this is no archive');
    refused(1, 'format-mismatch', 'faux.zip', 'import', 'p.gpkg', 'faux.zip', '--as', 'epci');
  });

  it('damaged GeoJSON', () => {
    desk.write('coupe.geojson', JSON.stringify(EPCI).slice(0, -40));
    refused(1, 'geojson-damaged', 'coupe.geojson', 'import', 'p.gpkg', 'coupe.geojson', '--as', 'epci');
  });

  it('keys that are there already, until another mode is asked', () => {
    refused(1, 'keys-clash', '99001_SITE-ECO_1', 'import', 'p.gpkg', 'sites.geojson', '--as', 'sites');
    copyFileSync(desk.path('p.gpkg'), desk.path('q.gpkg'));
    const report = importReportSchema.parse(desk.json('import', 'q.gpkg', 'sites.geojson', '--as', 'sites', '--mode', 'update'));
    expect(report.imported).toBe(2);
    expect(JSON.parse(desk.done('list', 'q.gpkg', 'sites', '--format', 'json'))).toHaveLength(2);
  });

  it('metres declared as degrees, until the system is given', () => {
    desk.write(
      'metres.geojson',
      collection([{ properties: { siren: '999000011', nom: 'A' }, geometry: rectangle(800000, 6600000, 1000, 1000) }]),
    );
    refused(1, 'crs-contradicted', 'EPSG:2154', 'import', 'p.gpkg', 'metres.geojson', '--as', 'epci');
    copyFileSync(desk.path('p.gpkg'), desk.path('r.gpkg'));
    const report = importReportSchema.parse(desk.json('import', 'r.gpkg', 'metres.geojson', '--as', 'epci', '--crs', 'EPSG:2154'));
    expect(report).toMatchObject({ imported: 1, crs: { code: 'EPSG:2154', how: 'given' } });
  });

  it('nothing usable: points for outlines', () => {
    desk.write('points.geojson', collection([{ properties: { site_id: 'a' }, geometry: { type: 'Point', coordinates: [2, 47] } }]));
    const { status, err } = desk.run('import', 'p.gpkg', 'points.geojson', '--as', 'sites');
    expect(status).toBe(1);
    expect(err).toContain('points.geojson');
    expect(desk.hash('p.gpkg')).toBe(before);
  });

  it('a project that is no project', () => {
    desk.write('texte.gpkg', 'hello');
    refused(1, 'project-not-geopackage', 'texte.gpkg', 'info', 'texte.gpkg');
  });

  it('a map into a folder that is not there', () => {
    const { status } = desk.run('map', 'p.gpkg', 'nulle-part/carte.pdf');
    expect(status).toBe(1);
  });

  it('a dry run, which is no refusal and writes nothing either', () => {
    desk.write('epci.geojson', EPCI);
    const report = importReportSchema.parse(
      desk.json('import', 'p.gpkg', 'epci.geojson', '--as', 'epci', '--dry-run', '--report', 'r.json'),
    );
    expect(report.imported).toBe(2);
    expect(desk.hash('p.gpkg')).toBe(before);
  });
});

describe('misuse', () => {
  it('is status 2, with the nearest known word', () => {
    refused(2, 'usage-command-unknown', '«\u00a0import\u00a0»', 'imprt', 'p.gpkg');
    refused(2, 'usage-value-unknown', '«\u00a0friches\u00a0»', 'import', 'p.gpkg', 'sites.geojson', '--as', 'friche');
    refused(2, 'usage-option-unknown', '--where', 'list', 'p.gpkg', 'sites', '--were', 'x');
    refused(2, 'usage-option-missing', '--as', 'import', 'p.gpkg', 'sites.geojson');
    refused(2, 'usage-format-unknown', '.geojson', 'export', 'p.gpkg', 'sites', 'sites.geojsn');
    refused(2, 'usage-command-unknown', 'create', 'qqq', 'p.gpkg');
  });

  it('speaks English when asked', () => {
    const { err } = desk.run('imprt', '--lang', 'en');
    expect(err).toContain('Did you mean “import”?');
  });

  it('answers an unknown table with the nearest', () => {
    refused(1, 'layer-unknown', '«\u00a0sites\u00a0»', 'list', 'p.gpkg', 'site');
    refused(1, 'layer-unknown', '«\u00a0friches\u00a0»', 'export', 'p.gpkg', 'friche', 'friches.csv');
  });
});

describe('surroundings', () => {
  it('prints its version and its help', () => {
    expect(desk.done('--version').trim()).toMatch(/^\d+\.\d+\.\d+$/);
    for (const args of [[], ['help'], ['--help'], ['help', 'import'], ['import', '--help']])
      expect(desk.done(...args)).toContain('emprise');
  });

  it('ends quietly when its reader has seen enough', () => {
    const cli = path.join(import.meta.dirname, '../../../dist/cli/emprise.cjs');
    const piped = spawnSync('sh', ['-c', `"${process.execPath}" "${cli}" list p.gpkg sites --format json | head -c 1`], {
      cwd: desk.folder,
      encoding: 'utf8',
    });
    expect(piped).toMatchObject({ status: 0, stdout: '[', stderr: '' });
  });

  it('reads a project in a folder where it may not write, and says so when it must', (context) => {
    mkdirSync(desk.path('figé'));
    copyFileSync(desk.path('p.gpkg'), desk.path('figé/p.gpkg'));
    chmodSync(desk.folder, 0o755);
    chmodSync(desk.path('figé'), 0o555);
    try {
      const read = desk.runUnprivileged('list', 'figé/p.gpkg', 'sites');
      const write = desk.runUnprivileged('analyse', 'figé/p.gpkg');
      if (!read || !write) {
        console.warn('SKIPPED: no other user than root can run the command line here');
        return context.skip();
      }
      expect(read).toMatchObject({ status: 0, err: '' });
      expect(write.status).toBe(1);
      expect(write.err).toContain('p.gpkg');
      expect(desk.hash('figé/p.gpkg')).toBe(before);
    } finally {
      chmodSync(desk.path('figé'), 0o755);
    }
  });
});
