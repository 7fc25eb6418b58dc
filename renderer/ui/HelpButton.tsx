import { CircleQuestionMark } from 'lucide-react';
import { IconButton } from './IconButton.tsx';
import { useText } from './text.tsx';

/** Sent by a « ? » from where it stands: what is shown there is what help is wanted on. */
export const HELP_EVENT = 'emprise:help';

export function HelpButton({ compact = false }: { compact?: boolean }) {
  const text = useText();
  return (
    <IconButton
      icon={CircleQuestionMark}
      compact={compact}
      label={text('help.open')}
      shortcut="F1"
      onPress={({ target }) => target.dispatchEvent(new CustomEvent(HELP_EVENT, { bubbles: true }))}
    />
  );
}
