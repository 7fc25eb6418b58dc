import { ChevronUp } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from 'react-aria-components';
import { useBaseMaps } from '../../state/base-maps.ts';
import { usePreferences } from '../../state/preferences.ts';
import { Popover } from '../../ui/Popover.tsx';
import { useLanguage, useText } from '../../ui/text.tsx';
import { titleOf } from './actions.ts';
import { BaseMapNote } from './BaseMapNote.tsx';
import { BaseMapPanel } from './BaseMapPanel.tsx';
import { followBaseMaps } from './feed.ts';
import './base-maps.css';

/** At the lower left of the map: what lies under the layers, how its service does, and the panel to choose it. */
export function BaseMapButton() {
  const text = useText();
  const language = useLanguage();
  const shown = useBaseMaps((store) => store.shown);
  const isOpen = useBaseMaps((store) => store.isOpen);
  const networkAllowed = usePreferences((preferences) => preferences.networkAllowed);
  useEffect(followBaseMaps, []);
  const visible = shown.filter((one) => one.visible);
  // the uppermost that hides what lies under it
  const [top] = [...visible].reverse().sort((a, b) => Number(a.map.transparent) - Number(b.map.transparent));
  const name = top ? titleOf(top.map, language) : text('base-maps.none');
  const hint = top
    ? visible.length > 1
      ? text('base-maps.more', { count: visible.length - 1 })
      : top.map.source.type === 'file'
        ? text('base-maps.local')
        : networkAllowed
          ? top.map.origin
          : text('base-maps.offline')
    : shown.length > 0
      ? text('base-maps.hidden')
      : text('base-maps.none-hint');
  return (
    <div className="base-map-corner">
      <BaseMapNote />
      <Popover
        label={text('base-maps.title')}
        placement="top start"
        width={404}
        isOpen={isOpen}
        onOpenChange={(open) => useBaseMaps.getState().set({ isOpen: open })}
        trigger={
          <Button
            className="base-map-button"
            aria-label={text('base-maps.button', { name: `${name} ${hint}`.trim() })}
            data-testid="base-map-button"
          >
            <svg width="34" height="24" viewBox="0 0 34 24" aria-hidden="true" className={top ? '' : 'plain'}>
              <rect width="34" height="24" rx="3" className="ground" />
              <path d="M0 17 13 11 34 15V24H0Z" className="water" />
              <path d="M-1 7 18 5 27 25" className="road" />
            </svg>
            <span className="words">
              <b className="ellipsis" title={name}>
                {name}
              </b>{' '}
              <span className="micro muted ellipsis">{hint}</span>
            </span>
            <ChevronUp size={14} />
          </Button>
        }
      >
        <BaseMapPanel />
      </Popover>
    </div>
  );
}
