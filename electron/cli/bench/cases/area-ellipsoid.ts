import { type BenchCase, Unmeasured } from '../case.ts';
import { areaOf, largestDifference, listedOutlines } from '../outlines.ts';
import { findTool, runProcess } from '../processes.ts';

/** Areas of all EPCI and sites on GRS 80 against GeographicLib's Planimeter (C++, geodesic edges). */
export const areaEllipsoid: BenchCase = {
  id: 'area-ellipsoid',
  unit: '1',
  target: 1e-7,
  async measure(bench) {
    const tool = findTool('Planimeter');
    if (!tool) throw new Unmeasured(bench.text('cli.bench.no-tool', { tool: 'Planimeter (geographiclib-tools)' }));
    const outlines = [...listedOutlines(bench, 'epci'), ...listedOutlines(bench, 'sites')];
    // a blank line ends a ring; -w: longitude first
    const input = outlines
      .flatMap((outline) =>
        outline.polygons.flatMap((polygon) =>
          polygon.map((ring) =>
            ring
              .slice(0, -1)
              .map(([x, y]) => `${x} ${y}`)
              .join('\n'),
          ),
        ),
      )
      .join('\n\n');
    const { stdout } = runProcess(tool, ['-w', '-p', '12', '-e', '6378137', '1/298.257222101'], `${input}\n`);
    const areas = stdout
      .trim()
      .split('\n')
      .map((line) => Number(line.split(' ')[2]) / 1e4);
    const next = areas.values();
    const pairs = outlines.map((outline) => [outline.ellipsoid_ha, areaOf(outline, next)] as const);
    const measured = largestDifference(pairs);
    return { measured, objects: outlines.length, peers: [{ name: 'GeographicLib Planimeter', measured: null, ratio: null, reason: null }] };
  },
};
