import { Eye, EyeOff, Plus, Printer, Users } from 'lucide-react';
import { useState } from 'react';
import { call } from '../../engine/call.ts';
import { useQuery } from '../../engine/query.ts';
import { shellCall } from '../../engine/shell.ts';
import { useNotices } from '../../state/notices.ts';
import { useProject } from '../../state/project.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { useLanguage, useText } from '../../ui/text.tsx';
import { attempt } from '../attempt.ts';
import { showDialog, write } from './actions.ts';
import { NumberField } from './NumberField.tsx';

const OFFERED = 10;
const MOST = 200;
const HALF = 4;

/** Codes of the people of the list: on screen for who lost theirs, on paper to cut. */
export function Cards() {
  const text = useText();
  const language = useLanguage();
  const readOnly = useProject((store) => store.project?.readOnly ?? false);
  const { data } = useQuery('workshop/cards', {}, ['participants', 'groupes']);
  const [count, setCount] = useState(OFFERED);
  // this screen may be what the projector shows
  const [shown, setShown] = useState(false);
  const cards = data?.cards ?? [];
  const valid = Number.isInteger(count) && count >= 1 && count <= MOST;
  const print = (): Promise<boolean> =>
    attempt(async () => {
      const file = await shellCall('chooseSave', { purpose: 'pdf', name: text('workshop.room.cards.file') });
      if (!file) return;
      const done = await call('workshop/export-cards', { file: file.token, language });
      useNotices.getState().toast('workshop.room.cards.written', { file: done.written, count: done.cards }, 'ok');
    });
  return (
    <section className="cards" aria-label={text('workshop.room.cards')} data-testid="cards">
      <div className="row wrap end">
        <b>{text('workshop.room.cards.count', { count: cards.length })}</b>
        <span className="grow" />
        {cards.length > 0 && (
          <Button icon={shown ? EyeOff : Eye} size="compact" aria-expanded={shown} onPress={() => setShown(!shown)}>
            {text(shown ? 'workshop.room.cards.hide' : 'workshop.room.cards.show')}
          </Button>
        )}
        <Button icon={Users} size="compact" onPress={() => showDialog({ what: 'people' })}>
          {text('workshop.room.people')}
        </Button>
        <Button icon={Printer} size="compact" isDisabled={cards.length === 0} onPress={() => void print()}>
          {text('workshop.room.cards.print')}
        </Button>
      </div>
      {data && cards.length === 0 && <Banner tone="warning">{text('workshop.room.none')}</Banner>}
      {shown && cards.length > 0 && (
        <ul className="card-list">
          {cards.map(({ participant, number, name, code }) => (
            <li key={participant}>
              <span className="ellipsis">{name ?? text('workshop.people.number', { number })}</span>
              <span className="number selectable">{`${code.slice(0, HALF)} ${code.slice(HALF)}`}</span>
            </li>
          ))}
        </ul>
      )}
      {!readOnly && (
        <div className="form-pair end">
          <NumberField label={text('workshop.room.cards.more')} value={count} onChange={setCount} />
          <Button icon={Plus} isDisabled={!valid} onPress={() => void write('workshop/add-participants', { count })}>
            {text('workshop.room.cards.add')}
          </Button>
        </div>
      )}
    </section>
  );
}
