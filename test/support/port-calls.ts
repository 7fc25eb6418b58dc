/** Speaks the wire protocol from the page itself, without the renderer's own client: what an intruder in the page could do. */
import type { Page } from 'playwright';

/** Asks for a new port and makes one call on it; answers the response frame. */
export function callOnOwnPort(page: Page, call: string, params: unknown): Promise<unknown> {
  return page.evaluate(
    ([name, given]) =>
      new Promise((resolve) => {
        const take = (event: MessageEvent) => {
          const [port] = event.ports;
          if (event.data !== 'emprise:engine-port' || !port) return;
          // the page's own client must not take this port for its own
          event.stopImmediatePropagation();
          window.removeEventListener('message', take, true);
          port.onmessage = ({ data }) => {
            if ((data as { id?: number }).id === 1) resolve(data);
          };
          port.postMessage({ id: 1, call: name, params: given });
        };
        window.addEventListener('message', take, true);
        window.emprise.connectEngine();
      }),
    [call, params] as const,
  );
}

export function shellAnswer(page: Page, name: string, params?: unknown): Promise<unknown> {
  return page.evaluate(([call, given]) => window.emprise.call(call as 'info', given as undefined), [name, params] as const);
}
