import type { Plugin } from 'vite';

const reloadClient = /<script type="module" src="[^"]*\/@vite\/client"><\/script>\s*/;

/** Takes Vite's reload client out of the page: without a web socket it would only report that it cannot connect. */
export function quietPage(): Plugin {
  return {
    name: 'quiet-page',
    apply: 'serve',
    transformIndexHtml: { order: 'post', handler: (html) => html.replace(reloadClient, '') },
  };
}
