/** The shipped entries against their schema and themselves; a planner's own entries, good and bad; values and addresses. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { addressOf, checkedValues, fileNameOf, isSound } from '../../../electron/engine/catalogue/address.ts';
import { entryOf, loadCatalogue } from '../../../electron/engine/catalogue/index.ts';
import { loadReference } from '../../../electron/engine/reference/index.ts';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import { catalogueEntrySchema } from '../../../shared/domain/catalogue.ts';
import { hasMessage } from '../../../shared/messages/index.ts';
import { entryAt, shelfFolder } from './producer.ts';

const resources = path.join(import.meta.dirname, '../../../resources');
const shipped = (JSON.parse(readFileSync(path.join(resources, 'catalogue/sources.json'), 'utf8')) as { entries: unknown[] }).entries;
const examplesOf = (entry: ReturnType<typeof entryAt>) =>
  Object.fromEntries(entry.parameters.map(({ name, example = '' }) => [name, example]));
const field = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof EmpriseError) return `${error.code} ${error.params['field'] ?? error.params['entry']}`;
  }
  return null;
};

describe.each(shipped.map((given) => [(given as { id: string }).id, given] as const))('%s', (_, given) => {
  const entry = catalogueEntrySchema.strict().parse(given);

  test('is sound, and its examples make a whole address and a file name', () => {
    expect(isSound(entry)).toBe(true);
    const values = checkedValues(entry, examplesOf(entry));
    expect(addressOf(entry, values).href).not.toMatch(/[{}]|%7B/);
    expect(fileNameOf(entry, values)).toMatch(/^[a-z0-9-]+[\w,-]*\.(geo)?json(\.gz)?$/i);
  });

  test('has its words: parameters in both languages, an English title, a trap', () => {
    for (const { title, choices = [] } of entry.parameters) {
      expect(hasMessage(`catalogue.parameter.${title}`)).toBe(true);
      for (const choice of choices) expect(hasMessage(`catalogue.choice.${choice.title}`)).toBe(true);
    }
    expect(entry.english).toBeDefined();
    expect(entry.description).not.toMatch(/ [:;!?»]|« |'/);
  });

  test('refuses values that do not suit', () => {
    for (const { name } of entry.parameters) {
      for (const wrong of ['', 'x', "1' OR '1'='1", '71153&COUNT=1', '../..', '71153\n']) {
        const trimmed = wrong.trim() === examplesOf(entry)[name];
        if (!trimmed)
          expect(field(() => checkedValues(entry, { ...examplesOf(entry), [name]: wrong }))).toBe(`catalogue-value-invalid ${name}`);
      }
    }
    expect(field(() => checkedValues(entry, { ...examplesOf(entry), autre: '1' }))).toBe('catalogue-value-invalid autre');
  });
});

test('the shipped entries have each their id, and plain http only where the producer has nothing else', () => {
  const { entries } = loadCatalogue(resources, shelfFolder());
  expect(new Set(entries.map(({ id }) => id)).size).toBe(shipped.length);
  const plain = entries.filter(({ address }) => address.startsWith('http:')).map(({ address }) => new URL(address).host);
  expect([...new Set(plain)]).toEqual(['etalab-datasets.geo.data.gouv.fr']);
});

test('every commune, EPCI and département of the official code can be asked for, and the examples are among them', async () => {
  const { buildReference } = (await import(path.join(import.meta.dirname, '../../../scripts/build-reference.mjs'))) as {
    buildReference(outDir: string): Promise<void>;
  };
  const folder = shelfFolder();
  await buildReference(folder);
  const { communes, epci, departements } = loadReference(path.join(folder, 'resources/reference'));
  const codes: Readonly<Record<string, ReadonlySet<string>>> = {
    commune: new Set(communes.keys()),
    siren: new Set(epci.keys()),
    departement: new Set([...departements.keys()].filter((code) => !code.startsWith('98'))),
  };
  for (const { parameters } of loadCatalogue(resources, shelfFolder()).entries) {
    for (const { name, pattern = '', example = '' } of parameters.filter((parameter) => parameter.name in codes)) {
      expect(codes[name]).toContain(example);
      expect([...(codes[name] ?? [])].filter((code) => !new RegExp(`^(?:${pattern})$`).test(code))).toEqual([]);
    }
  }
});

test('Corsica and overseas are places like others', () => {
  const { entries } = loadCatalogue(resources, shelfFolder());
  const commune = entryOf({ entries, userFile: { state: 'none', rejected: 0 } }, 'cadastre-commune');
  for (const code of ['2A004', '2B033', '97411', '01001']) expect(checkedValues(commune, { commune: code })).toEqual({ commune: code });
});

describe('a planner’s own file', () => {
  const withOwn = (content: unknown) => {
    const userData = shelfFolder();
    writeFileSync(path.join(userData, 'catalogue.json'), typeof content === 'string' ? content : JSON.stringify(content));
    return loadCatalogue(resources, userData);
  };
  const own = entryAt('https://sig.exemple.fr/{code}.geojson', { parameters: [{ name: 'code', title: 'Code' }] });

  test('adds entries, and takes the place of a shipped one of the same id', () => {
    const { entries, userFile } = withOwn({ version: 1, entries: [own, { ...own, id: 'gpu-zone-urba' }] });
    expect(userFile).toEqual({ state: 'used', rejected: 0 });
    expect(entries).toHaveLength(shipped.length + 1);
    expect(entryOf({ entries, userFile }, 'gpu-zone-urba').address).toBe(own.address);
  });

  test.each(['{', 'null', '{"version":2,"entries":[]}', '[]'])('is told and ignored where it is damaged: %s', (text) => {
    const { entries, userFile } = withOwn(text);
    expect(userFile).toEqual({ state: 'damaged', rejected: 0 });
    expect(entries).toHaveLength(shipped.length);
  });

  test('loses the entries that cannot be used, and only them', () => {
    const bad = [
      { ...own, id: 'a', address: 'file:///etc/passwd' },
      { ...own, id: 'b', address: 'https://{code}/x' },
      { ...own, id: 'c', address: 'https://x.fr/{inconnu}' },
      { ...own, id: 'd', parameters: [{ name: 'code', title: 'Code', pattern: '(' }] },
      { ...own, id: 'e', protocol: 'wfs' },
      { ...own, id: 'f', address: 'https://moi:secret@x.fr/{code}' },
      { ...own, id: 'g', kind: 'inconnu' },
      own,
      null,
    ];
    const { entries, userFile } = withOwn({ version: 1, entries: [own, ...bad] });
    expect(userFile).toEqual({ state: 'used', rejected: bad.length });
    expect(entries.map(({ id }) => id).filter((id) => id.length === 1)).toEqual([]);
  });
});

test('a value never leaves its place in the address nor the folder of the file', () => {
  const entry = entryAt('https://x.fr/{code}/a?b={code}', { file: '{code}.json', parameters: [{ name: 'code', title: 'Code' }] });
  const values = checkedValues(entry, { code: '../../é &?#{x}' });
  expect(addressOf(entry, values).href).toBe('https://x.fr/..%2F..%2F%C3%A9%20%26%3F%23%7Bx%7D/a?b=..%2F..%2F%C3%A9%20%26%3F%23%7Bx%7D');
  expect(fileNameOf(entry, values)).toBe('é-x-.json');
});

test('an entry that is not there is answered with those that are', () => {
  expect(field(() => entryOf(loadCatalogue(resources, shelfFolder()), 'cadastr'))).toBe('catalogue-entry-unknown cadastr');
});
