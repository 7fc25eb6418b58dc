import { ScrollText } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ObjectSheet } from '../../../shared/contract/engine.ts';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import type { SiteFigures } from '../../../shared/domain/site.ts';
import { runCommand } from '../../state/commands.ts';
import { useEditing } from '../../state/editing.ts';
import { valueName } from '../../ui/field-value.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Maturity } from '../../ui/Maturity.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { useText } from '../../ui/text.tsx';
import { AnalysisState } from './AnalysisState.tsx';
import { AttributeList } from './AttributeList.tsx';
import { KeyFigures } from './KeyFigures.tsx';
import { LinkedParcels } from './LinkedParcels.tsx';
import { Measures } from './Measures.tsx';
import { Proximities } from './Proximities.tsx';
import { SheetHead } from './SheetHead.tsx';
import { StaleBanner } from './StaleBanner.tsx';
import { Territories } from './Territories.tsx';

interface SiteSheetProps {
  readonly sheet: ObjectSheet;
  readonly site: SiteFigures;
  readonly layer: LayerInfo;
  readonly pieces: ReactNode;
  readonly onClose: () => void;
}

function place(sheet: ObjectSheet, site: SiteFigures): string {
  const commune = sheet.territoires.find((one) => one.niveau === 'commune')?.nom ?? sheet.values['site_comm_nom'];
  const departement = site.departement;
  const named = typeof commune === 'string' && commune !== '' ? (departement ? `${commune} (${departement})` : commune) : null;
  const epci = site.epci_nom ?? sheet.values['site_epci_nom'];
  return [named, epci, site.ti_nom].filter((part) => typeof part === 'string' && part !== '').join(' · ');
}

export function SiteSheet({ sheet, site, layer, pieces, onClose }: SiteSheetProps) {
  const text = useText();
  // drawn just now: there is more to write than to read
  const fresh = useEditing(({ fresh: made }) => made?.table === sheet.table && made.fid === sheet.fid);
  const { statut, site_evol_urba: evolution } = sheet.values;
  return (
    <>
      <SheetHead
        kicker={`${text('inspector.site-number', { number: sheet.fid })} · ${site.site_id}`}
        title={site.site_nom ?? site.site_id}
        subtitle={place(sheet, site)}
        onClose={onClose}
        actions={<IconButton compact icon={ScrollText} label={text('command.report/site')} onPress={() => runCommand('report/site')} />}
      >
        {site.maturite && <Maturity boxed value={site.maturite} label={text(`legend.maturite.${site.maturite.replaceAll(' ', '-')}`)} />}
        {typeof statut === 'string' && statut !== '' && <span className="tag accent">{valueName('statut', statut, text)}</span>}
        {typeof evolution === 'string' && evolution !== '' && <span className="tag">{evolution}</span>}
      </SheetHead>
      <Tabs
        label={text('inspector.title')}
        first={fresh ? 'attributes' : 'summary'}
        tabs={[
          {
            id: 'summary',
            label: text('inspector.summary'),
            content: (
              <>
                <StaleBanner sheet={sheet} site={site} />
                <KeyFigures sheet={sheet} site={site} />
                <Proximities site={site} analyses={sheet.analyses} />
                <Measures sheet={sheet} />
                <Territories shares={sheet.territoires} />
                <LinkedParcels parcels={sheet.parcelles} />
              </>
            ),
          },
          { id: 'attributes', label: text('inspector.attributes'), content: <AttributeList sheet={sheet} layer={layer} /> },
          ...(pieces ? [{ id: 'pieces', label: text('media.title'), content: pieces }] : []),
          { id: 'analysis', label: text('inspector.analysis'), content: <AnalysisState analyses={sheet.analyses} /> },
        ]}
      />
    </>
  );
}
