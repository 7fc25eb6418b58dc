/** Beginnings of conditions for a layer, made of its own fields. Pure. */
import type { LayerInfo } from '../../../shared/domain/layer.ts';

type Field = Pick<LayerInfo['fields'][number], 'name' | 'type' | 'values'>;
export const OPERATORS = ['=', '<>', '>=', '<=', 'et', 'ou', 'non', 'dans', 'entre', 'contient', 'commence par', 'est vide'] as const;
const MOST_EXAMPLES = 5;

export const fieldName = (name: string): string => (/^[a-z_][a-z0-9_]*$/i.test(name) ? name : `"${name.replaceAll('"', '""')}"`);
const quoted = (value: string): string => `'${value.replaceAll("'", "''")}'`;

export function examplesFor(fields: readonly Field[]): string[] {
  const usual = fields.filter(({ name }) => !['uid', 'source_id', 'fid'].includes(name));
  const first = (accepts: (field: Field) => boolean): string[] =>
    usual
      .filter(accepts)
      .slice(0, 1)
      .map(({ name }) => fieldName(name));
  const listed = usual.find(({ values }) => values && values.length > 1);
  const numbers = first(({ type, name }) => type === 'real' && name.includes('surface')).concat(
    first(({ type }) => type === 'real' || type === 'integer'),
  );
  const [number] = numbers;
  const examples = [
    ...(number ? [`${number} >= 10`, `${number} entre 5 et 20`] : []),
    ...(listed?.values ? [`${fieldName(listed.name)} dans (${listed.values.slice(0, 2).map(quoted).join(', ')})`] : []),
    ...first(({ type, name }) => type === 'text' && /nom|libelle|name/.test(name)).map((name) => `${name} contient 'zone'`),
    ...first(({ type }) => type === 'date').map((name) => `${name} >= '2024-01-01'`),
    ...first(({ type }) => type === 'text').map((name) => `${name} est vide`),
  ];
  return [...new Set(examples)].slice(0, MOST_EXAMPLES);
}

/** Where the caret stands after a word was put in, and the text. */
export function inserted(text: string, from: number, to: number, word: string): { readonly text: string; readonly caret: number } {
  const [before, after] = [text.slice(0, from), text.slice(to)];
  const left = before === '' || /[\s(]$/.test(before) ? '' : ' ';
  const right = after === '' || /^[\s),]/.test(after) ? '' : ' ';
  return { text: `${before}${left}${word}${right}${after}`, caret: before.length + left.length + word.length + right.length };
}
