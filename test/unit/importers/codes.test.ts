import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixCode } from '../../../electron/engine/importers/prepare/codes.ts';
import { fileOf } from './support/files.ts';
import { importFile } from './support/run.ts';

describe('codes', () => {
  it.each([
    ['sites', 'site_comm_insee', '1004', '01004', true],
    ['sites', 'site_comm_insee', '1004.0', '01004', true],
    ['communes', 'insee', '2a004', '2A004', false],
    ['communes', 'insee', '2B033', '2B033', false],
    ['communes', 'insee', '75 056', '75056', false],
    ['communes', 'insee', '97411', '97411', false],
    ['communes', 'insee', '123', '123', false],
    ['communes', 'departement', '1', '01', true],
    ['communes', 'departement', '2A', '2A', false],
    ['epci', 'siren', '200 000 172', '200000172', false],
    ['epci', 'siren', '200\u00a0000\u202f172', '200000172', false],
    ['etablissements', 'siren', '5520135', '5520135', false],
    // SIREN 005 520 135 and SIRET 005 520 135 00014 lose one of their zeros at least; one figure short, the check digit proves it.
    ['etablissements', 'siren', '05520135', '005520135', true],
    ['etablissements', 'siren', '12345678', '12345678', false],
    ['etablissements', 'siret', '732 829 320 00074', '73282932000074', false],
    ['etablissements', 'etab_activite_code', '1.11Z', '01.11Z', true],
    ['etablissements', 'etab_activite_code', '111z', '0111Z', true],
    ['etablissements', 'etab_activite_code', '62.01Z', '62.01Z', false],
    ['parcelles', 'idu', '1004000AB0012', '01004000AB0012', true],
    ['parcelles', 'idu', '2A004000AB0012', '2A004000AB0012', false],
    ['parcelles', 'idu', '91216 000 AB 0012', '91216000AB0012', false],
    ['parcelles', 'section', 'b', '0B', false],
    ['friches', 'unite_fonciere_refcad', '1004000AB0012|91216000AB0012', '01004000AB0012|91216000AB0012', true],
    ['friches', 'site_nom', '1004', '1004', false],
  ] as const)('%s.%s %j → %s', (kind, field, value, fixed, padded) => {
    expect(fixCode(kind, field, value)).toEqual({ value: fixed, padded });
    // Without consent to restore, only what is no zero is put right.
    expect(fixCode(kind, field, value, false)).toEqual({ value: padded ? value : fixed, padded: false });
  });

  it('refuses what a spreadsheet has rounded', () => {
    for (const value of ['3.4E+13', '3,4E+13', '7.32829E+13', '3.4E13'])
      expect(fixCode('etablissements', 'siret', value)).toEqual({ value: null, padded: false, fault: 'code-damaged' });
    // A parcel of section 0E is none of these.
    expect(fixCode('parcelles', 'numero', '1E05').fault).toBeUndefined();
  });

  it('leaves any right code as it is, and mends each only once', () => {
    const commune = fc.oneof(fc.stringMatching(/^[0-9]{5}$/), fc.stringMatching(/^2[AB][0-9]{3}$/));
    fc.assert(
      fc.property(commune, (code) => {
        expect(fixCode('communes', 'insee', code)).toEqual({ value: code, padded: false });
      }),
    );
    const parcel = fc.stringMatching(/^([0-9]{2}|2[AB])[0-9]{6}[0-9A-Z]{2}[0-9]{4}$/);
    fc.assert(
      fc.property(parcel, (code) => {
        expect(fixCode('parcelles', 'idu', code)).toEqual({ value: code, padded: false });
      }),
    );
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('insee', 'siren', 'siret', 'etab_activite_code', 'departement'), (text, field) => {
        const { value } = fixCode('etablissements', field, text);
        if (value !== null) expect(fixCode('etablissements', field, value).value).toBe(value);
      }),
    );
  });

  const communes = 'site_id;site_comm_insee;lon;lat\na;1004;5.3;46.1\nb;2A004;8.7;41.9\n';
  it('get their zero back at import, with a note, unless told not to', async () => {
    const restored = await importFile(fileOf('a.csv', communes), { kind: 'friches', fields: { comm_insee: 'site_comm_insee' } });
    expect(restored.note('code-padded')).toMatchObject({ count: 1, rows: [1], params: { field: 'comm_insee' } });
    expect(restored.rows('friches').map(({ values }) => values['comm_insee'])).toEqual(['01004', '2A004']);
    const left = await importFile(fileOf('a.csv', communes), {
      kind: 'friches',
      fields: { comm_insee: 'site_comm_insee' },
      restoreZeros: false,
    });
    expect(left.rows('friches').map(({ values }) => values['comm_insee'])).toEqual(['1004', '2A004']);
    expect(left.note('code-padded')).toBeUndefined();
  });

  it('that are damaged are kept apart and said', async () => {
    const file = fileOf('e.csv', 'siret;siren;etab_nom;lon;lat\n73282932000074;7,32829E+08;A;2.3;48.8\n');
    const { note, rows } = await importFile(file, { kind: 'etablissements' });
    expect(note('code-damaged')).toMatchObject({ count: 1, rows: [1], params: { field: 'siren', values: '7,32829E+08' } });
    expect(rows('etablissements')[0]?.values).toMatchObject({
      siret: '73282932000074',
      siren: null,
      attributs: expect.stringContaining('"siren":"7,32829E+08"'),
    });
  });
});
