import { pageSize_mm } from '../../../shared/domain/layout.ts';
import type { PageItem, PageLayout } from '../../../shared/domain/page-layout.ts';

const ROOM: readonly [number, number] = [58, 42];

/** A page in small: its items where they stand, told apart by their tint. Drawn from the page itself, so that it is never another one. */
export function TemplateThumb({ layout }: { layout: PageLayout }) {
  const [width, height] = pageSize_mm(layout.page);
  const scale = Math.min((ROOM[0] - 2) / width, (ROOM[1] - 2) / height);
  return (
    <svg className="template-thumb" width={Math.round(width * scale) + 1} height={Math.round(height * scale) + 1} aria-hidden="true">
      <rect className="sheet" x={0.5} y={0.5} width={Math.round(width * scale)} height={Math.round(height * scale)} />
      {layout.items
        .filter(({ hidden }) => !hidden)
        .map((item) => {
          const [x, y, wide, high] = item.box.map((value) => value * scale) as [number, number, number, number];
          const low = item.type === 'text' ? Math.max(1.5, high * 0.62) : Math.max(1, high);
          return <rect key={item.id} className={`thumb ${kindOf(item)}`} x={x} y={y} width={Math.max(1, wide)} height={low} />;
        })}
    </svg>
  );
}

function kindOf(item: PageItem): string {
  if (item.type === 'map') return item.inset ? 'inset' : 'map';
  if (item.type === 'text') return item.role === 'title' ? 'title' : 'words';
  return item.type === 'locator' ? 'inset' : item.type === 'image' ? 'picture' : 'other';
}
