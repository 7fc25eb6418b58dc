import { Image } from 'lucide-react';
import { useMemo } from 'react';
import { Button } from 'react-aria-components';
import type { MatrixSite } from '../../../shared/domain/workshop.ts';
import { localDistance_m } from '../../../shared/geo/distance.ts';
import { useQuery } from '../../engine/query.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';
import { usePicture } from '../use-picture.ts';
import { nameOf } from './model.ts';
import { NumberedDisc } from './NumberedDisc.tsx';
import { metresPerUnit, SiteOutline } from './SiteOutline.tsx';
import { type SitePlan, sitePlans } from './site-plan.ts';

const DEGREES = 4326;

/** The outline of each site at one scale, how far they lie from each other, where they are, and the photo of each. */
export function SiteMarks({ sites }: { sites: readonly MatrixSite[] }) {
  const text = useText();
  const format = useFormat();
  const fids = sites.map(({ fid }) => fid).sort((one, other) => one - other);
  const { data } = useQuery('layers/geometry', { table: 'sites', epsg: DEGREES, after: 0, fids, cell_m: 0 }, ['sites']);
  const plans = useMemo(() => (data ? sitePlans(data) : new Map<number, never>()), [data]);
  const scale = metresPerUnit([...plans.values()]);
  return (
    <div className="site-marks" style={{ gridTemplateColumns: `repeat(${sites.length}, minmax(0, 1fr))` }}>
      {sites.map((site) => (
        <div key={site.uid}>
          <div className="row">
            <NumberedDisc number={site.fid} maturite={site.maturite} />
            <b className="site-name" title={nameOf(site)}>
              {nameOf(site)}
            </b>
          </div>
          <Photo site={site} />
          <Outline site={site} plan={plans.get(site.fid)} scale={scale} />
          <p className="small secondary">{[site.commune, site.epci].filter((name) => name !== null).join(', ')}</p>
          <ul className="small">
            {sites.flatMap((other) => {
              if (other === site || !site.place || !other.place) return [];
              const metres = localDistance_m(site.place[0], site.place[1], other.place[0], other.place[1]);
              return [<li key={other.uid}>{text('workshop.marks.away', { site: nameOf(other), distance: format.distance(metres) })}</li>];
            })}
          </ul>
        </div>
      ))}
      <p className="small muted">{text('workshop.marks.rule')}</p>
    </div>
  );
}

function Outline({ site, plan, scale }: { site: MatrixSite; plan: SitePlan | undefined; scale: number }) {
  const format = useFormat();
  return (
    <>
      {plan && <SiteOutline name={nameOf(site)} plan={plan} scale={scale} />}
      {site.surface_ha !== null && <b className="number">{format.hectares(site.surface_ha)}</b>}
    </>
  );
}

function Photo({ site }: { site: MatrixSite }) {
  const text = useText();
  const { data } = useQuery('media/list', { target: { table: 'sites', uid: site.uid } }, ['medias']);
  const photo = data?.find(({ genre }) => genre === 'photo');
  const picture = usePicture(photo?.thumbnail ?? null, 'image/jpeg');
  if (!photo || !picture)
    return (
      <span className="site-photo none">
        <Image size={20} />
        <span className="small">{text('workshop.marks.no-photo')}</span>
      </span>
    );
  return (
    <Button
      className="site-photo"
      aria-label={text('workshop.marks.photo', { site: nameOf(site) })}
      onPress={() => useDialogs.getState().show({ kind: 'piece', id: photo.id })}
    >
      <img src={picture} alt="" draggable={false} />
    </Button>
  );
}
