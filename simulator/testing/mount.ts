import { render, type TemplateResult } from 'lit';

/** Puts a template into the page for one test and returns its first element, rendered with all that it holds. */
export async function mount<Element extends HTMLElement>(template: TemplateResult): Promise<Element> {
  const place = document.createElement('div');
  document.body.append(place);
  render(template, place);
  const element = place.firstElementChild as Element;
  await settled(element);
  return element;
}

/** Waits until an element and every element in its shadow have rendered. */
export async function settled(element: Element): Promise<void> {
  await (element as { readonly updateComplete?: Promise<unknown> }).updateComplete;
  const inside = element.shadowRoot?.querySelectorAll('*') ?? [];
  for (const child of inside) if (child.localName.startsWith('icw-')) await settled(child);
}

/** Collects the events of one type that reach an element. */
export function eventsOf<Type extends keyof HTMLElementEventMap>(
  element: HTMLElement,
  type: Type,
): HTMLElementEventMap[Type][] {
  const events: HTMLElementEventMap[Type][] = [];
  element.addEventListener(type, (event) => events.push(event));
  return events;
}

/** Whether the keyboard's focus is on what a locator finds. */
export const hasFocus = (locator: { element(): Element }): boolean => focused() === locator.element();

/** The innermost focused element, through every shadow root. */
export function focused(): HTMLElement | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element as HTMLElement | null;
}
