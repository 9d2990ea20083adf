import type { Scenario, Step } from '@switchhook/mocks/scenarios';

type WireStep = Extract<Step, { readonly see: 'wire' }>;

/** A kind of expectation that says how soon something has to follow something else, with the bound and its reason. */
export interface TimeBound {
  readonly kind: string;
  /** Seconds. */
  readonly most: number;
  readonly why: string;
}

/** SAP waits for answers so long (ici.md 2, our proposal): what is slow has to be told by events. */
const answer = 2;

const asked: TimeBound = {
  kind: 'CIC is asked for what SAP asked, or what the bridge has to do by itself',
  most: answer,
  why: 'SAP is answered within 2 s, and CIC is asked before that.',
};
const offered: TimeBound = {
  kind: 'SAP is told of what CIC offers',
  most: 2.5,
  why: 'A telephone rings again after 5 s: the agent sees who calls in half of that.',
};
const news: TimeBound = {
  kind: 'SAP is told of what changed in CIC',
  most: answer,
  why: 'An event is no slower than the answer that it stands in for.',
};
const told: TimeBound = {
  kind: 'SAP is told that what it asked for has come about',
  most: asked.most + news.most,
  why: 'CIC is asked within 2 s, and its news reach SAP within 2 s.',
};
const begun: TimeBound = {
  kind: 'SAP is told of an agent who logged on',
  most: 10,
  why: 'An event may take 10 s in all (ici.md 2, our proposal), and CIC has to open a session before.',
};

export const timeBounds: readonly TimeBound[] = [asked, offered, news, told, begun];

/** The kind of a step that holds something against the time; `undefined` where only the case itself can say. */
export function timeBoundOf({ link, after, contains = [] }: WireStep): TimeBound | undefined {
  if (after === undefined) return undefined;
  if (link === 'bridge → CIC') return asked;
  switch (after.link) {
    case 'bridge → CIC':
      return contains.includes('>Alerting<') ? offered : news;
    case 'SAP → bridge':
      return after.name === 'IciUser.subscribe' ? begun : told;
    default:
      // From event to event there is CIC's or the site's own time, such as that for wrap-up.
      return undefined;
  }
}

/** Steps that hold something against the time. */
export function timedSteps({ steps }: Scenario): readonly WireStep[] {
  return steps.flatMap((step) =>
    'see' in step && step.see === 'wire' && step.seconds !== undefined ? [step] : [],
  );
}
