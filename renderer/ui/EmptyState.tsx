import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** Icon, one sentence, one or two actions: never a blank panel. */
export function EmptyState({ icon: Icon, title, children }: { icon: LucideIcon; title: string; children?: ReactNode }) {
  return (
    <div className="empty-state">
      <Icon size={30} />
      <b>{title}</b>
      {children && <div>{children}</div>}
    </div>
  );
}
