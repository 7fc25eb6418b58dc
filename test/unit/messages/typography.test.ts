import { describe, expect, it } from 'vitest';
import { CATALOGUES } from '../../../shared/messages/index.ts';

/** What a reader sees: literal text, with each ICU argument replaced by a letter and the words of its syntax left out. */
function visible(source: string): string {
  return source
    .replace(/\{\w+, (?:plural|select|selectordinal),/g, ' {')
    .replace(/(?:=\d+|[\w-]+) \{/g, '{')
    .replace(/\{\w+(?:, [^{}]*)?\}/g, 'x')
    .replace(/[{}]/g, '');
}

const RULES: readonly (readonly [rule: string, broken: RegExp])[] = [
  ['apostrophes are curved', /\p{L}'\p{L}/u],
  ['quotation marks are « »', /["“”]/],
  ['« is followed by a no-break space', /«(?!\u00a0)/],
  ['» follows a no-break space', /[^\u00a0]»/],
  ['; ! ? follow a narrow no-break space', /[\p{L}\p{N}»)\u00a0 ][;!?](?:\s|$)/u],
  ['a colon before a space follows a no-break space', /[^\u00a0]:(?:\s|$)/],
  ['no ordinary space stands before ; ! ? : »', / [;!?:»]/],
  ['an ellipsis is one character', /\.\.\./],
  ['a number and its unit hold together', /\d (?:ha|km|m|m²|Mo|Go|Ko|%|€|ms|s|min|mm|MW|kV)(?![\p{L}\d])/u],
  ['no word blames the reader or shouts', /\b(?:Erreur|Oups|invalide par vous)\b/],
];

/** A narrow no-break space is what these take: with one before the mark, the rule above is kept. */
const kept = (text: string) => text.replace(/\u202f[;!?]/g, '');

describe('French typography', () => {
  it.each(RULES)('%s', (_rule, broken) => {
    const faults = Object.entries(CATALOGUES.fr)
      .map(([key, source]) => [key, kept(visible(source))] as const)
      .filter(([, text]) => broken.test(text));
    expect(faults).toEqual([]);
  });

  it('notices a broken text', () => {
    const bad = ['l\u2019an, l\u0027an', '« non »', 'quoi ?', 'ceci: cela', '12 ha'];
    for (const text of bad)
      expect(
        RULES.some(([, broken]) => broken.test(kept(visible(text)))),
        text,
      ).toBe(true);
    expect(
      RULES.some(([, broken]) =>
        broken.test(
          kept(
            visible(
              '« {file} » : il manque 12\u00a0ha\u202f; l’a-t-on\u202f?'
                .replace('« ', '«\u00a0')
                .replace(' »', '\u00a0»')
                .replace(' :', '\u00a0:'),
            ),
          ),
        ),
      ),
    ).toBe(false);
  });
});
