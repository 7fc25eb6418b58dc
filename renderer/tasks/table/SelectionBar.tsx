import { Calculator, Copy, Download, PencilLine, X } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useText } from '../../ui/text.tsx';

interface SelectionBarProps {
  readonly said: string;
  readonly onEdit: () => void;
  readonly onCalculate: () => void;
  readonly onCopy: () => void;
  readonly onExport: () => void;
  readonly onClear: () => void;
}

/** Where the table fills the window, what can be done with the selected rows floats over its foot. */
export function SelectionBar({ said, onEdit, onCalculate, onCopy, onExport, onClear }: SelectionBarProps) {
  const text = useText();
  return (
    <div className="selection-bar" role="toolbar" aria-label={text('table.actions')} data-theme="dark">
      <b className="number">{said}</b>
      <Button size="compact" icon={PencilLine} onPress={onEdit}>
        {text('table.edit-many')}
      </Button>
      <Button size="compact" look="discreet" icon={Calculator} onPress={onCalculate}>
        {text('table.calculate')}
      </Button>
      <Button size="compact" look="discreet" icon={Copy} onPress={onCopy}>
        {text('table.copy')}
      </Button>
      <Button size="compact" look="discreet" icon={Download} onPress={onExport}>
        {text('table.export-selected')}
      </Button>
      <IconButton compact icon={X} label={text('command.selection/clear')} placement="top" onPress={onClear} />
    </div>
  );
}
