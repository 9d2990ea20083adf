import axe from 'axe-core';

// These look at a whole page; a test shows one element of it.
const pageRules = ['region', 'landmark-one-main', 'page-has-heading-one', 'heading-order'];

/** What axe finds wrong with an element and all that it holds, a line each. */
export async function axeViolations(element: HTMLElement): Promise<readonly string[]> {
  await Promise.all(animationsIn(element).map((animation) => animation.finished));
  const { violations } = await axe.run(element, {
    rules: Object.fromEntries(pageRules.map((rule) => [rule, { enabled: false }])),
  });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}; ${target.join(' ')}; ${failureSummary ?? ''}`),
  );
}

// What fades in is not as dark yet as it will be; the query for a subtree ends at each shadow root.
function animationsIn(element: Element): readonly Animation[] {
  const inside = element.shadowRoot ? [...element.shadowRoot.children] : [];
  return [
    ...element.getAnimations(),
    ...[...inside, ...element.children].flatMap((child) => animationsIn(child)),
  ];
}
