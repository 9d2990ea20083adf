import type { PactInteraction } from '../pact/pact-file.ts';
import type { Pair } from '../run/pairs.ts';
import { elementChanges, shapeOf } from './element-changes.ts';
import type { AnswerMutation, EventMutation, MutationKind } from './mutation.ts';

const fault =
  '<?xml version="1.0"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><soap:Fault><faultcode>soap:Server</faultcode><faultstring>Failed to answer: it is wrong. Mend it.</faultstring></soap:Fault></soap:Body></soap:Envelope>';

interface Wrong {
  readonly kind: MutationKind;
  readonly what: string;
  readonly body: string;
  readonly status?: number;
}

/**
 * Everything that can be wrong with the answers of a provider of SOAP: of each operation one answer and one fault as
 * a whole, and element by element every answer whose shape none before it had.
 */
export function answerMutations(pair: Pair): readonly AnswerMutation[] {
  const seen = new Set<string>();
  return pair.interactions.flatMap((interaction) => {
    const subject = pair.nameOf(interaction);
    const { status, body } = interaction.response;
    if (body === undefined) return refusedWithoutBody(pair, interaction);
    const right = String(body.content);
    const wrongs = [
      ...(isNew(seen, `${subject} ${status}`) ? wholeAnswers(right, status) : []),
      ...(isNew(seen, shapeOf(right)) ? insides(right) : []),
    ];
    return wrongs
      .filter((wrong) => wrong.body !== right || wrong.status !== undefined)
      .map(({ kind, what, body: wrong, status: wrongStatus = status }) => ({
        wire: pair.title,
        subject,
        kind,
        name: `${interaction.description}: ${what}`,
        interaction,
        status: wrongStatus,
        body: wrong,
      }));
  });
}

/** Everything that can be wrong with what the bridge tells of each event. */
export function eventMutations(pair: Pair): readonly EventMutation[] {
  const seen = new Set<string>();
  return pair.interactions.flatMap((interaction) => {
    const subject = pair.nameOf(interaction);
    const right = String(interaction.request.body?.content);
    const wrongs = [
      ...(isNew(seen, subject) ? wholeMessages(right) : []),
      ...(isNew(seen, shapeOf(right)) ? insides(right) : []),
    ];
    return wrongs
      .filter(({ body }) => body !== right)
      .map(({ kind, what, body }) => ({
        wire: pair.title,
        subject,
        kind,
        name: `${interaction.description}: ${what}`,
        interaction,
        body,
      }));
  });
}

/** What SAP refuses without a word, such as an event for nobody, it takes. */
function refusedWithoutBody(pair: Pair, interaction: PactInteraction): readonly AnswerMutation[] {
  return [
    {
      wire: pair.title,
      subject: pair.nameOf(interaction),
      kind: 'success instead of fault',
      name: `${interaction.description}: success`,
      interaction,
      status: 200,
      body: '',
    },
  ];
}

function wholeAnswers(right: string, status: number): readonly Wrong[] {
  const swapped: readonly Wrong[] =
    status >= 400
      ? [
          { kind: 'success instead of fault', what: 'success', body: emptied(right), status: 200 },
          { kind: 'another status', what: 'with status 200', body: right, status: 200 },
        ]
      : [
          { kind: 'fault instead of success', what: 'a fault', body: fault, status: 500 },
          { kind: 'another status', what: 'with status 500', body: right, status: 500 },
        ];
  return [...swapped, ...wholeMessages(right)];
}

function wholeMessages(right: string): readonly Wrong[] {
  return [
    { kind: 'nothing at all', what: 'nothing at all', body: '' },
    {
      kind: 'another namespace',
      what: 'another namespace of the service',
      body: right.replace(/urn:ici:Ici\w+/g, 'urn:other'),
    },
    ...(right.includes('<t:')
      ? [
          {
            kind: 'another namespace' as const,
            what: 'another namespace of the types',
            body: right.replaceAll('urn:ici:types', 'urn:other'),
          },
        ]
      : []),
    { kind: 'cut off', what: 'cut off', body: right.slice(0, -20) },
  ];
}

function insides(right: string): readonly Wrong[] {
  return elementChanges(right).map(({ kind, what, xml }) => ({ kind, what, body: xml }));
}

function emptied(xml: string): string {
  return xml.replace(/<soap:Fault>.*<\/soap:Fault>/s, '<ok/>');
}

function isNew(seen: Set<string>, key: string): boolean {
  const known = seen.has(key);
  seen.add(key);
  return !known;
}
