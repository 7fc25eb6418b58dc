import { PenLine } from 'lucide-react';
import { useAnnotations } from '../../state/annotations.ts';
import { runCommand } from '../../state/commands.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useText } from '../../ui/text.tsx';

/** Opens and closes the bar of the annotations. */
export function AnnotateButton() {
  const text = useText();
  const open = useAnnotations((store) => store.open);
  return (
    <IconButton
      icon={PenLine}
      active={open}
      aria-pressed={open}
      placement="right"
      label={text('command.annotations/toggle')}
      onPress={() => runCommand('annotations/toggle')}
    />
  );
}
