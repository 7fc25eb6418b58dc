/**
 * An independent answer by Python's shapely (GEOS) and pyproj (PROJ): recycled hectares in Lambert-93, and the geodesic (GRS 80) from the site's edge
 * to the nearest object of each category. It reads the source files, not our project.
 */
import { z } from 'zod';
import { type Bench, Unmeasured } from './case.ts';
import { findTool, runProcess } from './processes.ts';

const SCRIPT = `
import json, sys
try:
    import pyproj
    from shapely.geometry import shape, Point
    from shapely.ops import transform, unary_union, nearest_points
    from shapely.strtree import STRtree
    from shapely.validation import make_valid
except ImportError as error:
    sys.exit("missing: %s" % error)
sites, friches, points = (json.load(open(path))["features"] for path in sys.argv[1:4])
to_l93 = pyproj.Transformer.from_crs("+proj=longlat +ellps=GRS80 +no_defs", "EPSG:2154", always_xy=True)
geod = pyproj.Geod(ellps="GRS80")
project = lambda geometry: transform(to_l93.transform, geometry)
valid = lambda geometry: geometry if geometry.is_valid else make_valid(geometry)
outlines = [valid(project(shape(f["geometry"]))) for f in friches if f["geometry"] and "Polygon" in f["geometry"]["type"]]
tree = STRtree(outlines)
categories = {}
for f in points:
    categories.setdefault(f["properties"]["categorie"], []).append(project(shape(f["geometry"])))
def geodesic(a, b):
    (x, y), (u, v) = (to_l93.transform(p.x, p.y, direction="INVERSE") for p in (a, b))
    return geod.inv(x, y, u, v)[2]
answer = []
for f in sites:
    site = valid(project(shape(f["geometry"])))
    touching = [o for o in tree.query(site) if o.intersects(site)]
    inside = site.intersection(unary_union(touching)).area / 1e4 if touching else 0.0
    distances = {}
    for name, members in categories.items():
        planar = sorted((site.distance(p), i) for i, p in enumerate(members))
        # Lambert-93 stretches lengths by half a percent at most: all that may be the nearest are measured
        near = [members[i] for d, i in planar if d <= planar[0][0] * 1.01 + 1]
        distances[name] = min(0.0 if site.intersects(p) else geodesic(*nearest_points(site, p)) for p in near)
    answer.append({"site_id": f["properties"]["site_id"], "friche_ha": inside, "distances": distances})
json.dump(answer, sys.stdout)
`;

const answerSchema = z.array(z.object({ site_id: z.string(), friche_ha: z.number(), distances: z.record(z.string(), z.number()) }));
export type OracleAnswer = z.output<typeof answerSchema>;
const answers = new Map<string, OracleAnswer>();

export function askOracle(bench: Bench): OracleAnswer {
  const known = answers.get(bench.data);
  if (known) return known;
  const python = findTool('python3');
  if (!python) throw new Unmeasured(bench.text('cli.bench.no-tool', { tool: 'python3' }));
  const files = [
    bench.file('simules', 'sites_simules.geojson'),
    bench.file('simules', 'friches_simulees.geojson'),
    bench.file('poi', 'poi.geojson'),
  ];
  const answer = answerSchema.parse(JSON.parse(runProcess(python, ['-c', SCRIPT, ...files]).stdout));
  answers.set(bench.data, answer);
  return answer;
}
