import { readdirSync } from 'node:fs';
import path from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { KIND_DEFINITIONS, KINDS } from '../../../shared/domain/kinds/index.ts';
import { CATALOGUES, LANGUAGES } from '../../../shared/messages/index.ts';
import { argumentNames } from '../../../shared/messages/missing.ts';

const folder = path.resolve(import.meta.dirname, '../../../shared/messages');
const files = (language: string) => readdirSync(path.join(folder, language)).filter((name) => name !== 'index.ts');

describe('the catalogue of messages', () => {
  it('has the same keys in French and English', () => {
    expect(Object.keys(CATALOGUES.en).sort()).toEqual(Object.keys(CATALOGUES.fr).sort());
    expect(files('en')).toEqual(files('fr'));
  });

  it.each(LANGUAGES)('keeps every key of its %s files: none is written twice', async (language) => {
    const owners = new Map<string, string[]>();
    for (const file of files(language)) {
      const messages = (await import(path.join(folder, language, file))) as { default: Record<string, string> };
      for (const key of Object.keys(messages.default)) owners.set(key, [...(owners.get(key) ?? []), file]);
    }
    expect([...owners].filter(([, names]) => names.length > 1)).toEqual([]);
    expect([...owners.keys()].sort()).toEqual(Object.keys(CATALOGUES[language]).sort());
  });

  it.each(LANGUAGES)('holds only %s messages that parse, with some text', (language) => {
    for (const [key, source] of Object.entries(CATALOGUES[language])) {
      expect(source.trim(), key).not.toBe('');
      expect(() => new IntlMessageFormat(source, language, undefined, { ignoreTag: true }), `${key}: ${source}`).not.toThrow();
    }
  });

  it('takes the same values in both languages', () => {
    const names = (source: string) => argumentNames(new IntlMessageFormat(source, 'fr', undefined, { ignoreTag: true }).getAst());
    const unlike = Object.keys(CATALOGUES.fr).filter((key) => {
      const [fr, en] = [CATALOGUES.fr[key] as string, CATALOGUES.en[key] as string];
      // French agrees where English does not: a value that only chooses an ending may be missing from one of them
      const extra = (one: string, other: string) =>
        names(one).filter((name) => !names(other).includes(name) && !new RegExp(`\\{${name}, plural,`).test(one));
      return extra(fr, en).length + extra(en, fr).length > 0;
    });
    expect(unlike).toEqual([]);
  });

  it('names every kind and every field of every kind', () => {
    const fields = Object.values(KIND_DEFINITIONS).flatMap((kind) =>
      kind.tables.flatMap((table) => table.fields.map((field) => field.name)),
    );
    const wanted = [...KINDS.map((kind) => `kind.${kind}`), ...new Set(fields.map((name) => `field.${name}`))];
    expect(wanted.filter((key) => !(key in CATALOGUES.fr))).toEqual([]);
  });

  it('writes titles in sentence case, without a final stop', () => {
    const titles = Object.entries(CATALOGUES.fr).filter(([key]) => /^(field|kind|categorie)\./.test(key));
    expect(titles.filter(([, title]) => /\.$/.test(title) || title.charAt(0) !== title.charAt(0).toLocaleUpperCase('fr'))).toEqual([]);
  });
});
