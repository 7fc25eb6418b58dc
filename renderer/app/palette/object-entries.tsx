/** Objects, places and addresses as lines of the palette. */
import { Crosshair, MapPinned } from 'lucide-react';
import type { Found, FoundAddress, FoundKind } from '../../../shared/domain/search.ts';
import { LAMBERT_93, WGS84 } from '../../../shared/geo/crs.ts';
import { projectionOf } from '../../../shared/geo/projections.ts';
import type { Translate } from '../../../shared/messages/index.ts';
import type { Place } from '../../../shared/search/index.ts';
import { keyOfRecent, type Recent } from '../../state/recent-searches.ts';
import { useView } from '../../state/view.ts';
import type { Format } from '../../ui/format.ts';
import type { Entry, EntryAction, Group } from './entry.ts';
import { goToFound, goToPlace, zoomToFound } from './go-to.ts';
import { FoundIcon } from './icons.tsx';

const GROUP_OF: Readonly<Record<FoundKind, Group>> = {
  site: 'ground',
  terrain: 'ground',
  friche: 'ground',
  territoire: 'places',
  epci: 'places',
  commune: 'places',
  departement: 'places',
  region: 'places',
  parcelle: 'parcels',
};

export function objectEntry(found: Found, text: Translate, format: Format): Entry {
  const group = GROUP_OF[found.kind];
  const { kind, table, fid, code, commune, departement, surface_ha } = found;
  const place = commune !== null && departement !== null ? text('search.place', { commune, departement }) : (commune ?? departement);
  const area = surface_ha === null ? null : format.hectares(surface_ha, surface_ha < 10 ? 2 : 1);
  const recent: Recent = { kind: 'object', found };
  const isObject = table !== null && fid !== null;
  const copied = code ?? found.name;
  const actions: EntryAction[] = [
    { id: 'zoom', label: 'search.action.zoom', run: () => void zoomToFound(found) },
    ...(isObject
      ? [
          { id: 'add', label: 'search.action.add', run: () => void goToFound(found, 'add') },
          {
            id: 'table',
            label: 'search.action.table',
            run: () => {
              void goToFound(found);
              useView.getState().set({ tableOpen: true });
            },
          },
        ]
      : []),
    { id: 'copy', label: 'search.action.copy', run: () => void navigator.clipboard.writeText(copied) },
  ];
  return {
    id: keyOfRecent(recent).replace(/[^\w-]/g, '-'),
    group,
    title: text(`search.group.${group}`),
    rank: found.rank,
    name: found.name,
    more: [kind === 'site' ? null : text(`search.kind.${kind}`), place].filter((part) => part !== null).join(', '),
    aside: group === 'places' ? (code ?? undefined) : (area ?? undefined),
    icon: <FoundIcon kind={kind} maturite={found.maturite} />,
    recent,
    run: () => void goToFound(found),
    ...(isObject ? { add: () => void goToFound(found, 'add') } : {}),
    actions,
  };
}

/** « 48,200000° N 2,300000° E » */
export function degreesText(longitude: number, latitude: number, text: Translate, format: Format): string {
  return text('search.degrees', {
    latitude: format.number(Math.abs(latitude), 6),
    north: latitude >= 0 ? 'yes' : 'no',
    longitude: format.number(Math.abs(longitude), 6),
    east: longitude >= 0 ? 'yes' : 'no',
  });
}

export function placeEntry(place: Place, text: Translate, format: Format): Entry {
  const { longitude, latitude, epsg, numbers, swapped } = place;
  const degrees = degreesText(longitude, latitude, text, format);
  const metres = format.coordinates(numbers[0], numbers[1]);
  const name = epsg === WGS84 ? degrees : metres;
  const more = [text(`crs.${epsg}`), swapped ? text(epsg === WGS84 ? 'search.longitude-first' : 'search.north-first') : null]
    .filter((part) => part !== null)
    .join(', ');
  return {
    ...pointEntry('go', { longitude, latitude, name, more }, text),
    id: `place-${epsg}-${Math.round(longitude * 1e6)}-${Math.round(latitude * 1e6)}`,
    icon: <Crosshair size={16} />,
  };
}

export function addressEntry(address: FoundAddress, index: number, text: Translate): Entry {
  const { label, context, longitude, latitude } = address;
  return { ...pointEntry('addresses', { longitude, latitude, name: label, more: context ?? '' }, text), id: `address-${index}` };
}

export function recentPlaceEntry(recent: Recent & { kind: 'place' }, text: Translate): Entry {
  return pointEntry('go', recent, text);
}

interface Point {
  readonly longitude: number;
  readonly latitude: number;
  readonly name: string;
  readonly more: string;
}

function pointEntry(group: 'go' | 'addresses', { longitude, latitude, name, more }: Point, text: Translate): Entry {
  const recent: Recent = { kind: 'place', name, more, longitude, latitude };
  const copyMetres = (): void => {
    const [x = 0, y = 0] = projectionOf(LAMBERT_93)?.forward(Float64Array.of(longitude, latitude)) ?? [];
    void navigator.clipboard.writeText(`${x.toFixed(2)} ${y.toFixed(2)}`);
  };
  return {
    id: keyOfRecent(recent).replace(/[^\w-]/g, '-'),
    group,
    title: text(`search.group.${group}`),
    rank: 0,
    name,
    more,
    icon: <MapPinned size={16} />,
    recent,
    run: () => goToPlace(longitude, latitude),
    actions: [
      {
        id: 'copy-degrees',
        label: 'search.action.copy-degrees',
        run: () => void navigator.clipboard.writeText(`${latitude.toFixed(7)}, ${longitude.toFixed(7)}`),
      },
      { id: 'copy-metres', label: 'search.action.copy-metres', run: copyMetres },
    ],
  };
}
