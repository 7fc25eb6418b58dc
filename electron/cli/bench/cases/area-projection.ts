import { type BenchCase, Unmeasured } from '../case.ts';
import { areaOf, largestDifference, listedOutlines } from '../outlines.ts';
import { findTool, runProcess } from '../processes.ts';

/** Areas of all EPCI and sites in Lambert-93 against PROJ's coordinates (cs2cs); the data are all metropolitan. */
export const areaProjection: BenchCase = {
  id: 'area-projection',
  unit: '1',
  target: 1e-6,
  async measure(bench) {
    const tool = findTool('cs2cs');
    if (!tool) throw new Unmeasured(bench.text('cli.bench.no-tool', { tool: 'cs2cs (proj-bin)' }));
    const outlines = [...listedOutlines(bench, 'epci'), ...listedOutlines(bench, 'sites')];
    const rings = outlines.flatMap((outline) => outline.polygons.flat());
    const input = rings.flatMap((ring) => ring.map(([longitude, latitude]) => `${latitude} ${longitude}`)).join('\n');
    const { stdout } = runProcess(tool, ['-d', '6', 'EPSG:4171', 'EPSG:2154'], `${input}\n`);
    const points = stdout
      .trim()
      .split('\n')
      .map((line) => line.split(/\s+/).map(Number) as [number, number]);
    let from = 0;
    const areas = rings.map((ring) => {
      const projected = points.slice(from, from + ring.length);
      from += ring.length;
      return shoelace_m2(projected) / 1e4;
    });
    const next = areas.values();
    const measured = largestDifference(outlines.map((outline) => [outline.projection_ha, areaOf(outline, next)] as const));
    return { measured, objects: outlines.length, peers: [{ name: 'PROJ cs2cs EPSG:2154', measured: null, ratio: null, reason: null }] };
  },
};

/** Taken from the first vertex, for Lambert-93 northings squared would eat the digits of a small parcel. */
function shoelace_m2(ring: readonly (readonly [number, number])[]): number {
  const [originX, originY] = ring[0] ?? [0, 0];
  let twice = 0;
  for (const [index, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[index + 1] ?? [originX, originY];
    twice += (x - originX) * (nextY - originY) - (nextX - originX) * (y - originY);
  }
  return twice / 2;
}
