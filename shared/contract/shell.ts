/**
 * What the window may ask of main: dialogs, settings, menu, its own frame. Never data of a project, never a path of a file.
 * Each call is checked twice in main: the sender must be our page, the parameters must fit the schema.
 */
import { z } from 'zod';
import type { EngineError } from './errors.ts';
import { GRANT_MODES } from './wire.ts';

export const SHELL_LANGUAGES = ['fr', 'en'] as const;
export const THEMES = ['system', 'light', 'dark'] as const;
/** `system`: what the system asks for. */
export const CONTRASTS = ['system', 'usual', 'more'] as const;
export const MOTIONS = ['system', 'less'] as const;
/** Per cent of the usual size of text, and with it of everything in the window. */
export const TEXT_SIZES = [90, 100, 110, 125, 150] as const;

const token = z.string().min(8).max(100);
const none = z.undefined();

/** A file the user has designated. `folder` is for display only. */
export const chosenFileSchema = z.object({
  token,
  name: z.string(),
  folder: z.string(),
  size: z.number().int().nullable(),
  mode: z.enum(GRANT_MODES),
});
export type ChosenFile = z.output<typeof chosenFileSchema>;

export const preferencesSchema = z.object({
  language: z.enum(SHELL_LANGUAGES),
  theme: z.enum(THEMES),
  contrast: z.enum(CONTRASTS),
  motion: z.enum(MOTIONS),
  textSize: z.literal(TEXT_SIZES),
  networkAllowed: z.boolean(),
});
export type Preferences = z.output<typeof preferencesSchema>;

export const shellInfoSchema = z.object({
  version: z.string(),
  electron: z.string(),
  chrome: z.string(),
  platform: z.string(),
  /** overlay: the page draws the title bar and leaves room for the system's buttons; native: the system draws it. */
  windowControls: z.enum(['overlay', 'native']),
  preferences: preferencesSchema,
});

export const recentProjectSchema = z.object({
  id: z.string(),
  name: z.string(),
  fileName: z.string(),
  folder: z.string(),
  /** ISO 8601. */
  openedAt: z.string(),
  bytes: z.number().int().nullable(),
  missing: z.boolean(),
});
export type RecentProject = z.output<typeof recentProjectSchema>;

/** Something to open that came from outside the page: command line, double click, second start, recent list, drop. */
export const openRequestSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('demo') }),
  z.object({ kind: z.literal('files'), origin: z.enum(['start', 'recent', 'drop']), files: z.array(chosenFileSchema) }),
]);
export type OpenRequest = z.output<typeof openRequestSchema>;

/** The window of a workshop for the projector; `screen`: which one it stands on, counted from 1, in its own pixels. */
export const publicWindowSchema = z.object({
  open: z.boolean(),
  screen: z.object({ number: z.number().int(), width: z.number().int(), height: z.number().int() }).nullable(),
});
export type PublicWindowState = z.output<typeof publicWindowSchema>;

export const OPEN_PURPOSES = ['project', 'import', 'import-folder', 'base-map', 'attachment', 'page-template', 'image'] as const;
export const SAVE_PURPOSES = [
  'project',
  'pdf',
  'svg',
  'png',
  'csv',
  'geojson',
  'gpkg',
  'zip',
  'fgb',
  'json',
  'html',
  'docx',
  'xlsx',
  'pptx',
  'attachment',
] as const;

const define = <P extends z.ZodType, R extends z.ZodType>(params: P, result: R) => ({ params, result });

export const shellContract = {
  info: define(none, shellInfoSchema),
  changePreferences: define(preferencesSchema.partial(), preferencesSchema),
  chooseOpen: define(z.object({ purpose: z.enum(OPEN_PURPOSES) }), z.array(chosenFileSchema)),
  chooseSave: define(z.object({ purpose: z.enum(SAVE_PURPOSES), name: z.string().max(200) }), chosenFileSchema.nullable()),
  /** A temporary file of this name, for the engine to write a document into. Throws `attachment-unsafe` for a type that could run a program. */
  temporaryFile: define(z.object({ name: z.string().max(300) }), chosenFileSchema),
  /** Once confirmed by the user, hands such a file to the application that reads it; answers whether it did. */
  openTemporary: define(z.object({ token }), z.boolean()),
  recentProjects: define(none, z.array(recentProjectSchema)),
  reopen: define(z.object({ id: z.string() }), chosenFileSchema),
  forgetRecent: define(z.object({ id: z.string() }), z.array(recentProjectSchema)),
  /** Shows the file in the system's file manager. */
  reveal: define(z.object({ token }), none),
  /** What the window shows: names the frame, marks it as edited, and puts the project at the head of the recent ones. */
  describeWindow: define(z.object({ title: z.string().max(300), file: token.nullable(), edited: z.boolean() }), none),
  /** The whole screen for the window, or its place again. */
  fullScreen: define(z.object({ on: z.boolean() }), none),
  /** Opens or closes the public window; without `open`, how it stands. */
  publicWindow: define(z.object({ open: z.boolean().optional() }), publicWindowSchema),
  openMenu: define(z.object({ x: z.number().int(), y: z.number().int() }), none),
  /** The page is ready to receive `open` events; those that waited come back at once. */
  pageReady: define(none, z.array(openRequestSchema)),
  answerClose: define(z.object({ answer: z.enum(['working', 'close', 'stay']) }), none),
} as const satisfies Record<string, { params: z.ZodType; result: z.ZodType }>;
export type ShellCall = keyof typeof shellContract;
export type ShellParams<C extends ShellCall> = z.input<(typeof shellContract)[C]['params']>;
export type ShellResult<C extends ShellCall> = z.output<(typeof shellContract)[C]['result']>;

export const shellEvents = {
  /** A command of the native menu, by id. */
  command: z.enum([
    'project/new',
    'project/open',
    'project/open-demo',
    'project/save',
    'project/save-as',
    'project/properties',
    'project/close',
    'import/open',
    'import/open-folder',
    'import/catalogue',
    'import/reports',
    'territory/build',
    'export/map',
    'export/table',
    'settings/open',
    'history/undo',
    'history/redo',
    'selection/clear',
    'analysis/run',
    'palette/open',
    'map/extent',
    'map/zoom-selection',
    'map/go-to',
    'map/split',
    'map/swipe',
    'map/overview',
    'map/full-screen',
    'bookmark/add',
    'bookmark/list',
    'panel/layers',
    'panel/inspector',
    'panel/table',
    'history/show',
    'theme/toggle',
    'contrast/toggle',
    'text/larger',
    'text/smaller',
    'text/usual',
    'help/context',
    'help/shortcuts',
    'help/about',
  ]),
  open: openRequestSchema,
  /** The user wants to close: save, ask if need be, then `answerClose`. Answer `working` within three seconds to be waited for. */
  closing: z.undefined(),
  /** The window has taken the whole screen, or left it, whoever asked. */
  fullScreen: z.boolean(),
  /** The public window has come or gone, whoever closed it. */
  publicWindow: publicWindowSchema,
  /** restarted: pending calls are lost, connect again and reopen the project. failed: it died twice, main has told the user. */
  engine: z.enum(['restarted', 'failed']),
} as const satisfies Record<string, z.ZodType>;
export type ShellEvent = keyof typeof shellEvents;
export type ShellPayload<E extends ShellEvent> = z.output<(typeof shellEvents)[E]>;
export type MenuCommand = ShellPayload<'command'>;

/** Errors cross as values: an exception would lose its code between the processes. */
export type ShellAnswer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: EngineError };

/** `window.emprise`, the whole of what the preload exposes. */
export interface Shell {
  call<C extends ShellCall>(name: C, params: ShellParams<C>): Promise<ShellAnswer<unknown>>;
  on<E extends ShellEvent>(event: E, listener: (payload: unknown) => void): () => void;
  /** Asks for a port to the engine; it arrives as a `message` event of the window, data `ENGINE_PORT_MESSAGE`. */
  connectEngine(): void;
}

export const ENGINE_PORT_MESSAGE = 'emprise:engine-port';
