import { Circle, CircleCheck } from 'lucide-react';
import { runCommand } from '../state/commands.ts';
import { useProject } from '../state/project.ts';
import { Banner } from '../ui/Banner.tsx';
import { LinkButton } from '../ui/Button.tsx';
import { useText } from '../ui/text.tsx';

const STEPS = ['create', 'territory', 'sites', 'friches', 'analysis'] as const;

/** The way from an empty project to the first figures. */
export function Checklist() {
  const text = useText();
  const unsaved = useProject((store) => store.project?.fileName === null);
  return (
    <>
      <header className="panel-head">
        <h2>{text('checklist.title')}</h2>
      </header>
      <ul className="checklist">
        {STEPS.map((step, index) => (
          <li key={step} className={index === 0 ? 'done' : ''}>
            {index === 0 ? <CircleCheck size={18} /> : <Circle size={18} />}
            <span>
              <b>{text(`checklist.${step}`)}</b>
              {index > 0 && <span className="small secondary">{text(`checklist.${step}-hint`)}</span>}
            </span>
          </li>
        ))}
      </ul>
      {unsaved && (
        <div className="checklist-foot">
          <Banner tone="info">
            {text('checklist.unsaved')}{' '}
            <LinkButton onPress={() => runCommand('project/save-as')}>{text('checklist.choose-place')}</LinkButton>
          </Banner>
        </div>
      )}
    </>
  );
}
