/** Decisions kept between imports, in a real folder. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { MappingBook, signatureOf, withRemembered, worthRemembering } from '../../../electron/engine/api/services/remembered-mappings.ts';
import { SourceMemory } from '../../../electron/engine/api/services/source-memory.ts';
import { probeFile } from '../../../electron/engine/importers/index.ts';
import { importOptionsSchema } from '../../../shared/domain/import.ts';

function folder(): string {
  const place = mkdtempSync(path.join(tmpdir(), 'emprise-mappings-'));
  onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  return place;
}
const mapping = (name: string, columns: string[]) => ({
  name,
  kind: 'sites' as const,
  columns,
  options: { fields: { site_nom: 'titre' } },
});
const options = (given: object) => importOptionsSchema.parse({ kind: 'sites', ...given });

describe('remembered mappings', () => {
  it('are found again by their columns, whatever their order and spelling', () => {
    const book = new MappingBook(folder());
    const saved = book.save(mapping('Inventaire', ['Titre', 'Surface (ha)', 'ID']));
    expect(saved.columns).toEqual(['id', 'surface_ha', 'titre']);
    expect(book.find(['id', 'TITRE', 'surface ha'])).toEqual(saved);
    expect(book.find(['id', 'titre'])).toBeNull();
    expect(signatureOf(['É', 'e'])).toEqual(['e']);
  });

  it('replace one of the same name and columns, and are forgotten by id', () => {
    const book = new MappingBook(folder());
    const first = book.save(mapping('a', ['x']));
    const second = book.save({ ...mapping(' a ', ['X']), options: { fields: { site_nom: 'x' } } });
    expect(second.id).toBe(first.id);
    book.save(mapping('a', ['y']));
    expect(book.list()).toHaveLength(2);
    book.forget(first.id);
    expect(book.list().map(({ columns }) => columns)).toEqual([['y']]);
    book.forget('unknown');
    expect(book.list()).toHaveLength(1);
  });

  it('outlive a damaged file, which is set aside', () => {
    const place = folder();
    const file = path.join(place, 'mappings.json');
    writeFileSync(file, '{"version":1,"mappings":[{');
    const book = new MappingBook(place);
    expect(book.list()).toEqual([]);
    expect(readFileSync(`${file}.illisible`, 'utf8')).toContain('mappings');
    book.save(mapping('a', ['x']));
    expect(book.list()).toHaveLength(1);
  });

  it('of a newer Emprise are kept aside, the others go on', () => {
    const place = folder();
    const book = new MappingBook(place);
    const known = book.save(mapping('a', ['x']));
    const file = path.join(place, 'mappings.json');
    writeFileSync(file, JSON.stringify({ version: 1, mappings: [known, { ...known, kind: 'nuages' }] }));
    expect(book.list()).toEqual([known]);
    expect(existsSync(`${file}.illisible`)).toBe(true);
  });

  it('yield to decisions already taken and to another kind', () => {
    const book = new MappingBook(folder());
    const saved = book.save(mapping('a', ['x']));
    expect(withRemembered({}, saved)).toEqual({ remembered: saved.id, options: { kind: 'sites', fields: { site_nom: 'titre' } } });
    expect(withRemembered({ fields: { site_nom: 'y' } }, saved).remembered).toBeNull();
    expect(withRemembered({ kind: 'friches' }, saved).remembered).toBeNull();
  });

  it('keep only what was changed by hand', () => {
    const worth = (given: object) => worthRemembering(options(given), ['site_id', 'nom', 'titre'], 'polygon', 'sites');
    expect(worth({})).toBeNull();
    expect(worth({ fields: { site_id: 'site_id', site_nom: 'nom' } })).toBeNull();
    expect(worth({ fields: { site_id: 'site_id', site_nom: 'titre' } })).toEqual({ fields: { site_id: 'site_id', site_nom: 'titre' } });
    expect(worth({ fields: { site_nom: '' } })).toEqual({ fields: { site_nom: '' } });
    expect(worth({ units: { surface_declaree_ha: 'm2' }, mode: 'replace' })).toEqual({ units: { surface_declaree_ha: 'm2' } });
  });

  it('are applied at the next look at a file of the same source', async () => {
    const place = folder();
    const file = (name: string) => {
      const target = path.join(place, name);
      const properties = { site_id: 'a', site_vocadomi: 'industrielle', nom: 'faux', titre: 'vrai' };
      const geometry = { type: 'Point', coordinates: [2, 48] };
      writeFileSync(target, JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties, geometry }] }));
      return target;
    };
    const memory = new SourceMemory(new MappingBook(place));
    const [first, next] = [file('2025.geojson'), file('2026.geojson')];
    const look = (source: string) => memory.inspect(source, {}, (given) => probeFile(source, given));
    const before = (await look(first)).layers[0];
    expect(before?.remembered).toBeNull();
    expect(before?.fields.find(({ to }) => to === 'site_nom')?.from).toBe('nom');
    memory.keep([first], options({ fields: { site_nom: 'titre' } }));
    const after = (await look(next)).layers[0];
    expect(after?.remembered).toBe(new MappingBook(place).list()[0]?.id);
    expect(after?.fields.find(({ to }) => to === 'site_nom')?.from).toBe('titre');
  });
});
