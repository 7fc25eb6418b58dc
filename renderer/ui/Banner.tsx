import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

export type BannerTone = 'info' | 'ok' | 'warning' | 'danger';
const ICONS = { info: Info, ok: CircleCheck, warning: TriangleAlert, danger: CircleX } as const;

export function Banner({ tone, children, actions }: { tone: BannerTone; children: ReactNode; actions?: ReactNode }) {
  const Icon = ICONS[tone];
  return (
    <div className={`banner ${tone}`} role={tone === 'danger' || tone === 'warning' ? 'alert' : 'status'}>
      <Icon size={16} />
      <div className="grow">{children}</div>
      {actions && <span className="actions">{actions}</span>}
    </div>
  );
}
