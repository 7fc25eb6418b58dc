import { CircleAlert, CircleDashed, CloudCheck, LoaderCircle, Lock } from 'lucide-react';
import type { ProjectSummary } from '../../../shared/contract/engine.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';

const ICONS = {
  saved: CloudCheck,
  saving: LoaderCircle,
  dirty: CircleDashed,
  unsaved: CircleDashed,
  'read-only': Lock,
  failed: CircleAlert,
} as const;

/** "Enregistré à 14:32" / "Enregistrement…" / "Non enregistré" / "Lecture seule". */
export function SaveState({ project }: { project: ProjectSummary }) {
  const text = useText();
  const format = useFormat();
  const state = project.readOnly ? 'read-only' : project.saveState;
  const Icon = ICONS[state];
  const words =
    state === 'saved' && project.savedAt ? text('save.saved-at', { time: format.time(project.savedAt) }) : text(`save.${state}`);
  return (
    <span className={`save-state ${state}`} role="status" data-testid="save-state" data-state={state} title={words}>
      <Icon size={15} {...(state === 'saving' ? { className: 'spinner' } : {})} />
      <span className="words">{words}</span>
    </span>
  );
}
