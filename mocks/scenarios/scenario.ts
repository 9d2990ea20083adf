import { z } from 'zod';

const name = z.string().min(1);
const agent = name.describe('User id of the agent, such as agent1.');
const pattern = z
  .json()
  .describe(
    'What has to be there: of an object the named fields, of a list each entry; or one of {"$some"}, {"$none"}, {"$length"}, {"$matches"}, {"$not"}, {"$absent"}.',
  );
const as = z
  .string()
  .regex(/^[A-Za-z]\w*$/)
  .optional()
  .describe('Name by which later steps call the result, as $name.');

const translations = z.record(z.string().regex(/^[a-z]{2,3}$/, 'must be a language, such as de'), name);

/** Every step may say why it is there. */
const about = {
  note: z.string().optional().describe('What the step is there for, in words.'),
  notes: translations.optional().describe('The note in further languages.'),
};
const patience = {
  within: z.number().positive().max(600).optional().describe('Seconds to wait for it; 5 unless given.'),
};

const wireLink = z.enum(['SAP → bridge', 'bridge → SAP', 'bridge → CIC']);

const soapStep = z
  .strictObject({
    do: z.literal('soap'),
    operation: name.optional().describe('Such as IciPhoneCall.hold; then `input` is its parameters.'),
    input: z.looseObject({}).optional(),
    user: name.optional().describe('Of the SOAP header.'),
    body: z
      .string()
      .optional()
      .describe('Instead of an operation: the text to post, as it is; without both it is a GET.'),
    fill: z
      .strictObject({ text: z.string(), times: z.int().min(1).max(5_000_000) })
      .optional()
      .describe('Stands where the body has {fill}.'),
    path: z.string().startsWith('/').default('/ici').describe("Below the bridge's address."),
    headers: z.record(name, z.string()).optional(),
    fault: name
      .optional()
      .describe('The code that the fault has to have; without it a fault fails the step.'),
    status: z.int().optional().describe('The HTTP status that the answer has to have.'),
    contains: z.array(z.string()).optional().describe('Texts that the answer has to hold.'),
    take: name.optional().describe('The element of the answer that `as` names.'),
    as,
    ...about,
  })
  .describe('Speaks to the bridge past the mock SAP, as a stranger does or SAP with raw SOAP.');

const refused = z
  .union([z.boolean(), name])
  .optional()
  .describe(
    'True, or a text of the refusal, where it has to be refused; otherwise a refusal fails the step.',
  );

const stepSchemas = [
  z.strictObject({
    do: z.literal('logOn'),
    agent,
    workMode: name.optional().describe('Work mode to set and wait for.'),
    workcenterId: name.optional().describe('What the agent types for the work center.'),
    refused,
    ...about,
  }),
  z.strictObject({ do: z.literal('logOff'), agent, ...about }),
  z.strictObject({
    do: z.literal('press'),
    agent,
    command: z
      .looseObject({ command: name })
      .describe('What the browser sends for a button: the body of POST /api/agents/{userId}/commands.'),
    refused,
    ...about,
  }),
  z.strictObject({
    do: z.literal('place'),
    interaction: z.looseObject({ kind: name }).describe('The body of POST /control/interactions.'),
    as,
    ...about,
  }),
  z.strictObject({
    do: z.literal('remote'),
    interaction: name.describe('Of the mock CIC, mostly $name.'),
    action: name.describe('The last part of /control/interactions/{id}/…, such as remote-disconnect.'),
    body: z.looseObject({}).optional(),
    ...about,
  }),
  z.strictObject({
    do: z.enum(['cic', 'sap']),
    method: z.enum(['GET', 'POST', 'PUT', 'DELETE']).optional(),
    path: z
      .string()
      .startsWith('/')
      .describe('Below /control of the mock CIC, or below /api of the mock SAP.'),
    body: z.json().optional(),
    refused,
    as,
    ...about,
  }),
  z.strictObject({
    do: z.literal('advance'),
    seconds: z.number().positive().max(86_400),
    ...about,
  }),
  soapStep,
  z.strictObject({
    see: z.literal('agent'),
    agent,
    matches: pattern.describe('Of the whole view of the agent.'),
    ...patience,
    ...about,
  }),
  z.strictObject({
    see: z.literal('session'),
    agent,
    item: name.optional().describe('Its item; without it any session that matches.'),
    matches: pattern.describe('Of one session of the view.'),
    as,
    asSession: as.describe('Name by which later steps call the session itself, as $name.'),
    ...patience,
    ...about,
  }),
  z.strictObject({
    see: z.literal('noItem'),
    agent,
    item: name,
    ...patience,
    ...about,
  }),
  z.strictObject({
    see: z.literal('wire'),
    link: wireLink,
    name: name.describe('As the wire lists it, such as IciPhoneCall.hold.'),
    contains: z.array(z.string()).optional().describe('Texts that its request or answer holds.'),
    isError: z.boolean().optional(),
    times: z
      .int()
      .min(0)
      .optional()
      .describe('How often since the scenario began; at least once unless given.'),
    after: z
      .strictObject({ link: wireLink, name, contains: z.array(z.string()).optional() })
      .optional()
      .describe('Only what follows the first message like this counts.'),
    seconds: z
      .strictObject({ min: z.number().min(0).optional(), max: z.number().min(0).optional() })
      .optional()
      .describe("How long after `after` it has to be, on the parts' own clock."),
    ...patience,
    ...about,
  }),
  z.strictObject({
    see: z.literal('cic'),
    path: z.string().startsWith('/').default('/state'),
    matches: pattern,
    ...patience,
    ...about,
  }),
  z.strictObject({
    see: z.literal('sap'),
    path: z.string().startsWith('/').describe('Below /api of the mock SAP.'),
    matches: pattern,
    ...patience,
    ...about,
  }),
] as const;

const stepSchema = z.union(stepSchemas, {
  error: 'is no step: it needs "do" or "see" and the fields that go with it',
});

/** A story that the runner plays: data, never code. */
export const scenarioSchema = z.strictObject({
  $schema: z.string().optional(),
  name: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words with hyphens')
    .describe('The name of its file and of its link.'),
  title: name.describe('One line for the list.'),
  titles: translations.optional().describe('The title in further languages, such as {"de": …}.'),
  about: z.string().optional().describe('What it shows, for a person.'),
  requirements: z
    .array(z.string().regex(/^G\d+$/))
    .default([])
    .describe('What it shows of the integration guide: G1 to G43.'),
  tags: z.array(name).default([]),
  needs: z
    .array(z.enum(['cic', 'virtualClock', 'wire', 'pair', 'bridge']))
    .default([])
    .describe('What the surroundings must have besides SAP and bridge.'),
  seed: z.int().min(0).optional(),
  steps: z.array(stepSchema).min(1),
});

export type Scenario = z.output<typeof scenarioSchema>;
export type ScenarioInput = z.input<typeof scenarioSchema>;
export type Step = Scenario['steps'][number];

export type ParsedScenario =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads a scenario file's JSON; every problem names its place. */
export function parseScenario(json: unknown): ParsedScenario {
  const parsed = scenarioSchema.safeParse(json);
  if (parsed.success) return { ok: true, scenario: parsed.data };
  return { ok: false, problems: parsed.error.issues.map((issue) => problem(issue, json)) };
}

/** The JSON Schema of a scenario file, for editors. */
export function scenarioJsonSchema(): object {
  return z.toJSONSchema(scenarioSchema, { io: 'input' });
}

function problem(issue: z.core.$ZodIssue, json: unknown): string {
  const inner = issue.code === 'invalid_union' ? stepProblem(issue, json) : undefined;
  return inner ?? `${place(issue.path)}: ${issue.message}`;
}

/** Of all kinds of step only the one that was meant is worth a word. */
function stepProblem(issue: z.core.$ZodIssue, json: unknown): string | undefined {
  const value = issue.path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown>)?.[key], json);
  if (typeof value !== 'object' || value === null) return undefined;
  const meant = stepSchemas.find(({ shape }) =>
    (['do', 'see'] as const).some(
      (key) =>
        key in value &&
        key in shape &&
        (shape as Record<string, z.ZodType>)[key]?.safeParse((value as Record<string, unknown>)[key]).success,
    ),
  );
  if (!meant) return undefined;
  const issues = meant.safeParse(value).error?.issues ?? [];
  return issues.map(({ path, message }) => `${place([...issue.path, ...path])}: ${message}`).join('; ');
}

function place(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'the scenario' : path.map(String).join('.');
}
