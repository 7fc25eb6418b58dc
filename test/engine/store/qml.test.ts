import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openProject } from '../../../electron/engine/store/index.ts';
import { layerQml } from '../../../electron/engine/store/qml/qml.ts';
import { escapeXml } from '../../../electron/engine/store/qml/xml.ts';
import { classText, compileStyle } from '../../../shared/cartography/style-rules.ts';
import { defaultStyle } from '../../../shared/domain/default-styles.ts';
import { KIND_DEFINITIONS } from '../../../shared/domain/kinds/index.ts';
import { type LayerStyle, styleSchema } from '../../../shared/domain/style.ts';
import { translate } from '../../../shared/messages/index.ts';
import { environment, folder, STEP, savedDocument } from './support.ts';

const colourOf = (colour: string): string => (colour.startsWith('#') ? colour : '#102030');
const fill = (colour: string) => ({ fill: { colour, opacity: 0.5 } });

const STYLES: readonly (readonly [name: string, style: LayerStyle, expected: readonly RegExp[]])[] = [
  [
    'categorised',
    styleSchema.parse({
      version: 1,
      renderer: {
        type: 'categorised',
        field: 'maturite',
        categories: [{ value: 'disponible', label: 'Disponible & "prêt"', symbolisation: fill('#ff0000') }],
        other: fill('@token'),
      },
      label: { field: 'site_nom', size_mm: 2.5, colour: '#000000', halo: '#ffffff', maxScaleDenominator: 250000 },
    }),
    [
      /type="categorizedSymbol" attr="maturite"/,
      /value="disponible" label="Disponible &amp; &quot;prêt&quot;" symbol="0"/,
      /255,0,0,128/,
      /16,32,48,128/,
      /fieldName="site_nom"/,
      /scaleMax="250000"/,
    ],
  ],
  [
    'graduated',
    styleSchema.parse({
      version: 1,
      renderer: {
        type: 'graduated',
        field: 'population',
        classes: [
          { upTo: 10, label: 'peu', symbolisation: fill('#00ff00') },
          { upTo: 20, label: 'plus', symbolisation: fill('#0000ff') },
        ],
        missing: null,
      },
      maxScaleDenominator: 1000000,
    }),
    [
      /type="graduatedSymbol" attr="population"/,
      /lower="10" upper="20" label="plus"/,
      /minScale="1000000"/,
      /hasScaleBasedVisibilityFlag="1"/,
    ],
  ],
  [
    'hatched with a dashed outline over a casing',
    styleSchema.parse({
      version: 1,
      renderer: {
        type: 'single',
        symbolisation: {
          fill: { colour: null, pattern: 'cross', patternColour: '#123456' },
          stroke: { colour: '#000000', width_mm: 0.3, dash_mm: [2, 1] },
          casing: { colour: '#ffffff', width_mm: 1 },
        },
      },
    }),
    [/class="LinePatternFill".*name="angle" value="45".*name="angle" value="135"/, /18,52,86,255/, /name="customdash" value="2;1"/],
  ],
];

const FRENCH = { colourOf, text: (id: string) => translate('fr', id) };

/** What QGIS 3.22 says of these styles once it has loaded them is written here: QgsVectorLayer.importNamedStyle, then its renderer and its labels. */
describe('styles as QGIS reads them', () => {
  it('name their classes in words', () => {
    for (const { tables } of Object.values(KIND_DEFINITIONS)) {
      for (const { name, geometry } of tables)
        if (geometry) expect(layerQml(defaultStyle(name, geometry), geometry, 1, FRENCH)).not.toMatch(/label="@/);
    }
    expect(layerQml(defaultStyle('sites'), 'MULTIPOLYGON', 1, FRENCH)).toContain('label="Court terme"');
  });

  it('show as many classes as the map and the legend do', () => {
    const styles = [
      ...STYLES.map(([, style]) => [style, 'MULTIPOLYGON'] as const),
      ...Object.values(KIND_DEFINITIONS).flatMap(({ tables }) =>
        tables.flatMap(({ name, geometry }) => (geometry ? [[defaultStyle(name, geometry), geometry] as const] : [])),
      ),
    ];
    for (const [style, geometry] of styles) {
      const { classes } = compileStyle(style);
      const qml = layerQml(style, geometry, 1, FRENCH);
      const symbols = qml.match(/<symbol [^>]*name="\d+"/g) ?? [];
      expect(symbols).toHaveLength(classes.length);
      for (const { label } of classes) if (label !== null) expect(qml).toContain(escapeXml(classText(label, FRENCH.text)));
    }
  });

  it('keep names to their scales, places and ranks', () => {
    const style = styleSchema.parse({
      version: 1,
      renderer: { type: 'single', symbolisation: {} },
      label: {
        field: 'nom',
        expression: "coalesce(nom, 'l''inconnu') || ' (' || code || ')'",
        size_mm: 2.5,
        colour: '#000000',
        halo: '#ffffff',
        haloWidth_mm: 0.6,
        placement: 'above',
        priority: 30,
        maxScaleDenominator: 250_000,
        minScaleDenominator: 500,
      },
    });
    const fields = [
      { name: 'nom', type: 'text' as const },
      { name: 'code', type: 'text' as const },
    ];
    const qml = layerQml(style, 'POINT', 1, { ...FRENCH, fields });
    // QGIS: minimumScale() 250000, maximumScale() 500, placement OverPoint above, priority 8, buffer 0.6 mm
    expect(qml).toContain('scaleMax="250000" scaleMin="500"');
    expect(qml).toMatch(/placement="1" quadOffset="1" xOffset="0" yOffset="-0.8"/);
    expect(qml).toMatch(/priority="8"/);
    expect(qml).toMatch(/bufferSize="0.6"/);
    expect(qml).toContain(escapeXml(`(((coalesce("nom", 'l''inconnu') || ' (') || "code") || ')')`));
    expect(qml).toContain('isExpression="1"');
    // a field that is gone: the plain field stands in
    expect(layerQml(style, 'POINT', 1, FRENCH)).toMatch(/fieldName="nom" isExpression="0"/);
  });

  it('carry our own drawings, and put them inside areas that only they tell apart', () => {
    const ports = layerQml(defaultStyle('equipements', 'POINT'), 'POINT', 1, FRENCH);
    const [, code = ''] = /class="SvgMarker".*?value="base64:([^"]+)"/.exec(ports) ?? [];
    expect(Buffer.from(code, 'base64').toString()).toMatch(/^<svg xmlns=.*<path d="M/);
    expect(layerQml(defaultStyle('sites'), 'MULTIPOLYGON', 1, FRENCH)).toMatch(/class="CentroidFill".*class="SvgMarker"/);
  });

  it('draw patterns at our spacing', () => {
    const hatched = (pattern: string) =>
      layerQml(
        styleSchema.parse({ version: 1, renderer: { type: 'single', symbolisation: { fill: { colour: '#ffffff', pattern } } } }),
        'MULTIPOLYGON',
        1,
        FRENCH,
      );
    expect(hatched('hatch-45')).toMatch(/name="angle" value="45".*name="distance" value="1.2"/);
    expect(hatched('hatch-120')).toMatch(/name="angle" value="120".*name="distance" value="1.5"/);
    expect(hatched('hatch-horizontal')).toMatch(/name="angle" value="0"/);
    expect(hatched('hatch-vertical')).toMatch(/name="angle" value="90"/);
    expect(hatched('dots')).toMatch(/name="displacement_x" value="0.75"/);
  });
});

/** An independent XML parser reads what was written. */
function parsed(xml: string): void {
  execFileSync('/usr/bin/python3', ['-c', 'import sys, xml.dom.minidom as m; m.parseString(sys.stdin.buffer.read())'], { input: xml });
}

const hasPython = existsSync('/usr/bin/python3');
if (!hasPython) console.warn('SKIPPED: no python3 to read the QGIS styles');

describe('styles for QGIS', () => {
  it.each(STYLES)('writes a %s style', (_, style, expected) => {
    const qml = layerQml(style, 'MULTIPOLYGON', 0.8, colourOf);
    for (const pattern of expected) expect(qml).toMatch(pattern);
    expect(qml).toContain('<layerOpacity>0.8</layerOpacity>');
  });

  it.skipIf(!hasPython)('are XML for every table and every shape', () => {
    for (const { tables } of Object.values(KIND_DEFINITIONS)) {
      for (const { name, geometry } of tables) if (geometry) parsed(layerQml(defaultStyle(name, geometry), geometry, 1, colourOf));
    }
    for (const [, style] of STYLES) parsed(layerQml(style, 'POINT', 1, colourOf));
  });

  it('stand in layer_styles as the default, unless a QGIS user saved another', async () => {
    const path = join(folder(), 'p.gpkg');
    await savedDocument(path);
    const read = (): unknown[] => {
      const db = new Database(path);
      const rows = db
        .prepare(`SELECT styleName, useAsDefault FROM layer_styles WHERE f_table_name = 'sites' AND f_table_schema = '' ORDER BY id`)
        .raw()
        .all();
      db.close();
      return rows;
    };
    expect(read()).toEqual([['Emprise', 1]]);
    const qgis = new Database(path);
    qgis.exec(`UPDATE layer_styles SET useAsDefault = 0 WHERE f_table_name = 'sites'`);
    qgis.exec(
      `INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, useAsDefault) VALUES ('', '', 'sites', 'geom', 'Mon style', 1)`,
    );
    qgis.close();
    const project = await openProject(path, 'command', environment());
    project.updateLayer('sites', { opacity: 0.4 }, STEP);
    await project.commit();
    expect(read()).toEqual([
      ['Emprise', 0],
      ['Mon style', 1],
    ]);
  });
});
