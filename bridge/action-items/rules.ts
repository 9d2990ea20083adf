/** What an attribute has to look like; upper and lower case do not count. All that are there must hold. */
export interface AttributeCondition {
  readonly equals?: string | undefined;
  readonly contains?: string | undefined;
  /** A pattern in which `*` stands for any text. */
  readonly like?: string | undefined;
}

/** Where work goes: several workgroups are tried in order, or the least loaded one is taken. */
export interface ActionItemDestination {
  readonly workgroups: readonly string[];
  readonly distribution: 'order' | 'load';
  readonly interactionType: 'Email' | 'Generic Object';
}

export interface ActionItemRule extends ActionItemDestination {
  /** By attribute; a rule without conditions takes everything. */
  readonly when: Readonly<Record<string, AttributeCondition>>;
}

/** How one site routes action items (G26, G27); may change while the bridge runs. */
export interface ActionItemRules {
  /** The first that fits wins. */
  readonly rules: readonly ActionItemRule[];
  /** Undefined refuses what no rule takes. */
  readonly otherwise: ActionItemDestination | undefined;
  /** Tries after which work goes to the overflow list (ici.md 10.1). */
  readonly limits: { readonly rona: number; readonly others: number };
  /** Milliseconds between tries; doubled up to the second. */
  readonly firstRetryMs: number;
  readonly maxRetryMs: number;
  /** Milliseconds for which an id that is done is remembered, so that SAP's repetition makes no new work. */
  readonly rememberMs: number;
}

/** The destination of work with these attributes; undefined where no rule takes it. */
export function destinationOf(
  attributes: Readonly<Record<string, string>>,
  { rules, otherwise }: ActionItemRules,
): ActionItemDestination | undefined {
  const byName = new Map(Object.entries(attributes).map(([name, value]) => [name.toUpperCase(), value]));
  const fits = ({ when }: ActionItemRule) =>
    Object.entries(when).every(([name, condition]) => holds(condition, byName.get(name.toUpperCase()) ?? ''));
  return rules.find(fits) ?? otherwise;
}

function holds({ equals, contains, like }: AttributeCondition, value: string): boolean {
  const text = value.trim().toLowerCase();
  return (
    (equals === undefined || text === equals.trim().toLowerCase()) &&
    (contains === undefined || text.includes(contains.toLowerCase())) &&
    (like === undefined || isLike(text, like.toLowerCase()))
  );
}

/** Each part between two `*` is taken where it first comes: no pattern can make this slow, as a regex could. */
export function isLike(text: string, pattern: string): boolean {
  const [first = '', ...parts] = pattern.split('*');
  const last = parts.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last))
    return false;
  let from = first.length;
  const end = text.length - last.length;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    if (at === -1 || at + part.length > end) return false;
    from = at + part.length;
  }
  return true;
}
