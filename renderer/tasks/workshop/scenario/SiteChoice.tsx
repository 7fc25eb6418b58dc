// biome-ignore-all lint/a11y/useSemanticElements: a virtualised list is made of positioned boxes, its roles say what they are

import { useEffect, useMemo, useRef, useState } from 'react';
import type { DecisionMatrix } from '../../../../shared/domain/workshop.ts';
import { fold } from '../../../../shared/expression/index.ts';
import { call } from '../../../engine/call.ts';
import { refusalOf } from '../../../engine/refusal.ts';
import { errorText } from '../../../state/error-text.ts';
import { useProject } from '../../../state/project.ts';
import { useSelection } from '../../../state/selection.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { SearchField, TextField } from '../../../ui/Field.tsx';
import { useFormat } from '../../../ui/format.ts';
import { useText } from '../../../ui/text.tsx';
import { nameOf } from '../model.ts';
import { NumberedDisc } from '../NumberedDisc.tsx';
import './settings.css';

const SITES = 'sites';
const ROW = 32;
const BEYOND = 4;

interface SiteChoiceProps {
  readonly matrix: DecisionMatrix;
  /** By `uid`. */
  readonly chosen: readonly string[];
  readonly onChange: (uids: readonly string[]) => void;
}

/** Sites one by one, or those of the map's selection, of the layer's filter, of an expression. */
export function SiteChoice({ matrix, chosen, onChange }: SiteChoiceProps) {
  const text = useText();
  const format = useFormat();
  const [search, setSearch] = useState('');
  const [sight, setSight] = useState({ top: 0, height: 320 });
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = scroller.current;
    if (box) setSight({ top: box.scrollTop, height: box.clientHeight });
  }, []);
  const taken = new Set(chosen);
  const found = useMemo(() => {
    const wanted = fold(search);
    return matrix.sites.filter((site) => fold(`${nameOf(site)} ${site.siteId} ${site.commune ?? ''}`).includes(wanted));
  }, [matrix, search]);
  const first = Math.max(0, Math.floor(sight.top / ROW) - BEYOND);
  const shown = found.slice(first, Math.ceil((sight.top + sight.height) / ROW) + BEYOND);
  const put = (uid: string, isIn: boolean): void => onChange(isIn ? [...chosen, uid] : chosen.filter((one) => one !== uid));
  const foundIn = found.filter(({ uid }) => taken.has(uid)).length;
  return (
    <div className="site-choice">
      <SiteSources matrix={matrix} onChange={onChange} />
      <div className="row">
        <Checkbox
          checked={foundIn === 0 ? false : foundIn === found.length ? true : null}
          disabled={found.length === 0}
          label={text('workshop.choice.all')}
          onChange={(all) => {
            const own = new Set(found.map(({ uid }) => uid));
            const others = chosen.filter((uid) => !own.has(uid));
            onChange(all ? [...others, ...own] : others);
          }}
        />
        <span className="grow">
          <SearchField compact label={text('workshop.choice.search')} value={search} onChange={setSearch} />
        </span>
        <span className="number secondary" role="status" data-testid="sites-chosen">
          {text('workshop.choice.count', { count: chosen.length, of: matrix.sites.length })}
        </span>
      </div>
      <div
        className="site-choice-list"
        ref={scroller}
        onScroll={({ currentTarget: box }) => setSight({ top: box.scrollTop, height: box.clientHeight })}
      >
        {found.length === 0 && <p className="small muted">{text('workshop.choice.none-found')}</p>}
        <div role="list" style={{ height: found.length * ROW, position: 'relative' }}>
          {shown.map((site, index) => (
            <div key={site.uid} role="listitem" className="site-choice-row" style={{ top: (first + index) * ROW }} data-choice={site.fid}>
              <Checkbox checked={taken.has(site.uid)} label={nameOf(site)} onChange={(isIn) => put(site.uid, isIn)} />
              <NumberedDisc number={site.fid} maturite={site.maturite} size={20} />
              <span className="grow ellipsis">{nameOf(site)}</span>
              <span className="secondary ellipsis place">{site.commune ?? ''}</span>
              <span className="number secondary">{site.surface_ha === null ? '' : format.hectares(site.surface_ha)}</span>
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

/** Where a choice may come from at once. */
function SiteSources({ matrix, onChange }: Pick<SiteChoiceProps, 'matrix' | 'onChange'>) {
  const text = useText();
  const selected = useSelection((selection) => selection.sets[SITES]);
  const filter = useProject((store) => store.project?.layers.find(({ table }) => table === SITES)?.filter ?? null);
  const [expression, setExpression] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const byFid = (fids: ReadonlySet<number>): void => onChange(matrix.sites.filter(({ fid }) => fids.has(fid)).map(({ uid }) => uid));
  const where = async (words: string): Promise<void> => {
    try {
      const { fids } = await call('selection/where', { layer: SITES, where: words });
      setRefused(null);
      byFid(new Set(fids));
    } catch (error) {
      setRefused(errorText(refusalOf(error), text));
    }
  };
  return (
    <div className="site-sources">
      <div className="row wrap">
        <Button size="compact" onPress={() => onChange(matrix.sites.map(({ uid }) => uid))}>
          {text('workshop.choice.every')}
        </Button>
        <Button size="compact" isDisabled={!selected || selected.length === 0} onPress={() => byFid(new Set(selected))}>
          {text('workshop.choice.selection', { count: selected?.length ?? 0 })}
        </Button>
        {filter !== null && filter.trim() !== '' && (
          <Button size="compact" onPress={() => void where(filter)}>
            {text('workshop.choice.filter')}
          </Button>
        )}
      </div>
      <div className="form-pair end">
        <TextField
          label={text('workshop.choice.expression')}
          value={expression}
          onChange={setExpression}
          placeholder={text('workshop.choice.expression.example')}
          error={refused}
          onKeyDown={(event) => event.key === 'Enter' && expression.trim() !== '' && void where(expression.trim())}
        />
        <Button isDisabled={expression.trim() === ''} onPress={() => void where(expression.trim())}>
          {text('workshop.choice.take')}
        </Button>
      </div>
    </div>
  );
}
