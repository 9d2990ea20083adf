// Runs in the page before its own scripts; see `sights.ts`.
(() => {
  const sights = {};
  globalThis.sights = sights;
  const words = (node) => node?.textContent?.replace(/\s+/g, ' ').trim();
  const note = (client, what, said) => {
    const userId = client.agent?.userId ?? '';
    const line = `${what}: ${said}`;
    sights[userId] ??= [];
    const before = sights[userId].findLast((each) => each.startsWith(`${what}:`));
    if (said && line !== before) sights[userId].push(line);
  };
  const look = () => {
    for (const client of document.querySelectorAll('icw-webclient')) {
      const part = (name) => client.shadowRoot?.querySelector(name)?.shadowRoot;
      // Timers go on by themselves.
      const bar = words(part('icw-cti-bar'))?.replace(/\d+:\d+(:\d+)?|\b\d+ s\b/g, '');
      note(client, 'bar', bar);
      // An account that pops with a chat embedded stands beside it.
      const pages = [...(client.shadowRoot?.querySelectorAll('main *') ?? [])];
      const titles = pages.map((page) => (page.shadowRoot ?? page).querySelector('h2'));
      note(client, 'page', words(titles.find((title) => title !== null)));
      note(client, 'outcome', words(part('icw-identify-account')?.querySelector('.outcome')));
      const toolbar = part('icw-toolbar');
      note(
        client,
        'mode',
        words(toolbar?.querySelector('icw-work-mode')?.shadowRoot?.querySelector('.mode')),
      );
      note(client, 'messages', words(part('icw-system-messages')));
      const tabs = part('icw-session-tabs')?.querySelectorAll('[role=tab]');
      note(client, 'tabs', [...(tabs ?? [])].map((tab) => words(tab)?.replace(/\d+:\d+/g, '')).join(' | '));
      note(client, 'chat', words(part('icw-chat')?.querySelector('[role=log]')));
      note(client, 'log-on', words(part('icw-log-on')?.querySelector('h2')));
    }
  };
  const observer = new MutationObserver(look);
  const attachShadow = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    observer.observe(root, { childList: true, characterData: true, subtree: true });
    return root;
  };
})();
