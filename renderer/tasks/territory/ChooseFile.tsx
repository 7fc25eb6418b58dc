import { FolderOpen } from 'lucide-react';
import type { ChosenFile } from '../../../shared/contract/shell.ts';
import { shellCall } from '../../engine/shell.ts';
import { Button, LinkButton } from '../../ui/Button.tsx';
import { useText } from '../../ui/text.tsx';

interface ChooseFileProps {
  readonly label: string;
  readonly hint: string;
  readonly file: ChosenFile | null;
  readonly onChange: (file: ChosenFile | null) => void;
}

/** A file that may be given, or left to what Emprise has. */
export function ChooseFile({ label, hint, file, onChange }: ChooseFileProps) {
  const text = useText();
  const choose = async (): Promise<void> => {
    const [chosen] = await shellCall('chooseOpen', { purpose: 'import' });
    if (chosen) onChange(chosen);
  };
  return (
    <div className="choose-file">
      <span className="field-label">{label}</span>
      <div className="row">
        <span className={`grow ellipsis${file ? '' : ' muted'}`} title={file?.name ?? hint}>
          {file?.name ?? hint}
        </span>
        {file && <LinkButton onPress={() => onChange(null)}>{text('assembly.file-none')}</LinkButton>}
        <Button size="compact" icon={FolderOpen} aria-label={text('assembly.file-choose', { name: label })} onPress={() => void choose()}>
          {text('assembly.choose')}
        </Button>
      </div>
    </div>
  );
}
