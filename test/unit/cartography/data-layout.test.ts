import { expect, test } from 'vitest';
import { dataLayout } from '../../../shared/cartography/presets.ts';
import { translator } from '../../../shared/messages/index.ts';
import { feature, layer, square } from './make-layer.ts';

const text = translator('fr');
const epci = (...places: readonly (readonly [number, number])[]) =>
  layer(
    'epci',
    'EPCI',
    places.map(([lon, lat]) => feature(square(lon, lat, 0.1))),
  );

test('what lies in other zones has its inset: nothing is left out unsaid', () => {
  const layout = dataLayout([epci([-61.5, 16.1], [-61.2, 16.3], [-53, 4], [55.5, -21.1], [45.1, -12.8])], text);
  expect(layout?.main.epsg).toBe(5490);
  expect(layout?.insets.map(({ epsg, title }) => [epsg, title])).toEqual([
    [2972, 'Guyane'],
    [2975, 'La Réunion'],
    [4471, 'Mayotte'],
  ]);
});

test('data in one zone has no inset, no data no page', () => {
  expect(dataLayout([epci([2, 47], [3, 46])], text)?.insets).toEqual([]);
  expect(dataLayout([epci()], text)).toBeNull();
});
