import {
  ChartColumn,
  Image,
  List,
  LocateFixed,
  type LucideIcon,
  Map as MapIcon,
  Minus,
  Navigation,
  Quote,
  Ruler,
  Square,
  Table2,
  Type,
} from 'lucide-react';
import type { PageItem, PageItemType } from '../../../shared/domain/page-layout.ts';

export const TYPE_ICONS: Readonly<Record<PageItemType, LucideIcon>> = {
  map: MapIcon,
  legend: List,
  'scale-bar': Ruler,
  'north-arrow': Navigation,
  text: Type,
  table: Table2,
  chart: ChartColumn,
  image: Image,
  line: Minus,
  rectangle: Square,
  locator: LocateFixed,
};

export function itemIcon(item: PageItem): LucideIcon {
  return item.type === 'text' && item.role === 'sources' ? Quote : TYPE_ICONS[item.type];
}
