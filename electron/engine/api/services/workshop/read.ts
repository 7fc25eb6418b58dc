/** The workshop as the project holds it. What another program broke is passed over, row by row. */

import { scenarioOfGrid } from '../../../../../shared/decision/problem.ts';
import type { Row } from '../../../../../shared/domain/change.ts';
import {
  type Ballot,
  ballotContentSchema,
  ballotSchema,
  type Grid,
  LOG_CODES,
  type Meeting,
  meetingSchema,
  type Round,
  roundSchema,
  type Scenario,
  scenarioSchema,
  VERDICTS,
  type Verdict,
  type Workshop,
} from '../../../../../shared/domain/workshop.ts';
import type { ProjectReader } from '../../../store/index.ts';
import { defaultGrid } from './default-grid.ts';
import { ownGrid } from './grid.ts';
import { numberOf, parsed, rowsOf, textOf } from './rows.ts';

/** How the mark of an anonymous ballot begins, where a phone's is a hash (electron/engine/room/tokens.ts). */
const ANONYMOUS_MARK = 'anonyme-';
export const isAnonymousMark = (jeton: Row[string] | undefined): boolean => String(jeton ?? '').startsWith(ANONYMOUS_MARK);
export const MEETING_KEY = 'atelier_seance';
export type Language = 'fr' | 'en';

/** Names of the scenario a project has before anybody made one. */
const FIRST_SCENARIO = { fr: 'Poids de la grille', en: 'Weights of the grid' } as const;

export function gridOf(reader: ProjectReader, resources: string, language: Language): Grid {
  return ownGrid(reader) ?? defaultGrid(resources, language);
}

export function readWorkshop(reader: ProjectReader, resources: string, language: Language): Workshop {
  const own = ownGrid(reader);
  const grid = own ?? defaultGrid(resources, language);
  return {
    grid,
    gridEdited: own !== null,
    scenarios: scenariosOf(reader, grid, language),
    groups: rowsOf(reader, 'groupes').map((row) => ({
      id: Number(row['id']),
      name: textOf(row['nom']) ?? '—',
      weight: numberOf(row['poids']) ?? 1,
    })),
    participants: rowsOf(reader, 'participants').map((row) => ({
      id: Number(row['id']),
      name: textOf(row['nom']),
      group: numberOf(row['groupe_id']),
      unlisted: isAnonymousMark(row['jeton']),
    })),
    rounds: roundsOf(reader),
    ballots: ballotsOf(reader),
    decisions: rowsOf(reader, 'decisions').flatMap(decisionOf),
    comments: rowsOf(reader, 'commentaires').map((row) => ({
      ...{ id: Number(row['id']), site: String(row['site_uid']), text: textOf(row['texte']) ?? '—' },
      ...{ author: textOf(row['auteur']), at: textOf(row['ecrit_le']) ?? '' },
    })),
    actions: rowsOf(reader, 'actions_atelier').map((row) => ({
      ...{ id: Number(row['id']), site: textOf(row['site_uid']), title: textOf(row['titre']) ?? '—', owner: textOf(row['responsable']) },
      ...{ due: dayOf(row), done: Number(row['fait']) === 1 },
    })),
    log: rowsOf(reader, 'journal_atelier').flatMap(logOf),
    meeting: meetingOf(reader),
  };
}

function dayOf(row: Row): string | null {
  const day = textOf(row['echeance']);
  return day !== null && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null;
}

/** At least one: the grid's own weights, not kept yet. */
export function scenariosOf(reader: ProjectReader, grid: Grid, language: Language): Scenario[] {
  const kept = rowsOf(reader, 'scenarios', 'ordre').flatMap((row) => {
    const scenario = scenarioSchema.safeParse(Object.assign({}, parsed(row['contenu']), { id: Number(row['id']), name: row['nom'] }));
    return scenario.success ? [scenario.data] : [];
  });
  return kept.length > 0 ? kept : [scenarioOfGrid(grid, FIRST_SCENARIO[language])];
}

/** A round whose time is up is closed, whether that has been written or not. */
export function roundsOf(reader: ProjectReader, now: Date = new Date()): Round[] {
  return keptRounds(reader).map((round) => (overdue(round, now) ? { ...round, state: 'closed', closedAt: round.endsAt } : round));
}

export function overdue({ state, endsAt }: Round, now: Date): boolean {
  return state === 'open' && endsAt !== null && now.getTime() > Date.parse(endsAt);
}

/** As the rows say. */
export function keptRounds(reader: ProjectReader): Round[] {
  return rowsOf(reader, 'tours').flatMap((row) => {
    const round = roundSchema.safeParse(
      Object.assign({}, parsed(row['contenu']), {
        id: Number(row['id']),
        number: Number(row['numero']),
        title: row['titre'],
        state: row['etat'],
        openedAt: row['ouvert_le'],
        endsAt: row['fin_prevue_le'] ?? null,
        closedAt: row['ferme_le'] ?? null,
      }),
    );
    return round.success ? [round.data] : [];
  });
}

export function ballotsOf(reader: ProjectReader): Ballot[] {
  return rowsOf(reader, 'bulletins').flatMap((row) => {
    const ballot = ballotSchema.safeParse({
      id: Number(row['id']),
      participant: Number(row['participant_id']),
      round: Number(row['tour']),
      content: ballotContentSchema.safeParse(parsed(row['contenu'])).data ?? {},
      status: row['statut'],
      via: row['voie'],
      at: textOf(row['depose_le']) ?? '',
    });
    return ballot.success ? [ballot.data] : [];
  });
}

/** Of rounds whose results the room has seen: nothing that is reckoned from ballots says what others hold before. */
export function shownBallots(reader: ProjectReader): Ballot[] {
  const shown = new Set(roundsOf(reader).flatMap(({ id, state }) => (state === 'revealed' ? [id] : [])));
  return ballotsOf(reader).filter(({ round }) => shown.has(round));
}

function decisionOf(row: Row): Workshop['decisions'] {
  const verdict = textOf(row['decision']);
  if (!VERDICTS.includes(verdict as Verdict)) return [];
  return [
    {
      ...{ id: Number(row['id']), site: String(row['site_uid']), verdict: verdict as Verdict, reason: textOf(row['motif']) ?? '' },
      ...{ author: textOf(row['auteur']), at: textOf(row['decide_le']) ?? '' },
    },
  ];
}

function logOf(row: Row): Workshop['log'] {
  const code = LOG_CODES.find((known) => known === row['code']);
  if (code === undefined) return [];
  const params = parsed(row['parametres']);
  return [
    {
      ...{ id: Number(row['id']), at: textOf(row['ecrit_le']) ?? '', code, note: textOf(row['note']) },
      params: typeof params === 'object' && params !== null ? (params as Workshop['log'][number]['params']) : {},
      ...{ site: textOf(row['site_uid']), author: textOf(row['auteur']) },
    },
  ];
}

export function meetingOf(reader: ProjectReader): Meeting {
  return meetingSchema.safeParse(reader.kept(MEETING_KEY)).data ?? meetingSchema.parse({});
}
