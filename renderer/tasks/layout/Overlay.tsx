import { pageSize_mm } from '../../../shared/domain/layout.ts';
import { type PageItem, type PageLayout, rotationOf } from '../../../shared/domain/page-layout.ts';
import { type LayoutLine, type LayoutTableView, useLayoutView } from '../../state/layout.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';
import { around, type Box, HANDLES, type Handle } from './boxes.ts';
import { boundsOf } from './edit.ts';

interface OverlayProps {
  readonly layout: PageLayout;
  readonly view: LayoutTableView;
  readonly size: readonly [number, number];
  readonly chosen: readonly PageItem[];
  readonly hovered: PageItem | null;
  readonly frame: Box | null;
  readonly guide: LayoutLine | null;
  readonly readOnly: boolean;
}

const HANDLE_PX = 8;
/** What can be caught around a handle. */
const CATCH_PX = 16;
const TURN_PX = 22;

/** Frames, handles, guides: what belongs to the table and is never printed. */
export function Overlay({ layout, view, size, chosen, hovered, frame, guide, readOnly }: OverlayProps) {
  const held = useLayoutView((store) => store.held);
  const entered = useLayoutView((store) => store.entered);
  const [pageWidth, pageHeight] = pageSize_mm(layout.page);
  const rect = ([x, y, width, height]: Box) => ({
    x: view.x + x * view.scale,
    y: view.y + y * view.scale,
    width: width * view.scale,
    height: height * view.scale,
  });
  const line = ({ axis, at_mm }: LayoutLine): string =>
    axis === 'x' ? `M${view.x + at_mm * view.scale} 0V${size[1]}` : `M0 ${view.y + at_mm * view.scale}H${size[0]}`;
  const margin = layout.margin_mm;
  const only = chosen.length === 1 ? chosen[0] : undefined;
  const several = chosen.length > 1 ? around(chosen.filter(({ locked }) => !locked).map(boundsOf)) : null;
  /** About the middle of an item, as it lies on the page. */
  const turn = (item: PageItem): string | undefined => {
    const { x, y, width, height } = rect(item.box);
    const rotation = rotationOf(item);
    return rotation === 0 ? undefined : `rotate(${rotation} ${x + width / 2} ${y + height / 2})`;
  };
  const isEntered = only?.id === entered && entered !== null;
  return (
    <>
      <svg className="page-overlay" width={size[0]} height={size[1]} aria-hidden="true">
        {margin > 0 && <rect className="margin" {...rect([margin, margin, pageWidth - margin * 2, pageHeight - margin * 2])} />}
        {layout.guides.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a guide is its place in the list
          <g key={index}>
            <path className="guide" d={line(one)} />
            {!readOnly && <path className={`guide-catch ${one.axis}`} data-guide={index} data-axis={one.axis} d={line(one)} />}
          </g>
        ))}
        {guide && <path className="guide" d={line(guide)} />}
        {held.map((one) => (
          <path key={`${one.axis} ${one.at_mm}`} className="held" d={line(one)} />
        ))}
        {hovered && !chosen.includes(hovered) && <rect className="hovered" transform={turn(hovered)} {...rect(hovered.box)} />}
        {chosen.map((item) => (
          <rect
            key={item.id}
            className={`chosen${item.locked ? ' locked' : ''}${item.hidden ? ' hidden' : ''}${isEntered ? ' entered' : ''}`}
            data-testid="chosen"
            transform={turn(item)}
            {...rect(item.box)}
          />
        ))}
        {several && <rect className="several" {...rect(several)} />}
        {several && !readOnly && <Handles box={rect(several)} />}
        {only && !only.locked && !isEntered && !readOnly && (
          <g transform={turn(only)}>
            <Handles box={rect(only.box)} />
            {'rotation' in only && <TurnHandle box={rect(only.box)} />}
          </g>
        )}
        {frame && <rect className="frame" {...rect(frame)} />}
      </svg>
      {only && <SizeTip item={only} view={view} entered={isEntered} />}
    </>
  );
}

function Handles({ box: { x, y, width, height } }: { box: { x: number; y: number; width: number; height: number } }) {
  const placeOf = (handle: Handle): readonly [number, number] => [
    handle.includes('w') ? x : handle.includes('e') ? x + width : x + width / 2,
    handle.includes('n') ? y : handle.includes('s') ? y + height : y + height / 2,
  ];
  const isFlat = (handle: Handle): boolean =>
    (height < CATCH_PX * 2 && (handle === 'e' || handle === 'w')) || (width < CATCH_PX * 2 && (handle === 'n' || handle === 's'));
  return (
    <>
      {HANDLES.filter((handle) => !isFlat(handle) || height < 4 || width < 4).map((handle) => {
        const [atX, atY] = placeOf(handle);
        return (
          <g key={handle} className={`handle ${handle}`} data-handle={handle}>
            <rect className="catch" x={atX - CATCH_PX / 2} y={atY - CATCH_PX / 2} width={CATCH_PX} height={CATCH_PX} />
            <rect x={atX - HANDLE_PX / 2} y={atY - HANDLE_PX / 2} width={HANDLE_PX} height={HANDLE_PX} />
          </g>
        );
      })}
    </>
  );
}

/** Below the frame: the size is said above it. */
function TurnHandle({ box: { x, y, width, height } }: { box: { x: number; y: number; width: number; height: number } }) {
  const [middle, foot] = [x + width / 2, y + height];
  return (
    <g className="handle turn" data-turn="">
      <path d={`M${middle} ${foot}V${foot + TURN_PX}`} />
      <circle className="catch" cx={middle} cy={foot + TURN_PX} r={CATCH_PX / 2 + 2} />
      <circle cx={middle} cy={foot + TURN_PX} r={HANDLE_PX / 2 + 1} />
    </g>
  );
}

/** Width and height above the frame, and its angle; inside a map, how to use it. */
function SizeTip({ item, view, entered }: { item: PageItem; view: LayoutTableView; entered: boolean }) {
  const [, , width, height] = item.box;
  const [x, y, wide] = boundsOf(item);
  const rotation = rotationOf(item);
  const text = useText();
  const drawn = useLayoutView((store) => store.report?.maps[item.id]?.denominator ?? null);
  // while the wheel turns, ahead of the drawing
  const denominator = item.type === 'map' && item.view.type === 'scale' ? item.view.denominator : drawn;
  const format = useFormat();
  const short = (value: number): string => format.number(value, Math.abs(value - Math.round(value)) < 0.05 ? 0 : 1);
  const top = Math.max(4, view.y + y * view.scale - 30);
  return (
    <span className="size-tip number" style={{ left: view.x + (x + wide / 2) * view.scale, top }}>
      {entered
        ? text('layout.entered', { scale: denominator === null ? '' : format.scale(denominator) })
        : text(rotation === 0 ? 'layout.size' : 'layout.size-turned', {
            width: short(width),
            height: short(height),
            angle: short(rotation),
          })}
    </span>
  );
}
