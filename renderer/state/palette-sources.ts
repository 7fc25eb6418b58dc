/** Things of other parts that the palette finds by their name: bookmarks, views, restore points… Declared once, asked each time a word is typed. */
export interface PaletteItem {
  readonly id: string;
  readonly name: string;
  readonly more?: string;
  /** Name of an icon of the commands. */
  readonly icon: string;
  readonly run: () => void;
}

export interface PaletteSource {
  readonly id: string;
  /** Message that stands above its items. */
  readonly title: string;
  readonly items: () => readonly PaletteItem[];
}

const sources = new Map<string, PaletteSource>();

/** The answer takes it away. */
export function declarePaletteSource(source: PaletteSource): () => void {
  sources.set(source.id, source);
  return () => {
    if (sources.get(source.id) === source) sources.delete(source.id);
  };
}

export function paletteSources(): readonly PaletteSource[] {
  return [...sources.values()];
}
