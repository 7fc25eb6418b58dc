/**
 * Who may import what. The README shows this table; imports.test.ts enforces it on every source file.
 * A room is a folder; the longest matching path wins. `packages` are npm or node: modules by first segment.
 */
export interface Room {
  /** Folder, or a single file. */
  readonly path: string;
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
  /** Only types may come from these rooms. */
  readonly typesFrom?: readonly string[];
}

const SHARED = [
  'shared/geo',
  'shared/domain',
  'shared/contract',
  'shared/format',
  'shared/messages',
  'shared/cartography',
  'shared/expression',
  'shared/search',
  'shared/decision',
  'shared/report',
];

export const ROOMS: readonly Room[] = [
  { path: 'shared/geo', rooms: [], packages: ['geojson'] },
  { path: 'shared/domain', rooms: ['shared/geo', 'shared/contract'], packages: ['zod'] },
  { path: 'shared/contract', rooms: ['shared/domain', 'shared/geo'], packages: ['zod'] },
  { path: 'shared/format', rooms: ['shared/domain'], packages: [] },
  { path: 'shared/messages', rooms: ['shared/contract', 'shared/format'], packages: ['intl-messageformat'] },
  { path: 'shared/expression', rooms: ['shared/domain', 'shared/contract'], packages: [] },
  { path: 'shared/search', rooms: ['shared/geo', 'shared/expression'], packages: [] },
  { path: 'shared/decision', rooms: ['shared/domain'], packages: [] },
  { path: 'shared/cartography', rooms: ['shared/geo', 'shared/domain', 'shared/format'], packages: [], typesFrom: ['shared/messages'] },
  {
    path: 'shared/report',
    rooms: ['shared/geo', 'shared/domain', 'shared/format', 'shared/cartography'],
    packages: [],
    typesFrom: ['shared/messages'],
  },

  { path: 'electron/main', rooms: ['shared/contract', 'shared/domain', 'shared/messages'], packages: ['electron', 'node:', 'zod'] },
  { path: 'electron/preload', rooms: [], packages: ['electron'], typesFrom: ['shared/contract'] },
  { path: 'electron/relay', rooms: [], packages: ['node:'], typesFrom: ['shared/contract'] },

  {
    path: 'electron/engine/geometry',
    rooms: ['shared/geo', 'shared/domain', 'shared/contract'],
    packages: ['@turf', 'flatbush', 'geos-wasm', 'geographiclib-geodesic', 'proj4', 'geojson'],
  },
  {
    path: 'electron/engine/importers',
    rooms: [...SHARED, 'electron/engine/geometry'],
    packages: [
      ...['node:', 'fflate', 'better-sqlite3', 'geojson', 'zod', 'flatgeobuf', 'flatbuffers', 'saxes'],
      ...['topojson-client', 'topojson-specification', '@e965', 'flatbush'],
    ],
  },
  { path: 'electron/engine/store', rooms: SHARED, packages: ['better-sqlite3', 'node:', 'zod'], typesFrom: ['electron/engine/importers'] },
  {
    path: 'electron/engine/analysis',
    rooms: ['shared/geo', 'shared/domain', 'shared/contract', 'electron/engine/geometry'],
    packages: ['@turf', 'flatbush', 'geojson', 'zod'],
  },
  {
    path: 'electron/engine/demo',
    rooms: ['shared/geo', 'shared/domain', 'shared/messages'],
    packages: [],
    typesFrom: ['electron/engine/importers'],
  },
  {
    path: 'electron/engine/editing',
    rooms: ['shared/geo', 'shared/domain', 'shared/contract', 'electron/engine/geometry'],
    packages: ['flatbush'],
  },
  { path: 'electron/engine/tiles', rooms: ['shared/geo', 'shared/domain', 'shared/contract'], packages: ['node:'] },
  { path: 'electron/engine/catalogue', rooms: ['shared/domain', 'shared/contract'], packages: ['node:', 'zod'] },
  {
    path: 'electron/engine/basemaps',
    rooms: ['shared/geo', 'shared/domain', 'shared/contract', 'electron/engine/catalogue'],
    packages: ['node:', 'better-sqlite3', 'pmtiles', 'saxes', 'zod'],
  },
  { path: 'electron/engine/room', rooms: ['shared/contract'], packages: ['node:', 'qrcode-generator'] },
  { path: 'electron/engine/reference', rooms: ['shared/domain', 'shared/contract'], packages: ['node:', 'zod'] },
  { path: 'electron/engine/exporters', rooms: SHARED, packages: ['node:', 'pdfkit', '@resvg', 'fflate', 'flatgeobuf', 'geojson', 'docx'] },
  { path: 'electron/engine/jobs', rooms: ['shared/contract', 'shared/domain'], packages: ['node:'] },
  /** The one place where a job meets the rooms it uses. */
  { path: 'electron/engine/jobs/tasks.ts', rooms: ['shared/contract', 'shared/domain', 'electron/engine'], packages: ['node:'] },
  { path: 'electron/engine/jobs/worker.ts', rooms: ['shared/contract', 'shared/domain', 'electron/engine'], packages: ['node:'] },
  { path: 'electron/engine/api', rooms: [...SHARED, 'electron/engine'], packages: ['node:', 'zod'] },
  { path: 'electron/engine', rooms: [...SHARED, 'electron/engine'], packages: ['node:'] },
  {
    path: 'electron/cli',
    rooms: [...SHARED, 'electron/engine/api', 'electron/engine/jobs', 'electron/engine/geometry', 'electron/engine/importers'],
    packages: ['node:', 'zod', 'shpjs', 'geojson'],
  },

  {
    path: 'renderer/ui',
    rooms: ['shared/format', 'shared/messages'],
    packages: ['react', 'react-aria-components', 'lucide-react'],
  },
  { path: 'renderer/map', rooms: [...SHARED], packages: ['ol', 'react'] },
  { path: 'renderer/engine', rooms: ['shared/contract', 'shared/domain'], packages: ['react', 'zod', 'zustand'] },
  { path: 'renderer/state', rooms: SHARED, packages: ['react', 'zustand'], typesFrom: ['renderer/engine'] },
  {
    path: 'renderer/tasks',
    rooms: [...SHARED, 'renderer/ui', 'renderer/map', 'renderer/state', 'renderer/engine'],
    packages: ['react', 'react-aria-components', 'lucide-react', 'zustand'],
  },
  {
    path: 'renderer/app',
    rooms: [...SHARED, 'renderer'],
    packages: ['react', 'react-dom', 'react-aria-components', 'lucide-react', 'zustand'],
  },
  { path: 'renderer', rooms: [...SHARED, 'renderer'], packages: ['react', 'react-dom', 'ol'] },
];
