/** The room's server, on demand, and the cards that let people in. */
import { basename } from 'node:path';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import { translator } from '../../../shared/messages/index.ts';
import { drawingsToPdf } from '../exporters/maps/pdf.ts';
import { writeFileSafely } from '../exporters/write-file.ts';
import { localAddresses } from '../room/addresses.ts';
import type { EngineHandlers } from './serve.ts';
import { cardPages } from './services/workshop/card-sheet.ts';
import { cardsOf } from './services/workshop/cards.ts';
import { meetingOf } from './services/workshop/read.ts';
import { roomKey, roomKeyOperations } from './services/workshop/room-key.ts';
import { put } from './services/workshop/write.ts';
import type { WorkshopDesk } from './workshop.ts';

type Handlers = Pick<EngineHandlers, Extract<keyof EngineHandlers, `workshop/${string}`>>;

export function roomHandlers({ workspace, known, step }: WorkshopDesk) {
  /** Made where there is none yet: cards are printed before the first round. */
  const key = (): string => {
    if (roomKey(workspace.project) === null) step(roomKeyOperations(workspace.project, 'keep'), 'cards');
    return roomKey(workspace.project) ?? '';
  };
  return {
    'workshop/addresses': () => localAddresses(),
    'workshop/start-room': (place) => workspace.room.start(workspace.project, place),
    'workshop/stop-room': async () => {
      await workspace.room.stop();
      return {};
    },
    'workshop/room': () => workspace.room.state(),
    'workshop/add-participants': ({ count, group }) => {
      if (group !== null) known('groupes', group);
      const first = workspace.project.nextKey('participants');
      const people = Array.from({ length: count }, (_, index) => put('participants', { id: first + index, nom: null, groupe_id: group }));
      return step(people, 'participants', { count });
    },
    'workshop/cards': () => ({ cards: cardsOf(workspace.project, key()) }),
    'workshop/export-cards': async ({ file, language }) => {
      const { project, context, room } = workspace;
      const { path } = context.files.resolve(file, 'write');
      const cards = cardsOf(project, key());
      if (cards.length === 0) throw new EmpriseError('workshop-no-participants');
      const text = translator(language);
      const named = meetingOf(project).title;
      const facts = { title: named === '' ? text('workshop.untitled') : named, url: room.state()?.url ?? null, language };
      const pages = cardPages(cards, facts, text);
      const [first] = pages;
      const { title = '', description = '' } = first ?? {};
      await writeFileSafely(
        path,
        await drawingsToPdf(pages, { title, description, language }, { resources: context.resources, createdAt: new Date() }),
      );
      return { written: basename(path), cards: cards.length };
    },
  } satisfies Partial<Handlers>;
}
