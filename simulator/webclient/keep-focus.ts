/** The element that a dialog is modal to. */
const boundary = 'icw-webclient';

/** Keeps Tab and Shift+Tab inside a dialog: after its last control comes its first. */
export function keepFocus(event: KeyboardEvent): void {
  const controls = controlsIn(event.currentTarget as Element);
  const from = event.composedPath()[0];
  const [edge, to] = event.shiftKey ? [controls[0], controls.at(-1)] : [controls.at(-1), controls[0]];
  const isOnFrame = event.shiftKey && from === event.currentTarget;
  if (from !== edge && !isOnFrame) return;
  event.preventDefault();
  to?.focus();
}

/** What Tab reaches, in order and through shadow roots. */
function controlsIn(root: Element | ShadowRoot): readonly HTMLElement[] {
  return [...root.children].flatMap((child) => {
    if (child instanceof HTMLElement && isTabStop(child)) return [child];
    return [...(child.shadowRoot ? controlsIn(child.shadowRoot) : []), ...controlsIn(child)];
  });
}

const isTabStop = (element: HTMLElement): boolean =>
  element.matches('a[href], button, input, select, textarea, [tabindex]') &&
  element.tabIndex >= 0 &&
  !element.matches(':disabled') &&
  element.checkVisibility() &&
  isChosenOfGroup(element);

// Of radio buttons Tab reaches the chosen one only.
const isChosenOfGroup = (element: HTMLElement): boolean =>
  !(element instanceof HTMLInputElement) || element.type !== 'radio' || element.checked;

/**
 * Makes everything of the web client but the dialog deaf to mouse, keyboard and screen readers, and returns what takes
 * that back. Outside a web client there is nothing to close off.
 */
export function closeOffAround(dialog: HTMLElement): () => void {
  const closed: Element[] = [];
  let inside: Node = dialog;
  while (!(inside instanceof Element && inside.localName === boundary)) {
    const parent: ParentNode | null = inside.parentNode;
    if (!parent) return () => {};
    closed.push(...[...parent.children].filter((other) => other !== inside && !other.hasAttribute('inert')));
    inside = parent instanceof ShadowRoot ? parent.host : parent;
  }
  // The dialog's own layer and the elements that hold it are on the way up, and so are left alone.
  const web = inside;
  for (const other of closed) other.setAttribute('inert', '');
  web.setAttribute('modal', '');
  return () => {
    for (const other of closed) other.removeAttribute('inert');
    web.removeAttribute('modal');
  };
}
