import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { readComposition, readMovements } from '../../../electron/engine/importers/composition/index.ts';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import { dataFile, hasData } from './support/data.ts';
import { temporaryFolder } from './support/files.ts';

const folder = temporaryFolder();
const file = (name: string, content: string | Uint8Array): string => {
  const place = path.join(folder, name);
  writeFileSync(place, content);
  return place;
};
const workbook = (name: string, sheets: Readonly<Record<string, unknown[][]>>): string => {
  const SheetNames = Object.keys(sheets);
  const Sheets = Object.fromEntries(SheetNames.map((sheet) => [sheet, utils.aoa_to_sheet(sheets[sheet] as unknown[][])]));
  return file(name, new Uint8Array(write({ SheetNames, Sheets }, { type: 'buffer', bookType: 'xlsx' }) as Buffer));
};
const refusal = async (read: Promise<unknown>): Promise<[string, unknown]> => {
  const error: unknown = await read.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof EmpriseError)) throw new Error(`not refused: ${String(error)}`);
  return [error.code, error.params['cause']];
};

describe('a composition', () => {
  it('of ANCT lists each commune with its Territoire d’industrie', async () => {
    const csv =
      'insee_com,lib_com,id_ti,lib_ti\n01033,Valserhône,ti-8401,Haut-Bugey\n2A004,Ajaccio,ti-9401,Corse\n1091,Châtillon,ti-8401,Haut-Bugey\n';
    const found = await readComposition(file('liste-ti-com2023-20240704.csv', csv));
    expect(found).toMatchObject({ year: 2023, epci: null, ignored: 0, contradicted: 0 });
    expect(found.territoires?.map(({ code, name, members }) => [code, name, members.map((member) => member.code)])).toEqual([
      ['ti-8401', 'Haut-Bugey', ['01033', '01091']],
      ['ti-9401', 'Corse', ['2A004']],
    ]);
  });

  it('of INSEE is found under the titles of its second sheet', async () => {
    const found = await readComposition(
      workbook('Intercommunalite_Metropole_au_01-01-2024.xlsx', {
        EPCI: [
          ['Intercommunalité - Métropole'],
          ['Géographie au 01/01/2024'],
          [],
          ['EPCI', 'LIBEPCI', 'NATURE_EPCI', 'NB_COM'],
          ['200069193', 'CC Dombes', 'CC', 1],
        ],
        Composition_communale: [
          ['Intercommunalité - Métropole'],
          ['Géographie au 01/01/2024'],
          [],
          ['Code géographique', 'Libellé géographique', 'EPCI - Métropole', 'Libellé', 'Département', 'Région'],
          ['CODGEO', 'LIBGEO', 'EPCI', 'LIBEPCI', 'DEP', 'REG'],
          ['01001', "L'Abergement-Clémenciat", '200069193', 'CC de la Dombes', '01', '84'],
          ['85113', "L'Île-d'Yeu", 'ZZZZZZZZZ', 'Sans objet', '85', '52'],
        ],
      }),
    );
    expect(found.year).toBe(2024);
    expect(found.epci).toEqual([
      {
        code: '200069193',
        name: 'CC de la Dombes',
        nature: null,
        members: [{ type: 'commune', code: '01001', nom: "L'Abergement-Clémenciat" }],
      },
    ]);
  });

  it('of DGCL takes the SIREN beside the commune’s own columns for the group’s', async () => {
    const csv =
      'dept;siren;raison_sociale;nature_juridique;insee;siren_membre;nom_membre\n01;200069193;CC de la Dombes;CC;01001;210100012;Abergement\n';
    const [epci] = (await readComposition(file('epcicom2022.csv', csv))).epci ?? [];
    expect(epci).toEqual({
      code: '200069193',
      name: 'CC de la Dombes',
      nature: 'CC',
      members: [{ type: 'commune', code: '01001', nom: 'Abergement' }],
    });
  });

  it('of a planner is read whatever the separator, the order and the year in a name', async () => {
    const csv = 'Commune;SIREN EPCI 2026;Code INSEE\nA;200 069 193;01001\nB;200058014/200054781;94001\nC;;01002\nD;200069193;?\n';
    const found = await readComposition(file('ma composition.csv', csv));
    expect(found.epci?.map(({ code, members }) => [code, members.map((member) => member.code)])).toEqual([
      ['200069193', ['01001']],
      // the métropole, not the établissement public territorial
      ['200054781', ['94001']],
    ]);
    expect([found.year, found.ignored]).toEqual([null, 1]);
  });

  it('keeps the first of two EPCI that claim a commune, and says so', async () => {
    const found = await readComposition(file('deux.csv', 'codgeo,epci\n01001,200069193\n01001,240100891\n01002,240100891\n'));
    expect(found.contradicted).toBe(1);
    expect(found.epci?.map(({ members }) => members.length)).toEqual([1, 1]);
  });

  it('may be JSON: Etalab’s groups, lines, or pairs', async () => {
    const groups = [{ code: '200069193', nom: 'CC de la Dombes', type: 'CC', membres: [{ code: '01001', nom: 'Abergement' }] }];
    const lines = [{ codgeo: '01001', epci: 200069193, libepci: 'CC de la Dombes' }];
    const pairs = { '01001': '200069193' };
    for (const [name, json] of Object.entries({ groups, lines, pairs })) {
      const { epci } = await readComposition(file(`${name}.json`, JSON.stringify(json)));
      expect(
        epci?.map(({ code, members }) => [code, members.map((member) => member.code)]),
        name,
      ).toEqual([['200069193', ['01001']]]);
    }
  });

  it('is refused in words when it is none', async () => {
    expect(await refusal(readComposition(path.join(folder, 'absent.csv')))).toEqual(['file-not-found', undefined]);
    expect(await refusal(readComposition(file('autre.csv', 'nom,ville\na,b\n')))).toEqual(['composition-unreadable', 'columns']);
    expect(await refusal(readComposition(file('vide.csv', 'codgeo,epci\n?,?\n')))).toEqual(['composition-unreadable', 'empty']);
    expect(await refusal(readComposition(file('abime.json', '[{"code":')))).toEqual(['composition-unreadable', 'json']);
    expect(await refusal(readComposition(file('image.csv', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0))))).toEqual([
      'composition-unreadable',
      'format',
    ]);
  });
});

describe('a table of movements', () => {
  it('of INSEE keeps communes alone, with what happened and when', async () => {
    // lines of v_mvtcommune: https://www.insee.fr/fr/information/2560452
    const csv = `MOD,DATE_EFF,TYPECOM_AV,COM_AV,TNCC_AV,NCC_AV,NCCENR_AV,LIBELLE_AV,TYPECOM_AP,COM_AP,TNCC_AP,NCC_AP,NCCENR_AP,LIBELLE_AP
32,2022-01-01,COM,02054,0,BAZOCHES SUR VESLES,Bazoches-sur-Vesles,Bazoches-sur-Vesles,COMD,02054,0,BAZOCHES SUR VESLES,Bazoches-sur-Vesles,Bazoches-sur-Vesles
32,2022-01-01,COM,02054,0,BAZOCHES SUR VESLES,Bazoches-sur-Vesles,Bazoches-sur-Vesles,COM,02054,0,BAZOCHES ET SAINT THIBAUT,Bazoches-et-Saint-Thibaut,Bazoches-et-Saint-Thibaut
32,2022-01-01,COM,02695,0,SAINT THIBAUT,Saint-Thibaut,Saint-Thibaut,COM,02054,0,BAZOCHES ET SAINT THIBAUT,Bazoches-et-Saint-Thibaut,Bazoches-et-Saint-Thibaut
10,2022-01-01,COM,09207,0,MONTGAILLARD,Montgaillard,Montgaillard,COM,09207,0,MONTGAILHARD,Montgailhard,Montgailhard
50,2021-01-01,COM,27676,4,TROIS LACS,Trois Lacs,Les Trois Lacs,COM,27058,4,TROIS LACS,Trois Lacs,Les Trois Lacs
34,2021-01-01,COMD,27647,0,TOSNY,Tosny,Tosny,COM,27058,4,TROIS LACS,Trois Lacs,Les Trois Lacs
21,01/01/2024,COM,85084,4,ESSARTS EN BOCAGE,Essarts en Bocage,Essarts en Bocage,COM,85165,5,OIE,Oie,L'Oie
`;
    const { movements, ignored } = await readMovements(file('v_mvtcommune_2022.csv', csv));
    expect(movements).toEqual([
      { from: '02695', to: '02054', how: 'merged', date: '2022-01-01' },
      { from: '27676', to: '27058', how: 'renumbered', date: '2021-01-01' },
      { from: '85084', to: '85165', how: 'restored', date: '2024-01-01' },
    ]);
    expect(ignored).toBe(0);
  });

  it('of two columns tells mergers, new numbers and cuts by counting', async () => {
    const csv = 'code_2018;code_2026\n01033;01033\n01091;01033\n1205;01033\n27676;27058\n15141;15031\n15141;15035\n?;01001\n';
    const { movements, ignored } = await readMovements(file('passage.csv', csv));
    expect(movements.map(({ from, to, how }) => `${from} ${to} ${how}`)).toEqual([
      '01091 01033 merged',
      '01205 01033 merged',
      '27676 27058 renumbered',
      '15141 15031 merged',
      '15141 15031 restored',
      '15141 15035 merged',
      '15141 15035 restored',
    ]);
    expect(ignored).toBe(1);
  });

  it('is refused in words when it is none', async () => {
    expect(await refusal(readMovements(file('rien.csv', 'nom,ville\na,b\n')))).toEqual(['movements-unreadable', 'columns']);
    expect(await refusal(readMovements(file('meme.csv', 'ancien_code,nouveau_code\n01001,01001\n')))).toEqual([
      'movements-unreadable',
      'empty',
    ]);
  });
});

describe.skipIf(!hasData)('real files', () => {
  it('the Territoires d’industrie of 2023: 183 of 626 EPCI, 12 communes and 3 EPT', async () => {
    const { territoires, year, ignored } = await readComposition(
      dataFile('territoires_industrie/territoires_industrie_2023_composition.csv'),
    );
    const types = (territoires ?? []).flatMap(({ members }) => members.map((member) => member.type));
    expect([territoires?.length, year, ignored]).toEqual([183, 2023, 0]);
    expect(['epci', 'commune', 'ept'].map((type) => types.filter((each) => each === type).length)).toEqual([626, 12, 3]);
  });

  it('the passage of 2018 to 2026: 498 communes changed, four of them out of one', async () => {
    const { movements } = await readMovements(dataFile('communes_2018_vers_2026.csv'));
    // README of the data: 814 lines, 316 of which say the same code twice
    expect(movements.filter(({ how }) => how !== 'restored')).toHaveLength(498);
    expect(movements.filter(({ how }) => how === 'restored').map(({ to }) => to)).toEqual(['15031', '15035', '15047', '15171']);
  });
});
