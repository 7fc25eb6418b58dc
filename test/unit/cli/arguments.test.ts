import { describe, expect, it } from 'vitest';
import { readArguments, requireArguments } from '../../../electron/cli/arguments.ts';
import { epsgOf } from '../../../electron/cli/epsg.ts';
import { UsageFault } from '../../../electron/cli/faults.ts';
import { fieldPairs, importOptions, joinOf, rowNumbers, valueTables } from '../../../electron/cli/import-options.ts';
import { commandNamed } from '../../../electron/cli/program.ts';
import { formatByEnding } from '../../../electron/cli/target.ts';

function read(line: string) {
  const [name = '', ...args] = line.split(' ');
  const command = commandNamed(name);
  if (!command) throw new Error(`no command ${name}`);
  const given = readArguments(command, args);
  requireArguments(command, given);
  return given;
}

function fault(run: () => unknown): { code: string; params: object } {
  try {
    run();
  } catch (error) {
    if (error instanceof UsageFault) return { code: error.code, params: error.params };
    throw error;
  }
  throw new Error('accepted');
}

describe('arguments', () => {
  it('reads positionals and options in any order', () => {
    const { positionals, options } = read('import --as epci p.gpkg a.zip --crs=EPSG:2154 b.zip --dry-run --json');
    expect(positionals).toEqual(['p.gpkg', 'a.zip', 'b.zip']);
    expect(Object.fromEntries(options)).toEqual({ as: 'epci', crs: 'EPSG:2154', 'dry-run': true, json: true });
  });

  it('takes what follows -- as it is', () => {
    expect(read('info -- --odd.gpkg').positionals).toEqual(['--odd.gpkg']);
  });

  it.each([
    ['import p.gpkg a.zip', 'option-missing', { option: '--as' }],
    ['import p.gpkg --as epci', 'argument-missing', { argument: 'FILE' }],
    ['import p.gpkg a.zip --as epcis', 'value-unknown', { value: 'epcis', suggestion: 'epci' }],
    ['import p.gpkg a.zip --as friche', 'value-unknown', { suggestion: 'friches' }],
    ['import p.gpkg a.zip --as epci --mod replace', 'option-unknown', { option: '--mod', suggestion: '--mode' }],
    ['import p.gpkg a.zip --as epci --zzzz', 'option-unknown', { suggestion: 'none' }],
    ['import p.gpkg a.zip --as epci --crs', 'option-value-missing', { option: '--crs' }],
    ['import p.gpkg a.zip --as epci --dry-run=yes', 'option-without-value', { option: '--dry-run' }],
    ['analyse p.gpkg --only surface,recylage', 'value-unknown', { value: 'recylage', suggestion: 'recyclage' }],
    ['summary p.gpkg --by departements', 'value-unknown', { suggestion: 'departement' }],
    ['info p.gpkg q.gpkg', 'argument-extra', { argument: 'q.gpkg' }],
    ['info', 'argument-missing', { argument: 'P' }],
    ['list p.gpkg sites --lang de', 'value-unknown', { option: '--lang' }],
  ])('%s → %s', (line, code, params) => {
    const refused = fault(() => read(line));
    expect(refused.code).toBe(code);
    expect(refused.params).toMatchObject(params);
  });

  it('reads the decisions of an import as they are written', () => {
    const line =
      'import p.gpkg f.csv --as friches --no-swap-axes --repair-text --keep-short-codes --constants statut=retenu --units unite_fonciere_surface=ha ' +
      '--join INSEE=communes:point --leave-out 3,7,10-12 --replaces 4,8-9 --overlaps --gone delete --edits replace --mode update';
    const given = read(line).options;
    const asked = { option: (name: string) => given.get(name) as string | undefined, given: (name: string) => given.has(name) };
    expect(importOptions(asked)).toEqual({
      kind: 'friches',
      swapAxes: false,
      repairText: true,
      restoreZeros: false,
      constants: { statut: 'retenu' },
      units: { unite_fonciere_surface: 'ha' },
      join: { column: 'INSEE', with: 'communes', as: 'point' },
      leaveOut: [3, 7, 10, 11, 12],
      replaces: [4, 8, 9],
      findOverlaps: true,
      gone: 'delete',
      edits: 'replace',
      mode: 'update',
    });
    expect(valueTables('site_type:SAFER=,"usine, atelier"=friche industrielle;site_statut:ok=friche reconvertie')).toEqual({
      site_type: { SAFER: '', 'usine, atelier': 'friche industrielle' },
      site_statut: { ok: 'friche reconvertie' },
    });
    expect(joinOf('code commune=epci')).toEqual({ column: 'code commune', with: 'epci', as: 'outline' });
    expect(fault(() => rowNumbers('5-3')).code).toBe('rows-invalid');
    expect(fieldPairs('nom=')).toEqual({ nom: '' });
  });

  it('reads field pairs, systems and endings, or says what they are not', () => {
    expect(fieldPairs('nom=NOM_SITE, site_id = ID=2')).toEqual({ nom: 'NOM_SITE', site_id: 'ID=2' });
    expect(fault(() => fieldPairs('nom')).code).toBe('fields-invalid');
    expect(epsgOf('epsg:2154')).toBe(2154);
    expect(epsgOf('4326')).toBe(4326);
    expect(fault(() => epsgOf('Lambert')).code).toBe('crs-invalid');
    expect(formatByEnding('a/B.PDF', { '.pdf': 'pdf' })).toBe('pdf');
    expect(fault(() => formatByEnding('a.geojsn', { '.geojson': 'geojson', '.csv': 'csv' }))).toMatchObject({
      code: 'format-unknown',
      params: { suggestion: '.geojson' },
    });
  });
});
