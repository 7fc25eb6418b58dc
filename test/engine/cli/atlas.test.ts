/** Series of pages on the command line. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { atlasFileSchema } from '../../../shared/contract/cli.ts';
import { Desk } from './emprise.ts';
import { EPCI, SITES } from './fixtures.ts';

let desk: Desk;
beforeAll(() => {
  desk = new Desk();
  desk.write('epci.geojson', EPCI);
  desk.write('sites.geojson', SITES);
  desk.json('create', 'p.gpkg', '--name', 'Essai');
  desk.json('import', 'p.gpkg', 'epci.geojson', '--as', 'epci');
  desk.json('import', 'p.gpkg', 'sites.geojson', '--as', 'sites');
});
afterAll(() => desk.close());

it('writes one page for each site, under its name, and leaves the project as it was', () => {
  const before = readFileSync(desk.path('p.gpkg'));
  const done = atlasFileSchema.parse(desk.json('atlas', 'p.gpkg', 's.pdf', '--table', 'sites'));
  expect(done).toMatchObject({ form: 'book', pages: 2, without_place: 0, bytes: readFileSync(desk.path('s.pdf')).length });
  const pdf = readFileSync(desk.path('s.pdf'));
  expect(pdf.toString('latin1').match(/\/Type \/Page\n/g)).toHaveLength(2);
  // its line in the list of contents
  expect(pdf.includes(Buffer.from("L'Étang", 'utf16le').swap16())).toBe(true);
  expect(readFileSync(desk.path('p.gpkg')).equals(before)).toBe(true);
});

it('writes one file for each page of an archive, of the objects that match', () => {
  const done = atlasFileSchema.parse(
    desk.json('atlas', 'p.gpkg', 'e.zip', '--table', 'epci', '--where', "siren = '999000011'", '--format', 'png', '--dpi', '50'),
  );
  expect(done).toMatchObject({ form: 'files', pages: 1 });
  expect(readFileSync(desk.path('e.zip')).toString('utf8')).toContain('01 CC Épinaie-sur-Œuvre.png');
});

it('refuses a series without pages, a layer or a page that is not there, an ending it does not write', () => {
  const files = readdirSync(desk.folder).length;
  const empty = desk.run('atlas', 'p.gpkg', 'v.pdf', '--where', "site_nom = 'Rien'");
  expect(empty.status).toBe(1);
  expect(empty.err).toContain('la série n’aurait aucune page');
  expect(desk.run('atlas', 'p.gpkg', 'v.pdf', '--table', 'sitess').status).toBe(1);
  expect(desk.run('atlas', 'p.gpkg', 'v.pdf', '--layout', 'inconnue').status).toBe(1);
  expect(desk.run('atlas', 'p.gpkg', 'v.docx').status).toBe(2);
  expect(desk.run('atlas', 'p.gpkg', 'p.gpkg.pdf', '--dpi', '9').status).toBe(2);
  expect(existsSync(desk.path('v.pdf'))).toBe(false);
  expect(readdirSync(desk.folder)).toHaveLength(files);
});
