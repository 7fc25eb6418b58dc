import { describe, expect, it } from 'vitest';
import { EmpriseError, type MessageParams } from '../../../shared/contract/errors.ts';
import { FUNCTIONS } from '../../../shared/expression/functions.ts';
import {
  conditionToPredicate,
  conditionToSql,
  type ExpressionField,
  nearest,
  parseExpression,
  printExpression,
  readExpression,
} from '../../../shared/expression/index.ts';
import { SQL_FUNCTIONS } from '../../../shared/expression/sql-functions.ts';

const FIELDS: readonly ExpressionField[] = [
  { name: 'site_nom', type: 'text' },
  { name: 'departement', type: 'text' },
  { name: 'surface_ha', type: 'real' },
  { name: 'surface_ellipsoide_ha', type: 'real' },
  { name: 'distance_gare_m', type: 'real' },
  { name: 'recyclage', type: 'boolean' },
  { name: 'site_identif_date', type: 'date' },
  { name: 'maj', type: 'datetime' },
];

const SITE = {
  site_nom: 'Écoparc de l’Œuvre',
  departement: '01',
  surface_ha: 12.5,
  surface_ellipsoide_ha: 12.51,
  distance_gare_m: 0,
  recyclage: true,
  site_identif_date: '2024-03-31',
  maj: '2026-01-02T03:04:05.000Z',
};
const holds = (expression: string, row: Record<string, unknown> = SITE): boolean => conditionToPredicate(expression, FIELDS)(row);

function refusal(expression: string): MessageParams {
  try {
    conditionToSql(expression, FIELDS);
  } catch (error) {
    if (error instanceof EmpriseError) return error.params;
    throw error;
  }
  throw new Error(`accepted: ${expression}`);
}

describe('conditions planners write', () => {
  it.each([
    ['surface_ha >= 10 et recyclage', true],
    ["surface_ha ≥ 12.5 and not (departement = '1')", true],
    ["departement dans ('35', '01')", true],
    ["departement non dans ('35', '22')", true],
    ['surface_ha entre 10 et 12 ou faux', false],
    ["site_nom contient 'oeuvre'", true],
    ["site_nom commence par 'ÉCO'", true],
    ["site_nom starts with 'eco'", true],
    ["site_nom finit par 'œuvre'", true],
    ["site_nom like 'ecoparc%uvre'", true],
    ["site_nom comme '_coparc'", false],
    ["site_nom ~ 'ECOPARC DE L''OEUVRE'", true],
    ["site_nom = 'ecoparc de l''oeuvre'", false],
    ['site_nom est vide', false],
    ['site_nom est non vide', true],
    ["site_identif_date < '01/04/2024'", true],
    ["site_identif_date entre '2024-03-31' et '2024-03-31'", true],
    ["maj = '2026-01-02'", true],
    ['annee(site_identif_date) = 2024', true],
    ["jours_entre(site_identif_date, '2024-04-30') = 30", true],
    ['surface() = surface_ha', true],
    ["area('ellipsoïde') > surface()", true],
    ["distance('gare') = 0", true],
    ['arrondi(2.675, 2) = 2.68', true],
    ["debut(departement, 1) || 'x' = '0x'", true],
    ['si(recyclage, 1, 2) + 1 = 2', true],
    ['1 + 2 * 3 = 7 et (1 + 2) * 3 = 9', true],
    ['10 - 4 - 3 = 3', true],
    ['7 / 2 = 3.5', true],
  ])('%s → %s', (expression, expected) => {
    expect(holds(expression)).toBe(expected);
  });

  it('treats missing as unknown, never as zero or as different', () => {
    const unknown = { departement: '01' };
    expect(holds('surface_ha > 10', unknown)).toBe(false);
    expect(holds('non (surface_ha > 10)', unknown)).toBe(false);
    expect(holds('surface_ha <> 10', unknown)).toBe(false);
    expect(holds('surface_ha est vide', unknown)).toBe(true);
    expect(holds("surface_ha > 10 ou departement = '01'", unknown)).toBe(true);
    expect(holds('premier_connu(surface_ha, 3) = 3', unknown)).toBe(true);
    expect(holds('1 / 0 est vide')).toBe(true);
  });

  it('keeps codes as text: 01 is not 1', () => {
    expect(refusal('departement = 1')).toMatchObject({
      reason: 'expression.types-differ',
      expected: 'text',
      found: 'number',
      position: 15,
    });
  });
});

describe('refusals', () => {
  it.each([
    ['', 'empty', 1],
    ['surface > 10', 'field-unknown-near', 1],
    ['zorglub > 10', 'field-unknown', 1],
    ['surface_ha > 0,5', 'decimal-comma', 15],
    ['surface_ha >', 'value-expected', 13],
    ['(surface_ha > 1', 'word-expected', 16],
    ['surface_ha entre 1 ou 2', 'word-expected', 20],
    ['surface_ha > 1 recyclage', 'end-expected', 16],
    ["site_nom = 'abc", 'text-open', 12],
    ['"abc', 'name-open', 1],
    ['surface_ha > 12ha', 'number-invalid', 14],
    ['surface_ha > 1 ; x', 'character-unknown', 16],
    ['arondi(surface_ha, 1) > 2', 'function-unknown-near', 1],
    ['zzz(1) = 1', 'function-unknown', 1],
    ['round() = 1', 'argument-count', 1],
    ["distance('zeppelin') > 2", 'column-missing', 1],
    ['site_nom + 1 = 2', 'type-mismatch', 1],
    ["site_identif_date = '2024-02-30'", 'date-invalid', 21],
    ['surface_ha', 'condition-expected', 1],
    ['surface_ha et recyclage', 'condition-expected', 1],
    ['site_nom = "Rennes"', 'text-in-double-quotes', 12],
    [`${'('.repeat(300)}1${')'.repeat(300)}`, 'too-deep', 201],
    [`1 = 1${' + 1'.repeat(400)}`, 'too-deep', null],
    [`site_nom = '${'x'.repeat(4000)}'`, 'too-long', 4001],
  ])('%s → %s', (expression, reason, position) => {
    const params = refusal(expression);
    expect(params['reason']).toBe(`expression.${reason}`);
    if (position !== null) expect(params['position']).toBe(position);
  });

  it('name the nearest known word', () => {
    expect(refusal('surfce_ha > 10')).toMatchObject({ name: 'surfce_ha', suggestion: 'surface_ha' });
    expect(refusal("depratement = '35'")).toMatchObject({ suggestion: 'departement' });
    expect(refusal('annee_de(site_identif_date) = 1')).toMatchObject({ suggestion: 'annee' });
  });
});

describe('functions', () => {
  it('have each their own name, in SQL as well', () => {
    const names = FUNCTIONS.flatMap(({ name, synonyms }) => [name, ...synonyms]);
    expect(new Set(names).size).toBe(names.length);
    expect(SQL_FUNCTIONS.size).toBe(FUNCTIONS.filter(({ kind }) => kind === 'plain').length + 2);
  });
});

describe('names and spelling', () => {
  it('finds fields whatever the case, and quotes odd ones', () => {
    expect(conditionToSql('SURFACE_HA > 1', FIELDS).sql).toBe('("surface_ha" > ?)');
    const odd: ExpressionField[] = [{ name: 'a"b; --', type: 'real' }];
    expect(conditionToSql('"a""b; --" > 1', odd).sql).toBe('("a""b; --" > ?)');
  });

  it('lets the engine say where a column comes from', () => {
    expect(conditionToSql('friche_ha > 1', [{ name: 'friche_ha', type: 'real', sql: 'r."friche_ha"' }])).toEqual({
      sql: '(r."friche_ha" > ?)',
      params: [1],
    });
  });

  it('prints one spelling', () => {
    expect(printExpression(parseExpression("a>1 ET (b OU non c) et d DANS ('x')"))).toBe("a > 1 and (b or not c) and d in ('x')");
    expect(printExpression(parseExpression('a - (b - c) - -d'))).toBe('a - (b - c) - -d');
  });

  it('types an expression of any kind, for calculated fields and labels', () => {
    expect(readExpression("site_nom || ' (' || texte(arrondi(surface_ha, 1)) || ' ha)'", FIELDS).type).toBe('text');
  });

  it('finds the nearest of a list, or nothing', () => {
    expect(nearest('importe', ['import', 'export', 'map'])).toBe('import');
    expect(nearest('summmary', ['summary', 'map'])).toBe('summary');
    expect(nearest('zzz', ['summary', 'map'])).toBeNull();
  });
});
