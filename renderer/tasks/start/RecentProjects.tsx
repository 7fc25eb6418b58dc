import { Ellipsis, FileSpreadsheet, FolderSearch, LayoutGrid, List, MapPinned, Trash2, Unlink } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { RecentProject } from '../../../shared/contract/shell.ts';
import { shellCall } from '../../engine/shell.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SearchField } from '../../ui/Field.tsx';
import { useFormat } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { useText } from '../../ui/text.tsx';

const FILTER_FROM = 7;

export function RecentProjects({ onReopen }: { onReopen: (project: RecentProject) => void }) {
  const text = useText();
  const [projects, setProjects] = useState<readonly RecentProject[] | null>(null);
  const [filter, setFilter] = useState('');
  const [cards, setCards] = useState(true);
  useEffect(() => {
    let current = true;
    void shellCall('recentProjects')
      .then((list) => current && setProjects(list))
      .catch(() => current && setProjects([]));
    return () => {
      current = false;
    };
  }, []);
  if (projects === null) return null;
  const wanted = filter.toLocaleLowerCase();
  const shown = projects.filter((project) => `${project.name} ${project.fileName}`.toLocaleLowerCase().includes(wanted));
  const forget = (project: RecentProject): void => void shellCall('forgetRecent', { id: project.id }).then(setProjects);
  return (
    <>
      <header className="recent-head">
        <h2 className="grow">{text('start.recent')}</h2>
        {projects.length >= FILTER_FROM && (
          <div className="recent-filter">
            <SearchField label={text('start.filter')} value={filter} onChange={setFilter} />
          </div>
        )}
        {projects.length > 0 && (
          <IconButton
            icon={cards ? List : LayoutGrid}
            label={text(cards ? 'start.as-list' : 'start.as-cards')}
            onPress={() => setCards(!cards)}
          />
        )}
      </header>
      {projects.length === 0 ? (
        <EmptyState icon={FileSpreadsheet} title={text('start.no-recent')}>
          {text('start.no-recent-hint')}
        </EmptyState>
      ) : (
        <ul className={cards ? 'recent cards' : 'recent list'}>
          {shown.map((project) => (
            <RecentCard key={project.id} project={project} onOpen={() => onReopen(project)} onForget={() => forget(project)} />
          ))}
        </ul>
      )}
    </>
  );
}

function RecentCard({ project, onOpen, onForget }: { project: RecentProject; onOpen: () => void; onForget: () => void }) {
  const text = useText();
  const format = useFormat();
  const facts = [format.moment(project.openedAt), ...(project.bytes === null ? [] : [format.bytes(project.bytes)])].join(' · ');
  return (
    <li className={`recent-card${project.missing ? ' missing' : ''}`}>
      <Button
        className="recent-open"
        isDisabled={project.missing}
        onPress={onOpen}
        aria-label={text('start.reopen', { name: project.name })}
      >
        <span className="recent-picture">{project.missing ? <Unlink size={26} /> : <MapPinned size={26} />}</span>
        <span className="recent-text">
          <b className="ellipsis">{project.name}</b>
          <span className="path ellipsis">{`${project.folder}/${project.fileName}`}</span>
          <span className="path number">{facts}</span>
        </span>
      </Button>
      {project.missing && <span className="tag warning recent-tag">{text('start.missing')}</span>}
      <Menu
        label={text('start.actions', { name: project.name })}
        placement="bottom end"
        trigger={<IconButton compact icon={Ellipsis} label={text('start.actions', { name: project.name })} />}
        entries={[
          { id: 'open', label: text('start.reopen', { name: project.name }), icon: FolderSearch, disabled: project.missing, run: onOpen },
          { id: 'forget', label: text('start.forget'), icon: Trash2, run: onForget },
        ]}
      />
    </li>
  );
}
