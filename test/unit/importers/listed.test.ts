/** Lists, units and conversions on the way into a field. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conversionOf } from '../../../electron/engine/importers/mapping/conversion.ts';
import { editDistance, ListedValues } from '../../../electron/engine/importers/mapping/listed.ts';
import { factor, scaled, unitInName } from '../../../electron/engine/importers/mapping/units.ts';
import { VARIANTS } from '../../../electron/engine/importers/mapping/variants.ts';
import { convert } from '../../../electron/engine/importers/prepare/values.ts';
import { type FieldDefinition, KIND_DEFINITIONS } from '../../../shared/domain/kinds/index.ts';

const listed = Object.values(KIND_DEFINITIONS).flatMap(({ tables }) => tables[0].fields.filter((field) => field.values !== undefined));
/** Sites and friches both have a `site_type`: the friches' here. */
const field = (name: string): FieldDefinition => listed.findLast((candidate) => candidate.name === name) as FieldDefinition;
const numeric = (unit: FieldDefinition['unit'], type: 'real' | 'integer' = 'real'): FieldDefinition => ({
  name: 'x',
  type,
  ...(unit ? { unit } : {}),
});

describe('a listed value', () => {
  const anyValue = fc
    .constantFrom(...listed)
    .chain((each) => fc.constantFrom(...(each.values as readonly string[])).map((value) => ({ each, value })));

  it('is found despite accents, case, apostrophes, hyphens and spaces', () => {
    const dress = fc.record({
      accents: fc.boolean(),
      upper: fc.boolean(),
      curved: fc.boolean(),
      hyphens: fc.boolean(),
      spaced: fc.boolean(),
    });
    fc.assert(
      fc.property(anyValue, dress, ({ each, value }, how) => {
        let text = value;
        if (how.accents) text = text.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
        if (how.upper) text = text.toLocaleUpperCase('fr');
        if (how.curved) text = text.replaceAll("'", '’');
        if (how.hyphens) text = text.replaceAll('-', ' ');
        if (how.spaced) text = ` ${text.replaceAll(' ', '  ')} `;
        expect(new ListedValues(each).match(text)?.value).toBe(value);
      }),
      { numRuns: 2000 },
    );
  });

  it('is taken as it is where the file writes it so, and nothing else is exact', () => {
    fc.assert(
      fc.property(anyValue, ({ each, value }) => {
        expect(new ListedValues(each).match(value)).toEqual({ value, exact: true });
      }),
    );
  });

  it.each([
    ['site_type', 'Friches industrielles', 'friche industrielle'],
    ['site_type', 'friche ind.', 'friche industrielle'],
    ['site_type', '01 - Friche militaire', 'friche militaire'],
    ['site_type', 'agro-industrielle', 'friche agro-industrielle'],
    ['urba_doc_type', 'PLUi', 'PLUI'],
    ['urba_zone_type', 'AUC', 'AUc'],
    ['terr_maitrise_fonc', 'EPF', 'établissement public foncier'],
    ['site_vocadomi', 'Industrie', 'industrielle'],
    ['site_moa_type', 'EPCI', 'epci'],
  ])('%s: « %s » is « %s »', (name, text, value) => {
    expect(new ListedValues(field(name)).match(text)).toEqual({ value, exact: false });
  });

  it.each([
    ['site_type', 'mixte', 'mixte - autre'],
    ['site_type', 'friche industrielel', 'friche industrielle'],
    ['site_type', 'friche d’habitation', "friche d'habitat"],
    ['sol_pollution_existe', 'pollution probable', 'pollution supposée'],
    ['urba_zone_type', 'Ah', 'A'],
    ['terr_maitrise_fonc', 'SAFER', 'organisation de gestion foncière et immobilière'],
    ['urba_doc_type', 'POS', null],
    ['urba_zone_type', 'AU', 'AUc'],
    ['site_type', 'zone commerciale désaffectée', null],
  ])('%s: « %s » is only proposed as %s', (name, text, suggestion) => {
    const values = new ListedValues(field(name));
    expect(values.match(text)).toBeNull();
    expect(values.suggest(text)).toBe(suggestion);
    expect(convert(text, field(name))).toEqual({ value: text, fault: 'value-not-listed' });
  });

  it('has variants only of values that some list holds', () => {
    for (const [name, { same = {}, near = {} }] of Object.entries(VARIANTS)) {
      const values = new Set(listed.filter((each) => each.name === name).flatMap((each) => each.values));
      expect(
        [...Object.values(same), ...Object.values(near)].filter((value) => !values.has(value)),
        name,
      ).toEqual([]);
    }
  });

  it('is as far from another as letters have to change', () => {
    expect([editDistance('abcd', 'abdc', 2), editDistance('abc', 'abcde', 2), editDistance('abc', 'xyz', 2)]).toEqual([1, 2, 3]);
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => editDistance(a, b, 3) === editDistance(b, a, 3)));
  });
});

describe('a unit', () => {
  it.each([
    ['surf_m2', 'm2'],
    ['Surface (m²)', 'm2'],
    ['contenance', 'm2'],
    ['superficie_ha', 'ha'],
    ['Surface totale en hectares', 'ha'],
    ['distance_km', 'km'],
    ['Tension (kV)', 'kv'],
    ['surface', null],
    ['chambre', null],
    ['mhab', null],
  ])('of « %s » is %s', (name, unit) => {
    expect(unitInName(name)).toBe(unit);
  });

  it('goes there and back without loss', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), (area_m2) => {
        const area_ha = scaled(area_m2, factor('m2', 'ha') as number);
        expect(area_ha).toBe(area_m2 / 10_000);
        expect(Math.round(scaled(area_ha, factor('ha', 'm2') as number))).toBe(area_m2);
      }),
    );
    expect(factor('kv', 'ha')).toBeNull();
  });

  it('written with the value is nearer the truth than the column’s', () => {
    expect(convert('12 345 m²', numeric('ha'))).toEqual({ value: 1.2345, done: 'unit-converted' });
    expect(convert('1,5 ha', numeric('ha'), 'm2')).toEqual({ value: 1.5 });
    expect(convert('15000', numeric('ha'), 'm2')).toEqual({ value: 1.5, done: 'unit-converted' });
    expect(convert('2 ha', numeric('m2', 'integer'))).toEqual({ value: 20_000, done: 'unit-converted' });
    expect(convert('3 km', numeric('ha'))).toEqual({ value: null, fault: 'value-other-unit' });
    expect(convert('non renseigné', numeric('ha'))).toEqual({ value: null });
    expect(convert('0', numeric('ha'))).toEqual({ value: 0 });
  });
});

describe('a conversion', () => {
  const text: FieldDefinition = { name: 'nom', type: 'text' };
  it.each<[string, Parameters<typeof conversionOf>]>([
    ['m2-to-ha', [[632_000], numeric('ha'), 'm2']],
    ['ha-to-m2', [['1,2'], numeric('m2'), 'ha']],
    ['decimal-comma', [['1,2'], numeric('ha')]],
    ['text-to-number', [['12'], numeric('ha')]],
    ['identical', [[12], numeric('ha')]],
    ['rounded', [[12.5], numeric(undefined, 'integer')]],
    ['date-day-first', [['19/01/2023'], { name: 'd', type: 'date' }]],
    ['identical', [['2023-01-19'], { name: 'd', type: 'date' }]],
    ['date-year', [['2019-06-01'], { name: 'local_ancien_annee', type: 'text' }]],
    ['yes-no', [[1], field('eau')]],
    ['listed', [['x'], field('site_type')]],
    ['list-pipe', [['{a,b}'], { name: 'l', type: 'text', multiple: true }]],
    ['code', [['01004'], text, null, true]],
    ['number-to-text', [[12], text]],
    ['identical', [['x'], text]],
  ])('%s', (code, given) => {
    expect(conversionOf(...given)).toEqual({ code, params: {} });
  });
});
