import { integer, type KindDefinition, text } from './field.ts';

export const communes: KindDefinition = {
  kind: 'communes',
  tables: [
    {
      name: 'communes',
      geometry: 'MULTIPOLYGON',
      key: 'insee',
      fields: [
        text('insee', { maxLength: 5 }),
        text('nom'),
        text('departement', { maxLength: 3 }),
        text('region', { maxLength: 2 }),
        text('epci_siren', { maxLength: 9 }),
        integer('population'),
        text('cog', { maxLength: 4 }),
      ],
    },
  ],
};

export const epci: KindDefinition = {
  kind: 'epci',
  tables: [
    {
      name: 'epci',
      geometry: 'MULTIPOLYGON',
      key: 'siren',
      fields: [
        text('siren', { maxLength: 9 }),
        text('nom'),
        text('nature'),
        text('departement', { maxLength: 3 }),
        text('departements'),
        text('region', { maxLength: 2 }),
        integer('population'),
      ],
    },
  ],
};

export const territoires: KindDefinition = {
  kind: 'territoires',
  tables: [
    {
      name: 'territoires',
      geometry: 'MULTIPOLYGON',
      key: 'ti_id',
      fields: [text('ti_id'), text('nom'), text('departements'), text('regions')],
    },
  ],
};
