import { CloudDownload, FolderOpen, Import } from 'lucide-react';
import { runCommand } from '../state/commands.ts';
import { Button } from '../ui/Button.tsx';
import { useText } from '../ui/text.tsx';

/** A project without data says how to bring some. Files may be dropped anywhere in the window. */
export function EmptyProject() {
  const text = useText();
  return (
    <div className="empty-project popover">
      <div className="drop-zone">
        <Import size={30} />
        <b>{text('empty.drop')}</b>
        <p className="secondary">{text('empty.formats')}</p>
      </div>
      <div className="row ways">
        <Button look="primary" icon={FolderOpen} onPress={() => runCommand('import/open')}>
          {text('empty.choose')}
        </Button>
        <Button icon={CloudDownload} onPress={() => runCommand('import/catalogue')}>
          {text('empty.catalogue')}
        </Button>
      </div>
      <p className="small muted">{text('empty.converted')}</p>
    </div>
  );
}
