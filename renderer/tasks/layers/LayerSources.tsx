import { Info } from 'lucide-react';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { useQuery } from '../../engine/query.ts';
import { useFormat } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { useText } from '../../ui/text.tsx';
import { layerName } from './layer-name.ts';

/** Where the objects of a layer come from, and of what vintage. */
export function LayerSources({ layer }: { layer: LayerInfo }) {
  const text = useText();
  const name = layerName(layer, text);
  return (
    <Popover
      label={text('layers.sources-of', { name })}
      placement="top end"
      width={300}
      trigger={<IconButton compact icon={Info} label={text('layers.sources-of', { name })} />}
    >
      <SourceList layer={layer} />
    </Popover>
  );
}

function SourceList({ layer }: { layer: LayerInfo }) {
  const text = useText();
  const format = useFormat();
  const { data } = useQuery('layers/sources', { table: layer.id }, [layer.table]);
  const facts = (source: NonNullable<typeof data>[number]): [string, string | null][] => [
    [text('layers.source.file'), source.fichier],
    [text('layers.source.producer'), source.producteur],
    [text('layers.source.vintage'), source.millesime],
    [text('layers.source.imported'), source.importe_le && format.moment(source.importe_le)],
    [text('layers.source.objects'), format.number(source.count)],
  ];
  return (
    <div className="layer-sources">
      <h3>{text('layers.sources')}</h3>
      {data?.length === 0 && <p className="small muted">{text('layers.sources-none')}</p>}
      {data?.map((source) => (
        <dl key={`${source.fichier} ${source.importe_le} ${source.nom}`}>
          {source.nom && <p className="medium">{source.nom}</p>}
          {facts(source).map(
            ([term, value]) =>
              value && (
                <div key={term}>
                  <dt>{term}</dt>
                  <dd>{value}</dd>
                </div>
              ),
          )}
        </dl>
      ))}
    </div>
  );
}
