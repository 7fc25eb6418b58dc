import { FolderOpen, Globe, Plus, Trash2 } from 'lucide-react';
import { useBaseMaps } from '../../state/base-maps.ts';
import { runCommand } from '../../state/commands.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { usePreferences } from '../../state/preferences.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button, LinkButton } from '../../ui/Button.tsx';
import { useFormat } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useLanguage, useText } from '../../ui/text.tsx';
import { addBaseMap, descriptionOf, emptyCache, forgetBaseMap, openBaseMapFile, titleOf } from './actions.ts';
import { ShownRow } from './ShownRow.tsx';

/** Those on the map, the upper one first, then those that could be, and the ways to others. */
export function BaseMapPanel() {
  const text = useText();
  const format = useFormat();
  const language = useLanguage();
  const { shown, known, cache_bytes } = useBaseMaps();
  const networkAllowed = usePreferences((preferences) => preferences.networkAllowed);
  const others = known.filter(({ id }) => !shown.some(({ map }) => map.id === id));
  const needsNetwork = [...shown.map(({ map }) => map), ...others].some(({ source }) => source.type !== 'file');
  const leave = (): void => useBaseMaps.getState().set({ isOpen: false });
  return (
    <div className="base-map-panel" data-testid="base-map-panel" data-help="base-maps">
      <h3>{text('base-maps.title')}</h3>
      {!networkAllowed && needsNetwork && (
        <Banner
          tone="info"
          actions={
            <LinkButton
              onPress={() => {
                leave();
                runCommand('settings/open');
              }}
            >
              {text('catalogue.open-settings')}
            </LinkButton>
          }
        >
          {text('base-maps.network-off')}
        </Banner>
      )}
      <section aria-label={text('base-maps.shown')}>
        {shown.length === 0 ? (
          <p className="small muted">{text('base-maps.shown-empty')}</p>
        ) : (
          <ul className="shown">
            {[...shown].reverse().map((one, index) => (
              <ShownRow key={one.map.id} one={one} isFirst={index === 0} isLast={index === shown.length - 1} />
            ))}
          </ul>
        )}
      </section>
      <section aria-label={text('base-maps.known')}>
        <h4 className="micro muted">{text('base-maps.known')}</h4>
        {others.length === 0 && <p className="small muted">{text('base-maps.all-shown')}</p>}
        <ul className="known">
          {others.map((map) => {
            const name = titleOf(map, language);
            return (
              <li key={map.id}>
                <button
                  type="button"
                  className="choice"
                  title={descriptionOf(map, language)}
                  data-base-map={map.id}
                  onClick={() => void addBaseMap(withoutMark(map), name)}
                >
                  <Plus size={14} />
                  <span className="ellipsis">{name}</span>
                  <span className="micro muted ellipsis">{map.source.type === 'file' ? text('base-maps.local') : map.origin}</span>
                </button>
                {map.own && (
                  <IconButton compact icon={Trash2} label={text('base-maps.forget', { name })} onPress={() => void forgetBaseMap(map.id)} />
                )}
              </li>
            );
          })}
        </ul>
      </section>
      <footer>
        <Button
          size="compact"
          icon={Globe}
          onPress={() => {
            leave();
            useDialogs.getState().show({ kind: 'base-map-address' });
          }}
        >
          {text('base-maps.address')}
        </Button>
        <Button size="compact" icon={FolderOpen} onPress={() => void openBaseMapFile()}>
          {text('base-maps.file')}
        </Button>
        {cache_bytes > 0 && (
          <p className="micro muted row">
            <span className="grow">{text('base-maps.cache', { size: format.bytes(cache_bytes) })}</span>
            <LinkButton onPress={() => void emptyCache(format.bytes)}>{text('base-maps.empty-cache')}</LinkButton>
          </p>
        )}
      </footer>
    </div>
  );
}

/** The definition alone: whose it is is not of the project. */
function withoutMark({ own: _, ...map }: ReturnType<typeof useBaseMaps.getState>['known'][number]) {
  return map;
}
