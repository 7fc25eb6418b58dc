import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  halvingGrid,
  isInMatrix,
  matrixTileAt,
  matrixTileBounds,
  resolutionOfScale,
  webMercatorGrid,
} from '../../../shared/geo/tile-matrix.ts';

const near = (got: readonly number[], wanted: readonly number[], digits: number) => {
  got.forEach((value, index) => {
    expect(value).toBeCloseTo(wanted[index] ?? Number.NaN, digits);
  });
};

describe('the grid of the web', () => {
  const { epsg, levels } = webMercatorGrid(0, 19);

  it('has the figures that the standard publishes for GoogleMapsCompatible (07-057r7, annex E.4) and the Géoplateforme for PM', () => {
    expect(epsg).toBe(3857);
    expect(levels[0]?.resolution).toBeCloseTo(156_543.033_928_04, 8);
    expect(levels[18]?.resolution).toBeCloseTo(0.597_164_283_477_939_5, 13);
    near(levels[0]?.origin ?? [], [-20_037_508.342_789_248, 20_037_508.342_789_248], 6);
    // ScaleDenominator of levels 0 and 18
    expect(resolutionOfScale(559_082_264.028_717_8, 3857)).toBeCloseTo(levels[0]?.resolution ?? 0, 6);
    expect(resolutionOfScale(2132.729_583_849_784, 3857)).toBeCloseTo(levels[18]?.resolution ?? 0, 12);
    expect(levels[19]?.matrix).toEqual([524_288, 524_288]);
  });

  it('gives the bounds of a tile that mercantile publishes as its example', () => {
    const level = levels[10];
    if (!level) throw new Error('no level 10');
    // mercantile.xy_bounds(486, 332, 10)
    near(
      matrixTileBounds(level, 486, 332),
      [-1_017_529.720_532_266_3, 7_005_300.768_279_833, -978_393.962_050_256, 7_044_436.526_761_846],
      4,
    );
    expect(matrixTileAt(level, [-1_000_000, 7_020_000])).toEqual([486, 332]);
  });
});

describe('the grid of the Géoplateforme in Lambert-93 (2154_10cm)', () => {
  const level = halvingGrid(2154, [0, 12_000_000], 209_715.2 * 256, 21, 256).levels[20];

  it('has its resolutions: 20 cm at level 20, whose scale denominator is 714.2857…', () => {
    expect(level?.resolution).toBeCloseTo(0.2, 12);
    expect(resolutionOfScale(714.285_714_285_714_3, 2154)).toBeCloseTo(0.2, 12);
    expect(resolutionOfScale(1428.5714, 2154)).toBeCloseTo(0.4, 6);
  });

  it('counts columns from 0 m east and rows from 12,000,000 m north, 51.2 m each', () => {
    if (!level) throw new Error('no level 20');
    expect(matrixTileAt(level, [652_345, 6_862_310])).toEqual([12_741, 100_345]);
    near(matrixTileBounds(level, 12_741, 100_345), [652_339.2, 6_862_284.8, 652_390.4, 6_862_336], 6);
  });
});

it('takes degrees for degrees: scale 1:559 082 264 of WorldCRS84 is 1.40625° a pixel of 256', () => {
  // GoogleCRS84Quad, 07-057r7 annex E.3: level 0, pixel size 1.40625 degrees
  expect(resolutionOfScale(559_082_264.028_717_8, 4326)).toBeCloseTo(1.406_25, 10);
});

it('puts each point into the tile whose bounds hold it', () => {
  const { levels } = webMercatorGrid(0, 15);
  fc.assert(
    fc.property(
      fc.nat({ max: 15 }),
      fc.double({ min: 0, max: 0.999_999, noNaN: true }),
      fc.double({ min: 0, max: 0.999_999, noNaN: true }),
      (z, right, down) => {
        const level = levels[z];
        if (!level) return false;
        const side = level.resolution * 256 * level.matrix[0];
        const [x, y] = [level.origin[0] + right * side, level.origin[1] - down * side];
        const [column, row] = matrixTileAt(level, [x, y]);
        const [minX, minY, maxX, maxY] = matrixTileBounds(level, column, row);
        const slack = 1e-6;
        return isInMatrix(level, column, row) && x >= minX - slack && x <= maxX + slack && y >= minY - slack && y <= maxY + slack;
      },
    ),
  );
});
