import {
  CircleDashed,
  CircleDotDashed,
  Combine,
  Disc,
  Factory,
  Link2,
  type LucideIcon,
  Magnet,
  MapPinPlus,
  MousePointer2,
  Move,
  PaintBucket,
  Pencil,
  Pentagon,
  Route,
  Scissors,
  Spline,
  Trash2,
  Ungroup,
  VectorSquare,
  Waypoints,
} from 'lucide-react';
import type { CSSProperties } from 'react';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { useQuery } from '../../engine/query.ts';
import type { ToolId } from '../../map/tools/tool.ts';
import { isAvailable, runCommand, shortcutOf } from '../../state/commands.ts';
import { useEditing } from '../../state/editing.ts';
import { useMapViews } from '../../state/map-views.ts';
import { useProject } from '../../state/project.ts';
import { useSelectedIn } from '../../state/selection.ts';
import { useView } from '../../state/view.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { SearchPicker } from '../../ui/SearchPicker.tsx';
import { useText } from '../../ui/text.tsx';
import { useEditedLayer, whyNot } from './model.ts';
import { SketchFields } from './SketchFields.tsx';
import { TransformFields } from './TransformFields.tsx';
import { VertexFields } from './VertexFields.tsx';
import './editing.css';

interface EditingBarProps {
  readonly tool: ToolId;
  readonly nameOf: (layer: LayerInfo) => string;
  /** Gives the keyboard back to the map. */
  readonly onLeave: () => void;
}

/** Over the map: which layer is edited and how much of it, the tools, and what can be typed for the one in hand. */
export function EditingBar({ tool, nameOf, onLeave }: EditingBarProps) {
  const text = useText();
  const on = useEditing((store) => store.on);
  const project = useProject((store) => store.project);
  const layer = useEditedLayer();
  const arrangement = useMapViews((views) => views.arrangement);
  const divider = useMapViews((views) => views.divider);
  if (!project || !layer) return null;
  const why = whyNot(layer, project);
  // the second map has a bar of its own, right of the divider
  const room = arrangement === 'single' ? {} : { '--editing-room': `${divider * 100}%` };
  return (
    <section
      className={`editing-bar${on ? ' on' : ''}`}
      aria-label={text('drawing.title')}
      data-testid="editing-bar"
      style={room as CSSProperties}
    >
      <div className="row editing-head">
        <Button
          size="compact"
          icon={Pencil}
          look={on ? 'primary' : 'discreet'}
          aria-pressed={on}
          onPress={() => runCommand('edit/toggle')}
          data-testid="editing-toggle"
        >
          {text('drawing.toggle')}
        </Button>
        {on && <LayerChoice layer={layer} nameOf={nameOf} />}
        {on && <EditCount table={layer.table} />}
      </div>
      {on && why && (
        <p className="small editing-why" role="status">
          {text(why, { layer: nameOf(layer) })}
        </p>
      )}
      {on && !why && (
        <>
          <Tools tool={tool} layer={layer} />
          <ToolFields tool={tool} layer={layer} onLeave={onLeave} />
        </>
      )}
    </section>
  );
}

function LayerChoice({ layer, nameOf }: { layer: LayerInfo; nameOf: (layer: LayerInfo) => string }) {
  const text = useText();
  const layers = useProject((store) => store.project?.layers ?? []);
  return (
    <div className="editing-layer">
      <SearchPicker
        label={text('drawing.layer')}
        value={layer.table}
        choices={layers.filter((one) => one.geometry !== null).map((one) => ({ id: one.table, label: nameOf(one) }))}
        onChange={(table) => useView.getState().set({ table, layer: table })}
      />
    </div>
  );
}

/** Steps made here and not undone, told by the journal. */
function EditCount({ table }: { table: string }) {
  const text = useText();
  const made = useEditing((store) => store.steps[table]);
  const { data } = useQuery('history/list', made && made.length > 0 ? {} : null, ['*']);
  const done = new Set((data ?? []).filter((step) => !step.undone).map((step) => step.id));
  const count = (made ?? []).filter((id) => done.has(id)).length;
  return (
    <span className="small secondary number editing-count" data-testid="editing-count" role="status">
      {text('drawing.count', { count })}
    </span>
  );
}

interface ToolButton {
  readonly id: ToolId;
  readonly icon: LucideIcon;
}

function drawIcon(layer: LayerInfo): LucideIcon {
  return layer.geometry === 'MULTIPOLYGON' ? Pentagon : layer.geometry === 'MULTILINESTRING' ? Waypoints : MapPinPlus;
}

function Tools({ tool, layer }: { tool: ToolId; layer: LayerInfo }) {
  const text = useText();
  // what is possible follows the selection
  useSelectedIn(layer.table);
  const { snapping, sharedBorders, tracing } = useEditing();
  const shapes: readonly ToolButton[] = [
    { id: 'select', icon: MousePointer2 },
    { id: 'draw', icon: drawIcon(layer) },
    { id: 'edit-vertices', icon: VectorSquare },
    { id: 'edit-transform', icon: Move },
    { id: 'draw-split', icon: Scissors },
    { id: 'draw-reshape', icon: Spline },
    { id: 'draw-hole', icon: CircleDotDashed },
    { id: 'edit-fill', icon: PaintBucket },
  ];
  const chosen = [
    { id: 'edit/merge', icon: Combine },
    { id: 'edit/explode', icon: Ungroup },
    ...(layer.geometry === 'MULTIPOLYGON' ? [{ id: 'edit/fill-holes', icon: Disc }] : []),
    { id: 'edit/buffer', icon: CircleDashed },
    ...(layer.kind === 'parcelles' ? [{ id: 'edit/site-from-parcels', icon: Factory }] : []),
    { id: 'edit/delete', icon: Trash2 },
  ];
  const switches = [
    { id: 'edit/snapping', icon: Magnet, on: snapping },
    { id: 'edit/shared-borders', icon: Link2, on: sharedBorders },
    { id: 'edit/tracing', icon: Route, on: tracing },
  ];
  const button = (id: string, icon: LucideIcon, active: boolean, toggles = false) => (
    <IconButton
      key={id}
      icon={icon}
      label={text(`command.${id}`)}
      shortcut={shortcutOf(id)}
      active={active}
      isDisabled={!isAvailable(id)}
      onPress={() => runCommand(id)}
      {...(toggles ? { 'aria-pressed': active } : {})}
    />
  );
  const offered = shapes.filter(({ id }) => id === 'select' || id === tool || isAvailable(`tool/${id}`));
  return (
    <div className="editing-tools" role="toolbar" aria-label={text('drawing.tools')}>
      {offered.map(({ id, icon }) => button(`tool/${id}`, icon, tool === id, true))}
      <span className="editing-gap" />
      {chosen.map(({ id, icon }) => button(id, icon, false))}
      <span className="editing-gap" />
      {switches.map(({ id, icon, on }) => button(id, icon, on, true))}
    </div>
  );
}

function ToolFields({ tool, layer, onLeave }: { tool: ToolId; layer: LayerInfo; onLeave: () => void }) {
  const draws = tool === 'draw' || tool === 'draw-hole' || tool === 'draw-split' || tool === 'draw-reshape';
  if (draws) return <SketchFields point={tool === 'draw' && (layer.geometry?.endsWith('POINT') ?? false)} onLeave={onLeave} />;
  if (tool === 'edit-vertices') return <VertexFields table={layer.table} onLeave={onLeave} />;
  if (tool === 'edit-transform') return <TransformFields table={layer.table} onLeave={onLeave} />;
  return null;
}
