import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { ERROR_CODES, type MessageParams } from '../../../shared/contract/errors.ts';
import { CATALOGUES, LANGUAGES, translate } from '../../../shared/messages/index.ts';
import { argumentNames } from '../../../shared/messages/missing.ts';

/** Every value a thrower may give, as listed in shared/messages/fr/errors.ts. */
const ALL: MessageParams = {
  file: 'communes.zip',
  folder: 'D:\\Cartes',
  claimed: 'Shapefile',
  found: 'PDF',
  cause: 'truncated',
  entry: 'a.shp',
  position: 30,
  columns: 'a, b',
  examples: '01001, 01002',
  declared: 'EPSG:4326',
  likely: 'EPSG:2154',
  crs: 'EPSG:27572',
  encoding: 'UTF-7',
  layer: 'communes_2026',
  field: 'siren',
  kind: 'friche',
  id: 'A1',
  name: 'dpi',
  suggestion: 'friches',
  count: 1234,
  holder: 'C. Garnier',
  since: '09:12',
  shapes: 12,
  rows: 13,
  value: '9999',
  known: '50, 300',
  most: 600,
  needed_mb: 120,
  version: 9,
  supported: 1,
  expression: 'surface >',
  reason: 'il manque une valeur',
  host: 'exemple.fr',
  seconds: 30,
  status: 503,
  answer: 'Service fermé.',
  limit_mb: 500,
};

describe.each(LANGUAGES)('texts of refusals (%s)', (language) => {
  it.each(ERROR_CODES)('%s says what happened and what to do, whatever values it is given', (code) => {
    const source = CATALOGUES[language][`error.${code}`] as string;
    const names = argumentNames(new IntlMessageFormat(source, language, undefined, { ignoreTag: true }).getAst());
    expect(names.filter((name) => !(name in ALL))).toEqual([]);
    const full = translate(language, `error.${code}`, ALL);
    expect(full).not.toMatch(/…|\bnone\b|[{}]|undefined|\s{2}/);
    expect(full.length).toBeGreaterThan(40);
    expect(full).toMatch(/[.?]$/);
    // with each value left out in turn, and with none at all
    for (const missing of [...names, null]) {
      const params = missing === null ? {} : Object.fromEntries(Object.entries(ALL).filter(([name]) => name !== missing));
      expect(translate(language, `error.${code}`, params)).not.toMatch(/\bnone\b|[{}]|undefined|\s{2}/);
    }
  });

  it('names the file wherever a file is what is refused', () => {
    const aboutFiles = ERROR_CODES.filter((code) =>
      /^(project-(?!not-open)|folder|disk|file-(?!token)|target|format|archive|shapefile|geojson|geopackage|csv|source|nothing-usable|crs|encoding|geometry)/.test(
        code,
      ),
    );
    expect(aboutFiles.length).toBeGreaterThan(25);
    expect(aboutFiles.filter((code) => !translate(language, `error.${code}`, ALL).includes('communes.zip'))).toEqual([]);
  });
});

describe('translate', () => {
  it('writes the decimals of a shown number as the language does, and leaves whole numbers alone', () => {
    const said = (language: 'fr' | 'en', ha: number) => translate(language, 'provenance.by', { moment: ha, version: '1.5' });
    expect(said('fr', 1234.5)).toBe('1\u202f234,5, Emprise 1.5');
    expect(said('en', 1234.5)).toBe('1,234.5, Emprise 1.5');
    expect(said('fr', 71076)).toBe('71076, Emprise 1.5');
    expect(translate('fr', 'palette.count', { count: 2 })).toBe('2 résultats');
  });

  it('shows an unknown id as it is, even one that every object knows', () => {
    expect(translate('fr', 'no.such.message')).toBe('no.such.message');
    expect(translate('fr', 'constructor')).toBe('constructor');
  });

  it('groups thousands and agrees in number', () => {
    expect(translate('fr', 'error.keys-clash', { layer: 'x', count: 1234 })).toMatch(/^1\u202f234 identifiants existent/);
    expect(translate('fr', 'error.keys-clash', { layer: 'x', count: 1 })).toMatch(/^1 identifiant existe /);
  });

  it('takes an empty value for a missing one where the text would choose by it', () => {
    const text = translate('fr', 'error.archive-too-large', { file: 'a.zip', entry: '' });
    expect(text).toMatch(/contient un fichier d’une taille démesurée/);
    expect(translate('fr', 'error.file-not-found', { name: 'a.gpkg' })).toMatch(/^«\u00a0a\.gpkg\u00a0» est introuvable/);
  });

  it('says a cause in words, and nothing of a cause it does not know', () => {
    expect(translate('fr', 'error.shapefile-damaged', { file: 'a.shp', cause: 'counts', shapes: 12, rows: 13 })).toContain(
      '12 formes pour 13 lignes',
    );
    expect(translate('fr', 'error.shapefile-damaged', { file: 'a.shp', cause: 'moon' })).toContain('incomplet ou abîmé');
    expect(translate('fr', 'error.geometry-kind-mismatch', { file: 'a.shp', layer: 'x', found: 'line' })).toContain(
      '(trouvé\u00a0: lignes)',
    );
  });

  it('says a reason that is a message id in words', () => {
    const text = translate('fr', 'error.parameter-invalid', { name: 'dpi', reason: 'error.nothing-to-undo' });
    expect(text).toContain('Il n’y a plus rien à annuler');
  });
});

it('since when a project is open is told as people tell it', () => {
  const now = new Date();
  const since = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 3, 9, 5);
  const words = translate('fr', 'error.project-locked', { file: 'a.gpkg', holder: 'C. Garnier (poste-4)', since: since.toISOString() });
  const pad = (value: number): string => String(value).padStart(2, '0');
  expect(words).toContain(`depuis ${pad(since.getDate())}/${pad(since.getMonth() + 1)}/${since.getFullYear()} à 09:05. `);
  expect(words).not.toMatch(/\dT\d/);
});
