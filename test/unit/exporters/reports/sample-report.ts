/** A report with every kind of block, for the writers. Figures are made up, but add up where a report says that they do. */

import { drawingToPng } from '../../../../electron/engine/exporters/maps/png.ts';
import { type Drawing, group, line, path, solid } from '../../../../shared/cartography/drawing.ts';
import type { Report, TableBlock } from '../../../../shared/report/model.ts';

export const RESOURCES = `${import.meta.dirname}/../../../../resources`;

export const sampleMap: Drawing = {
  width_mm: 180,
  height_mm: 86,
  language: 'fr',
  title: 'Les Verriers',
  description: 'Carte du site',
  children: [
    group('Fond', [path([['M', 0, 0], ['L', 180, 0], ['L', 180, 86], ['L', 0, 86], ['Z']], solid('#f4f3ee'))]),
    group('Site', [
      path(
        [['M', 60, 20], ['L', 120, 16], ['L', 125, 70], ['L', 66, 74], ['Z']],
        { solid: { colour: '#e9d3b4', opacity: 1 }, pattern: { id: 'hatch-135', colour: '#8a5a2b', opacity: 1 } },
        line('#c8400a', 1),
      ),
    ]),
    group('Noms', [
      {
        type: 'text',
        x: 92,
        y: 46,
        anchor: 'middle',
        text: 'Les Verriers',
        face: 'IBMPlexSans-SemiBold',
        size: 5,
        colour: '#1b2224',
        halo: { colour: '#ffffff', width: 1 },
      },
    ]),
  ],
};

export const occupation: TableBlock = {
  type: 'table',
  caption: 'Occupation des 14 terrains',
  columns: [
    { key: 'occupation', title: 'Occupation', type: 'text', unit: null, weight: 3 },
    { key: 'surface', title: 'Surface', type: 'number', unit: 'ha', weight: 1, sum: true },
    { key: 'part', title: 'Part', type: 'number', unit: 'share', decimals: 1, weight: 1 },
  ],
  rows: [
    ['Friche', 45],
    ['Inoccupé', 7],
    ['Occupé', 4.8],
    ['Réservé par option', 3.7],
    ['Voirie, infrastructure', 2.9],
  ].map(([name, area]) => ({
    cells: [name as string, area as number, (area as number) / (45 + 7 + 4.8 + 3.7 + 2.9)],
    origin: 'calcule' as const,
  })),
  total: { cells: ['Ensemble du site', 45 + 7 + 4.8 + 3.7 + 2.9, 1], strong: true },
};

export const inventory = (count: number): TableBlock => ({
  type: 'table',
  caption: 'Sites de la sélection : liste complète [annexe]',
  columns: [
    { key: 'insee', title: 'Code commune', type: 'code', unit: null, weight: 1 },
    { key: 'nom', title: 'Site', type: 'text', unit: null, weight: 3 },
    { key: 'surface', title: 'Surface', type: 'number', unit: 'ha', weight: 1, sum: true },
    { key: 'distance', title: 'Échangeur', type: 'number', unit: 'm', weight: 1 },
    { key: 'poids', title: 'Poids', type: 'number', unit: 'weight', weight: 1 },
    { key: 'note', title: 'Note', type: 'number', unit: 'score', weight: 1 },
    { key: 'date', title: 'Mise à jour', type: 'date', unit: null, weight: 1 },
    { key: 'recyclage', title: 'Recyclage', type: 'boolean', unit: null, weight: 1 },
  ],
  rows: Array.from({ length: count }, (_, i) => ({
    cells: [
      String(1004 + i).padStart(5, '0'),
      i % 3 === 0 ? `Site de l'Écluse n° ${i + 1} & "Quai"` : `Site ${i + 1}`,
      i % 4 === 1 ? null : 10 + i / 2,
      i % 5 === 2 ? null : 310 + i * 137,
      1 / count,
      i % 4 === 3 ? null : 40 + (i % 50),
      `2026-0${(i % 9) + 1}-15`,
      i % 2 === 0,
    ],
  })),
  total: null,
});

export async function sampleReport(rows = 12): Promise<Report> {
  const picture = Uint8Array.from(await drawingToPng(sampleMap, { dpi: 60, resources: RESOURCES }));
  return {
    kind: 'site',
    words: {
      missing: 'non renseigné',
      yes: 'Oui',
      no: 'Non',
      inside: 'dans le site',
      pages: 'Page {page} sur {pages}',
      origins: { calcule: 'calculé par Emprise', importe: 'importé', saisi: 'saisi' },
    },
    language: 'fr',
    surtitle: 'Fiche de site clé en main',
    title: 'Les Verriers',
    subtitle: 'Crissey (71) · CA Le Grand Chalon · Territoire d’industrie Grand Chalon',
    code: '71154_SITE-ECO_00012',
    status: { maturite: 'court terme', label: 'Court terme', detail: 'visé T1 2028' },
    date: '2026-11-21',
    project: 'bourgogne & franche-comté',
    page: 'portrait',
    sections: [
      {
        id: 'carte',
        title: null,
        span: 'full',
        blocks: [
          {
            type: 'map',
            drawing: sampleMap,
            caption: 'Les Verriers et ses terrains',
            alternative: 'Carte du site Les Verriers, 14 terrains, à 1:12 500.',
            scale: 12_500,
          },
          {
            type: 'facts',
            form: 'tiles',
            facts: [
              {
                label: 'surface géodésique',
                value: 63.4,
                unit: 'ha',
                origin: 'calcule',
                method: 'Ellipsoïde GRS 80.',
                detail: 'déclarée 64,0 ha',
              },
              {
                label: 'en recyclage de friche',
                value: 45,
                unit: 'ha',
                origin: 'calcule',
                method: null,
                detail: null,
                beside: { value: 0.71, unit: 'share' },
              },
              {
                label: 'embranchement fer (ITE)',
                value: 310,
                unit: 'm',
                origin: 'calcule',
                method: 'À vol d’oiseau depuis le périmètre.',
                detail: null,
              },
              { label: 'puissance électrique', value: null, unit: 'mw', origin: null, method: null, detail: null },
              { label: 'maîtrise publique', value: 92, unit: 'percent', origin: 'saisi', method: null, detail: null },
            ],
          },
        ],
      },
      {
        id: 'occupation',
        title: 'Occupation des 14 terrains',
        span: 'half',
        blocks: [
          {
            type: 'bars',
            form: 'stacked',
            caption: 'Occupation',
            unit: 'ha',
            most: 63.4,
            bars: occupation.rows.map(({ cells }) => ({
              label: cells[0] as string,
              value: cells[1] as number,
              origin: 'calcule' as const,
            })),
          },
          occupation,
        ],
      },
      {
        id: 'criteres',
        title: 'Six critères de sélection, note sur 100',
        span: 'half',
        blocks: [
          {
            type: 'bars',
            form: 'rows',
            caption: 'Note sur 100',
            unit: 'score',
            decimals: 0,
            most: 100,
            bars: [
              { label: 'Maîtrise foncière', value: 92, origin: 'calcule' },
              { label: 'Attractivité économique', value: 84, origin: 'saisi' },
              { label: 'Implication des collectivités', value: null, origin: null },
            ],
          },
          {
            type: 'paragraph',
            text: 'Rang 1 sur 10 dans le scénario « Sobriété d’abord », premier dans 64 % des tirages à poids variables (± 50 %).',
            origin: 'calcule',
          },
        ],
      },
      {
        id: 'reseaux',
        title: 'Réseaux au droit du site',
        span: 'half',
        blocks: [
          {
            type: 'marks',
            caption: 'Réseaux',
            marks: [
              { icon: 'eau', label: 'Eau potable', present: true, origin: 'importe' },
              { icon: 'fibre', label: 'Fibre optique', present: null, origin: null },
              { icon: 'tc', label: 'TC', present: false, origin: 'importe' },
            ],
          },
        ],
      },
      {
        id: 'points',
        title: 'Points à lever',
        span: 'half',
        blocks: [
          {
            type: 'points',
            points: [
              { status: 'warning', text: 'PPRI : 3,1 ha en aléa moyen sur T12 et T13' },
              { status: 'ok', text: 'Archéologie préventive : prescription levée le 03/09/2026' },
              { status: 'missing', text: 'Diagnostic pollution des sols' },
            ],
          },
        ],
      },
      {
        id: 'calendrier',
        title: 'Calendrier jusqu’à la disponibilité',
        span: 'half',
        blocks: [
          {
            type: 'timeline',
            caption: 'Calendrier',
            steps: [
              { date: '2026-12-31', label: 'études de sols', done: true },
              { date: '2028-03-31', label: 'disponible', done: false },
            ],
          },
        ],
      },
      {
        id: 'sites',
        title: 'Sites de la sélection',
        span: 'full',
        newPage: true,
        blocks: [
          { type: 'heading', level: 3, text: 'Liste' },
          inventory(rows),
          {
            type: 'image',
            bytes: picture,
            contentType: 'image/png',
            width_px: 425,
            height_px: 203,
            caption: 'Vue du site depuis le quai',
            alternative: 'Photographie du site.',
          },
          { type: 'note', tone: 'warning', text: 'Champs confidentiels laissés de côté.' },
        ],
      },
    ],
    methods: ['Surfaces sur l’ellipsoïde GRS 80.', 'Distances à vol d’oiseau depuis le périmètre.'],
    sources: ['terrains_bfc_2026.gpkg (12/11/2026)', 'IGN Admin Express 2023'],
    warnings: ['Démonstration : géométries et valeurs fictives.'],
    confidential: 'left-out',
  };
}
