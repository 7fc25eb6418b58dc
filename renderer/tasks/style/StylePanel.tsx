import { Palette, Sparkles, X } from 'lucide-react';
import type { StyledShape } from '../../../shared/cartography/make-style.ts';
import { styledFields } from '../../../shared/domain/computed-fields.ts';
import { defaultStyle } from '../../../shared/domain/default-styles.ts';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { presetStyles } from '../../../shared/domain/preset-styles.ts';
import type { StyleRenderer } from '../../../shared/domain/style.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { shapeOf } from '../../map/Swatch.tsx';
import { useNotices } from '../../state/notices.ts';
import { Button } from '../../ui/Button.tsx';
import { HelpButton } from '../../ui/HelpButton.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { Select } from '../../ui/Select.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { useLanguage, useText } from '../../ui/text.tsx';
import { CategoryEditor } from './CategoryEditor.tsx';
import { CircleEditor } from './CircleEditor.tsx';
import { GraduatedEditor } from './GraduatedEditor.tsx';
import { LabelEditor } from './LabelEditor.tsx';
import { fieldsFor, shownBy } from './restyle.ts';
import { ScaleEditor } from './ScaleEditor.tsx';
import { SymbolEditor } from './SymbolEditor.tsx';
import { type StyleEdit, useStyleEdit } from './use-style-edit.ts';
import './style.css';

const WAYS = ['single', 'categorised', 'graduated', 'proportional'] as const;

/** Everything a layer looks like, in place of the inspector; the map follows each change. */
export function StylePanel({ layer, name, onClose }: { layer: LayerInfo; name: string; onClose: () => void }) {
  const text = useText();
  const edit = useStyleEdit(layer);
  return (
    <section className="style-panel" aria-label={text('style.title', { name })} data-testid="style-panel" data-help="style">
      <header className="panel-head">
        <Palette size={16} aria-hidden="true" />
        <h2 className="grow ellipsis" title={name}>
          {name}
        </h2>
        <Presets layer={layer} edit={edit} />
        <HelpButton compact />
        <IconButton compact icon={X} label={text('style.close')} onPress={onClose} />
      </header>
      <Tabs
        label={text('style.title', { name })}
        tabs={[
          { id: 'symbols', label: text('style.tab.symbols'), content: <SymbolsTab layer={layer} edit={edit} /> },
          {
            id: 'labels',
            label: text('style.tab.labels'),
            content: (
              <div className="style-body">
                <LabelEditor layer={layer} edit={edit} />
              </div>
            ),
          },
          {
            id: 'scale',
            label: text('style.tab.scale'),
            content: (
              <div className="style-body">
                <ScaleEditor layer={layer} edit={edit} />
              </div>
            ),
          },
        ]}
      />
    </section>
  );
}

/** The programme's own ways to show this layer, and its default. */
function Presets({ layer, edit }: { layer: LayerInfo; edit: StyleEdit }) {
  const text = useText();
  const fields = styledFields(layer).map((field) => field.name);
  const presets = [
    { id: 'default', style: defaultStyle(layer.table, layer.geometry) },
    ...presetStyles(layer.table, layer.geometry, fields),
  ];
  return (
    <Menu
      label={text('style.presets')}
      placement="bottom end"
      trigger={
        <Button size="compact" look="discreet" icon={Sparkles}>
          {text('style.presets-short')}
        </Button>
      }
      entries={presets.map(({ id, style }) => ({ id, label: text(`preset.${id}`), run: () => edit.commit(style) }))}
    />
  );
}

function SymbolsTab({ layer, edit }: { layer: LayerInfo; edit: StyleEdit }) {
  const text = useText();
  const language = useLanguage();
  const shape: StyledShape = shapeOf(layer);
  const { renderer } = layer.style;
  const choose = async (type: StyleRenderer['type']): Promise<void> => {
    try {
      const next = await shownBy(type, layer, shape, language);
      if (next) edit.commit({ renderer: next });
    } catch (error) {
      useNotices.getState().refuse(refusalOf(error));
    }
  };
  const possible = WAYS.filter((way) => way === 'single' || way === renderer.type || fieldsFor(way, layer).length > 0).filter(
    (way) => way !== 'proportional' || shape !== 'line',
  );
  return (
    <div className="style-body">
      <Select
        label={text('style.by')}
        value={renderer.type}
        onChange={(id) => id !== renderer.type && void choose(id as StyleRenderer['type'])}
        choices={possible.map((id) => ({ id, label: text(`style.by.${id}`) }))}
      />
      {renderer.type === 'single' && (
        <SymbolEditor
          value={renderer.symbolisation}
          shape={shape}
          onChange={(symbolisation) => edit.settle({ renderer: { ...renderer, symbolisation } })}
        />
      )}
      {renderer.type === 'categorised' && <CategoryEditor layer={layer} renderer={renderer} shape={shape} edit={edit} />}
      {renderer.type === 'graduated' && <GraduatedEditor layer={layer} renderer={renderer} shape={shape} edit={edit} />}
      {renderer.type === 'proportional' && <CircleEditor layer={layer} renderer={renderer} edit={edit} />}
    </div>
  );
}
