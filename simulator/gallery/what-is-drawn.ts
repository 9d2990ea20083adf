/** What of an element reaches over the right edge of a page that is `width` px wide, by name. */
export function reachingOut(root: Element, width: number): readonly string[] {
  return deep(root).flatMap((element) => {
    if (getComputedStyle(element).visibility === 'hidden' || element.classList.contains('unseen')) return [];
    const { right, width: own } = element.getBoundingClientRect();
    return own > 0 && right > width + 1 ? [`${element.localName}.${element.getAttribute('class')}`] : [];
  });
}

/** The names of the animations that run in an element. */
export const runningAnimations = (root: Element): readonly string[] =>
  deep(root).flatMap((element) =>
    element.getAnimations().map((animation) => (animation as CSSAnimation).animationName),
  );

const controls = 'button, input, select, textarea, [role=radio], [role=tab]';

/** Controls that nothing sets off from the page: no text, no drawing, no border. */
export const unseenControls = (root: Element): readonly string[] =>
  deep(root)
    .filter((element) => element.matches(controls) && element.checkVisibility())
    .filter((element) => !hasText(element) && !hasDrawing(element) && !hasBorder(element))
    .map((element) => `${element.localName} ${element.getAttribute('aria-label') ?? element.id}`);

const hasText = (element: Element): boolean => (element.textContent?.trim() ?? '') !== '';

// A drawing takes the text's colour; one that has its own would be lost where colours are forced.
const hasDrawing = (element: Element): boolean => {
  const drawn = element.querySelector('svg');
  return drawn !== null && getComputedStyle(drawn).stroke === getComputedStyle(element).color;
};

const hasBorder = (element: Element): boolean => {
  const { borderTopWidth, borderTopStyle, appearance } = getComputedStyle(element);
  return (borderTopStyle !== 'none' && borderTopWidth !== '0px') || appearance !== 'none';
};

/** An element and all that it draws, through shadow roots. */
function deep(root: Element): readonly Element[] {
  const inside = root.shadowRoot ? [...root.shadowRoot.children] : [];
  return [root, ...[...inside, ...root.children].flatMap(deep)];
}
