import { Copy, Download, EllipsisVertical, FilePlus2, FolderOpen, Pencil, ScrollText, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { StoredLayout } from '../../../shared/domain/page-report.ts';
import { useQuery } from '../../engine/query.ts';
import { runCommand } from '../../state/commands.ts';
import { showLayout } from '../../state/layout.ts';
import { usePreferences } from '../../state/preferences.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { NameDialog } from '../../ui/NameDialog.tsx';
import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';
import { createFrom, duplicateLayout, exportTemplate, importTemplate, removeLayout, renameLayout } from './actions.ts';
import { TemplateThumb } from './TemplateThumb.tsx';

interface PagesPanelProps {
  readonly layouts: readonly StoredLayout[];
  readonly current: StoredLayout | null;
  readonly readOnly: boolean;
}

/** A template is made for what the project holds. */
const TEMPLATES_FROM = ['epci', 'communes', 'territoires', 'sites'];
const TEMPLATES_OPEN = 'emprise.layout-templates';

/** Pages of the project, and the templates new ones are made from. */
export function PagesPanel({ layouts, current, readOnly }: PagesPanelProps) {
  const text = useText();
  const [naming, setNaming] = useState<'rename' | 'duplicate' | null>(null);
  return (
    <>
      <header className="panel-head pages-head">
        <h2 className="grow">{text('layout.pages')}</h2>
        <span className="micro muted number">{layouts.length}</span>
        <IconButton compact icon={ScrollText} label={text('command.report/open')} onPress={() => runCommand('report/open')} />
        <Menu
          label={text('layout.page-actions')}
          placement="bottom end"
          trigger={<IconButton compact icon={EllipsisVertical} label={text('layout.page-actions')} />}
          entries={[
            ...(current
              ? [
                  { id: 'rename', label: text('action.rename'), icon: Pencil, disabled: readOnly, run: () => setNaming('rename') },
                  { id: 'duplicate', label: text('layout.duplicate'), icon: Copy, disabled: readOnly, run: () => setNaming('duplicate') },
                  {
                    id: 'export',
                    label: text('layout.export-template'),
                    icon: Download,
                    disabled: current.layout === null,
                    run: () => void exportTemplate(current),
                  },
                ]
              : []),
            {
              id: 'import',
              label: text('layout.import-template'),
              icon: FolderOpen,
              disabled: readOnly,
              run: () => void importTemplate(text),
            },
            ...(current
              ? [
                  {
                    id: 'remove',
                    label: text('layout.remove'),
                    icon: Trash2,
                    danger: true,
                    separated: true,
                    disabled: readOnly,
                    run: () => void removeLayout(current),
                  },
                ]
              : []),
          ]}
        />
      </header>
      {current && (
        <div className="pages-choice">
          <Select
            label={text('layout.page-shown')}
            hideLabel
            value={current.id}
            choices={layouts.map(({ id, name }) => ({ id, label: name }))}
            onChange={showLayout}
          />
        </div>
      )}
      <Templates readOnly={readOnly} first={layouts.length === 0} />
      {naming && current && (
        <NameDialog
          label={text('layout.name')}
          required
          title={text(naming === 'rename' ? 'layout.rename-title' : 'layout.duplicate-title', { name: current.name })}
          action={text(naming === 'rename' ? 'action.rename' : 'layout.duplicate')}
          name={naming === 'rename' ? current.name : text('layout.copy-of', { name: current.name })}
          onName={(name) =>
            name !== null && void (naming === 'rename' ? renameLayout(current.id, name) : duplicateLayout(current.id, name))
          }
          onClose={() => setNaming(null)}
        />
      )}
    </>
  );
}

/** Pressed, a page is made from it; folded away once one knows them. */
function Templates({ readOnly, first }: { readOnly: boolean; first: boolean }) {
  const text = useText();
  const language = usePreferences((preferences) => preferences.language);
  const { data } = useQuery('layouts/templates', { language }, TEMPLATES_FROM);
  const [open, setOpen] = useState(() => localStorage.getItem(TEMPLATES_OPEN) !== 'no');
  const [making, setMaking] = useState<string | null>(null);
  const shown = open || first;
  const make = (id: string): void => {
    setMaking(id);
    void createFrom(id).finally(() => setMaking(null));
  };
  return (
    <section className="templates" aria-label={text('layout.templates')}>
      <AriaButton
        className="fold-head"
        aria-expanded={shown}
        isDisabled={first}
        onPress={() => {
          setOpen(!open);
          localStorage.setItem(TEMPLATES_OPEN, open ? 'no' : 'yes');
        }}
      >
        <FilePlus2 size={15} />
        {text('layout.templates')}
      </AriaButton>
      {shown && (
        <div className="template-grid">
          {(data ?? []).map(({ id, name, description, layout }) => (
            <AriaButton
              key={id}
              className="template"
              isDisabled={readOnly || making !== null}
              aria-label={text('layout.new-from', { name, description })}
              data-template={id}
              onPress={() => make(id)}
            >
              <TemplateThumb layout={layout} />
              <span>{name}</span>
            </AriaButton>
          ))}
        </div>
      )}
    </section>
  );
}
