import { actText } from './act-text.ts';
import { aliasText, patternText, shortened, spaced, valueText, workModeText } from './pattern-text.ts';
import type { Step } from './scenario.ts';

/** What a step does or waits for, in one line for a person. */
export function stepText(step: Step): string {
  return shortened('do' in step ? doText(step) : seeText(step));
}

function doText(step: Extract<Step, { readonly do: string }>): string {
  switch (step.do) {
    case 'logOn':
      return `${step.agent} logs on${step.workMode === undefined ? '' : `, ${workModeText(step.workMode)}`}${refusal(step.refused)}`;
    case 'logOff':
      return `${step.agent} logs off`;
    case 'press':
      return `${step.agent} ${commandText(step.command)}${refusal(step.refused)}`;
    case 'place':
      return placeText(step.interaction);
    case 'remote':
      return remoteText(step);
    case 'cic':
    case 'sap':
      return `${actText(step)}${refusal(step.refused)}`;
    case 'soap':
      return `The bridge is asked for ${step.operation ?? step.path}${step.input ? `: ${valueText(step.input)}` : ''}${step.fault ? ` (fault ${step.fault})` : ''}`;
    case 'advance':
      return `${step.seconds} s go by`;
  }
}

function seeText(step: Extract<Step, { readonly see: string }>): string {
  switch (step.see) {
    case 'agent':
      return `${step.agent}: ${patternText(step.matches)}`;
    case 'session':
      return `${step.agent}: ${patternText(step.matches, step.item === undefined ? 'the item' : aliasText(step.item))}`;
    case 'noItem':
      return `${step.agent} no longer has ${aliasText(step.item)}`;
    case 'wire':
      return `On the wire: ${step.link}, ${aliasText(step.name.replace('{S}', ''))}${step.times === undefined ? '' : ` × ${step.times}`}${step.isError ? ' fails' : ''}`;
    case 'cic':
      return `CIC has ${patternText(step.matches)}`;
    case 'sap':
      return `SAP has ${patternText(step.matches)} at ${aliasText(step.path)}`;
  }
}

const refusal = (refused: boolean | string | undefined): string => (refused ? ' (is refused)' : '');

type Fields = Readonly<Record<string, unknown>>;

/** Commands that a person calls otherwise than their name, or that read badly before what they are about. */
const commands: Readonly<Record<string, (fields: Fields) => string>> = {
  setWorkMode: ({ workMode }) => `chooses ${workModeText(String(workMode))}`,
  dial: ({ number }) => `dials ${valueText(number)}`,
  sendDtmf: ({ digits }) => `sends the tones ${valueText(digits)}`,
  postChat: ({ text }) => `writes ${valueText(text)}`,
  confirmAccount: ({ accountId }) => `confirms the account ${valueText(accountId)}`,
  setQueues: ({ queues }) => `works for ${valueText(queues)}`,
  setAttachedData: ({ fields }) => `attaches data: ${valueText(fields)}`,
  openTransfer: ({ purpose }) => `opens the dialog for a ${spaced(String(purpose))}`,
  chooseTarget: ({ target }) => `chooses ${targetText(target)}`,
  advanceTransfer: () => 'goes on in the dialog',
};

function commandText({ command, ...fields }: { readonly command: string }): string {
  const given: Fields = fields;
  const own = commands[command]?.(given);
  if (own !== undefined) return own;
  const { itemId, sessionId: _, target, ...rest } = given;
  return [
    `presses ${capital(spaced(command))}`,
    ...(itemId === undefined ? [] : [`for ${valueText(itemId)}`]),
    ...(target === undefined ? [] : [`to ${targetText(target)}`]),
    ...(Object.keys(rest).length > 0 ? [`(${valueText(rest)})`] : []),
  ].join(' ');
}

const targetText = (target: unknown): string => valueText((target as Fields | undefined)?.value ?? target);

const kinds: Readonly<Record<string, string>> = {
  call: 'A call',
  callback: 'A callback',
  chat: 'A chat',
  email: 'An e-mail',
  generic: 'A generic object',
};

function placeText({ kind, from, number, name, to, ...rest }: { readonly kind: string } & Fields): string {
  const who = [from ?? number, name].filter((each) => each !== undefined && each !== '').map(valueText);
  const { workgroup, user } = (to ?? {}) as { readonly workgroup?: string; readonly user?: string };
  return [
    `${kinds[kind] ?? capital(spaced(kind))} comes in`,
    ...(who.length > 0 ? [`from ${who.join(', ')}`] : []),
    ...(workgroup || user ? [`for ${workgroup ?? user}`] : []),
    ...(Object.keys(rest).length > 0 ? [`(${valueText(rest)})`] : []),
  ].join(' ');
}

function remoteText({ interaction, action, body = {} }: Extract<Step, { readonly do: 'remote' }>): string {
  const whose = `The far end of ${aliasText(interaction)}`;
  const { text, ...rest } = body as Fields;
  const more = Object.keys(rest).length > 0 ? ` (${valueText(rest)})` : '';
  switch (action) {
    case 'remote-disconnect':
      return `${whose} hangs up${more}`;
    case 'remote-answer':
      return `${whose} answers${more}`;
    case 'remote-leave':
      return `${whose} leaves${more}`;
    case 'remote-message':
      return `${whose} writes ${valueText(text)}${more}`;
    default:
      return `${whose}: ${action.replaceAll('-', ' ')}${more}`;
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
