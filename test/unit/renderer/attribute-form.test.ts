/** The form knows the standard: themes, required fields, lists, codes; and the journal says where it stands. */
import { describe, expect, test } from 'vitest';
import { editedLayer, whyNot } from '../../../renderer/tasks/editing/model.ts';
import { byTheme, codeProblem, formFields, THEMES } from '../../../renderer/tasks/inspector/field-rules.ts';
import type { JournalStep } from '../../../renderer/tasks/project/history.ts';
import { positionIn, reachable, touchedLayers } from '../../../renderer/tasks/project/history-steps.ts';
import { parseTyped, valueText } from '../../../renderer/ui/field-value.ts';
import { KIND_DEFINITIONS } from '../../../shared/domain/kinds/index.ts';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { formatDate } from '../../../shared/format/dates.ts';
import { hasMessage, translator } from '../../../shared/messages/index.ts';

function layerOf(table: string): LayerInfo {
  const definition = Object.values(KIND_DEFINITIONS)
    .flatMap((kind) => kind.tables)
    .find(({ name }) => name === table);
  const fields = (definition?.fields ?? []).map((field) => ({
    name: field.name,
    type: field.type,
    unit: field.unit ?? null,
    values: field.values ? [...field.values] : null,
    editable: true,
  }));
  return { table, geometry: definition?.geometry ?? 'MULTIPOLYGON', fields } as unknown as LayerInfo;
}

describe('the form of a layer', () => {
  test('every field of every kind stands in a theme that has a name, and the CNIG classes in few under « autres »', () => {
    for (const kind of Object.values(KIND_DEFINITIONS)) {
      for (const { name, fields } of kind.tables) {
        const form = formFields(layerOf(name));
        // a link by internal number is no field to read
        expect(form.map((field) => field.name)).toEqual(
          fields.filter((field) => field.type !== 'json' && !field.name.endsWith('_uid')).map((field) => field.name),
        );
        expect(byTheme(form).flatMap((group) => group.fields)).toHaveLength(form.length);
      }
    }
    expect(THEMES.every((theme) => hasMessage(`inspector.theme.${theme}`))).toBe(true);
    for (const table of ['sites', 'terrains', 'friches'])
      expect(
        formFields(layerOf(table))
          .filter((field) => field.theme === 'other')
          .map(({ name }) => name),
      ).toEqual([]);
  });
  test('lists of the standard end with its words for what is not known, the programme’s own do not', () => {
    const fields = new Map(formFields(layerOf('sites')).map((field) => [field.name, field]));
    expect(fields.get('site_type')?.values?.slice(-3)).toEqual(['inconnu', 'autre', 'sans objet']);
    expect(fields.get('site_type')?.required).toBe(true);
    expect(fields.get('maturite')?.values).toEqual(['disponible', 'court terme', 'avant 2030']);
    expect(fields.get('reseau_gaz')?.values).toEqual(['oui', 'non']);
    expect(fields.get('labels')?.multiple).toBe(true);
  });
});

describe('codes', () => {
  test.each([
    ['site_comm_insee', '71076', null],
    ['site_comm_insee', '2A004', null],
    ['site_comm_insee', '7176', 'value.code.insee'],
    // the SIREN and SIRET of INSEE itself, and La Poste's headquarters (sirene.fr)
    ['site_epci_siren', '120027016', null],
    ['site_epci_siren', '120027061', 'value.code.siren'],
    ['siret', '12002701600563', null],
    ['siret', '35600000000048', null],
    ['siret', '12002701600564', 'value.code.siret'],
    ['idu', '71076000AB0012', null],
    ['idu', '2A004000 B0012', 'value.code.idu'],
    ['site_reconv_annee', '98', 'value.code.year'],
    ['site_url', 'https://a.fr|https://b.fr/c', null],
    ['site_url', 'a.fr', 'value.code.url'],
    ['etab_contact_mail', 'nom@exemple.fr', null],
    ['site_nom', 'Zone 12', null],
  ])('%s %s', (name, value, problem) => {
    expect(codeProblem({ name }, value)).toBe(problem);
  });
  test('a text too long is told', () => {
    expect(codeProblem({ name: 'section', maxLength: 2 }, 'ABC')).toBe('value.code.long');
  });
});

describe('what is typed', () => {
  const field = (type: string, more = {}) => ({ name: 'x', type, unit: null, values: null, ...more });
  test('a date may be a day, a month or a year', () => {
    expect(parseTyped('3/2/2026', field('date'))).toBe('2026-02-03');
    expect(parseTyped('2/2026', field('date'))).toBe('2026-02');
    expect(parseTyped('2026', field('date'))).toBe('2026');
    expect(parseTyped('31/02/2026', field('date'))).toBeUndefined();
    expect(parseTyped('13/2026', field('date'))).toBeUndefined();
    expect(formatDate('2026')).toBe('2026');
    expect(valueText('2026-02', field('date'), 'fr', translator('fr'))).toBe('2026-02');
  });
  test('several values are separated by a semicolon', () => {
    expect(parseTyped('a ; b|c', field('text', { multiple: true }))).toBe('a|b|c');
    expect(parseTyped('a ; b', field('text'))).toBe('a ; b');
  });
});

describe('the layer that is edited', () => {
  const layers = [layerOf('friches'), layerOf('sites'), { ...layerOf('actions'), geometry: null }];
  test('the active one, else that of the selection', () => {
    expect(editedLayer(layers, 'friches', 'sites')?.table).toBe('friches');
    expect(editedLayer(layers, null, 'sites')?.table).toBe('sites');
    expect(editedLayer([], null, null)).toBeNull();
  });
  test('and why it cannot be, in words', () => {
    const reason = (layer: LayerInfo, readOnly: boolean) => whyNot(layer, { readOnly });
    expect(reason(layerOf('sites'), false)).toBeNull();
    expect(reason(layerOf('sites'), true)).toBe('drawing.why.read-only');
    expect(reason({ ...layerOf('sites'), geometry: null }, false)).toBe('drawing.why.no-shapes');
    expect(reason({ ...layerOf('sites'), table: 'plu_zones' }, false)).toBe('drawing.why.foreign');
  });
});

describe('the journal', () => {
  const step = (id: number, undone: boolean, reversible = true): JournalStep => ({
    id,
    at: '2026-11-21T10:00:00Z',
    label: { code: 'edit-object', params: {}, origin: 'edit' },
    undone,
    reversible,
    tables: ['sites', 'site_parcelles', 'emprise_retouches'],
  });
  test('stands at the last step done', () => {
    expect(positionIn([step(1, false), step(2, false), step(3, true)])).toBe(2);
    expect(positionIn([step(1, true)])).toBeNull();
  });
  test('goes back no further than what it still holds', () => {
    const steps = [step(1, false, false), step(2, false), step(3, false)];
    expect(reachable(steps, 1)).toBe(true);
    expect(reachable(steps, null)).toBe(false);
  });
  test('names the layers a step touched, as the tree calls them', () => {
    expect(touchedLayers(step(1, false), new Map([['sites', 'Mes sites']]), translator('fr'))).toEqual(['Mes sites']);
    expect(touchedLayers(step(1, false), new Map(), translator('fr'))).toEqual(['Sites']);
  });
});
