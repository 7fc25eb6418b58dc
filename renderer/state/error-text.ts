import type { EngineError } from '../../shared/contract/errors.ts';
import { hasMessage, type Translate } from '../../shared/messages/index.ts';

/** The message of a refusal: the window's own words where the common ones name options of the command line. */
export function errorMessage(code: string): string {
  const own = `window.error.${code}`;
  return hasMessage(own) ? own : `error.${code}`;
}

/** A refusal in words; a table of the project is called as the layer tree calls it. */
export function errorText(
  { code, params }: Pick<EngineError, 'code' | 'params'>,
  text: Translate,
  more: EngineError['params'] = {},
): string {
  const layer = `layer.${String(params['table'] ?? params['layer'] ?? '')}`;
  return text(errorMessage(code), { ...more, ...params, ...(hasMessage(layer) ? { layer: text(layer) } : {}) });
}
