import { actWriter } from './act-text.ts';
import { capital, patternWriter, shortened, spaced } from './pattern-text.ts';
import type { Step } from './scenario.ts';
import { englishSteps, type StepWords } from './step-words.ts';
import { germanSteps } from './step-words-de.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What a step does or waits for, in one line for a person. */
export const stepText = stepWriter(englishSteps);

/** Further languages by their ids; one more is a file beside `step-words-de.ts` and a line here. */
const writers: Readonly<Record<string, (step: Step) => string>> = { de: stepWriter(germanSteps) };

/** The same in each further language, by its id. */
export const stepTexts = (step: Step): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(writers).map(([language, write]) => [language, write(step)]));

function stepWriter(words: StepWords): (step: Step) => string {
  const pattern = patternWriter(words);
  const { patternText, aliasText, valueText, workModeText } = pattern;
  const actText = actWriter(words, pattern);

  function doText(step: Extract<Step, { readonly do: string }>): string {
    switch (step.do) {
      case 'logOn':
        return `${step.agent} ${words.logsOn}${step.workMode === undefined ? '' : `, ${workModeText(step.workMode)}`}${refusal(step.refused)}`;
      case 'logOff':
        return `${step.agent} ${words.logsOff}`;
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
        return [
          `${words.bridgeAsked(step.operation ?? step.path)}${step.input ? `: ${valueText(step.input)}` : ''}`,
          ...(step.fault ? [words.fault(step.fault)] : []),
        ].join(' ');
      case 'advance':
        return words.seconds(step.seconds);
    }
  }

  function seeText(step: Extract<Step, { readonly see: string }>): string {
    switch (step.see) {
      case 'agent':
        return `${step.agent}: ${patternText(step.matches)}`;
      case 'session':
        return `${step.agent}: ${patternText(step.matches, step.item === undefined ? words.item : aliasText(step.item))}`;
      case 'noItem':
        return words.noLonger(step.agent, aliasText(step.item));
      case 'wire':
        return [
          words.onWire(words.links[step.link] ?? step.link, aliasText(step.name.replace('{S}', ''))),
          ...(step.times === undefined ? [] : [`× ${step.times}`]),
          ...(step.isError ? [words.fails] : []),
        ].join(' ');
      case 'cic':
        return words.cicHas(patternText(step.matches));
      case 'sap':
        return words.sapHas(patternText(step.matches), aliasText(step.path));
    }
  }

  const refusal = (refused: boolean | string | undefined): string => (refused ? ` ${words.refused}` : '');
  const inBrackets = (rest: Fields): readonly string[] =>
    Object.keys(rest).length > 0 ? [`(${valueText(rest)})`] : [];

  /** Some commands a person calls otherwise than their name, or they read badly before what they are about. */
  function commandText({ command, ...fields }: { readonly command: string }): string {
    const given: Fields = fields;
    const own = words.commands[command];
    if (own) return own(fieldTexts(given));
    const { itemId, sessionId: _, target, ...rest } = given;
    return [
      words.presses(words.buttons[command] ?? capital(spaced(command))),
      ...(itemId === undefined ? [] : [words.forThing(valueText(itemId))]),
      ...(target === undefined ? [] : [words.to(targetText(target))]),
      ...inBrackets(rest),
    ].join(' ');
  }

  /** Each field as it reads in a sentence. */
  function fieldTexts(fields: Fields): Readonly<Record<string, string>> {
    return Object.fromEntries(
      Object.entries(fields).map(([name, value]) => {
        if (name === 'workMode') return [name, workModeText(String(value))];
        if (name === 'purpose') return [name, spaced(String(value))];
        return [name, name === 'target' ? targetText(value) : valueText(value)];
      }),
    );
  }

  const targetText = (target: unknown): string => valueText((target as Fields | undefined)?.value ?? target);

  function placeText({ kind, from, number, name, to, ...rest }: { readonly kind: string } & Fields): string {
    const who = [from ?? number, name].filter((each) => each !== undefined && each !== '').map(valueText);
    const { workgroup, user } = (to ?? {}) as { readonly workgroup?: string; readonly user?: string };
    const queue = workgroup ?? user;
    return [
      words.comesIn(words.kinds[kind] ?? capital(spaced(kind))),
      ...(who.length > 0 ? [words.from(who.join(', '))] : []),
      ...(queue ? [words.forQueue(queue)] : []),
      ...inBrackets(rest),
    ].join(' ');
  }

  function remoteText({ interaction, action, body = {} }: Extract<Step, { readonly do: 'remote' }>): string {
    const whose = words.farEnd(aliasText(interaction));
    const { text, ...rest } = body as Fields;
    const said = (does: string) => [whose, does, ...inBrackets(rest)].join(' ');
    switch (action) {
      case 'remote-disconnect':
        return said(words.hangsUp);
      case 'remote-answer':
        return said(words.answers);
      case 'remote-leave':
        return said(words.leaves);
      case 'remote-message':
        return said(words.writes(valueText(text)));
      default:
        return [`${whose}: ${action.replaceAll('-', ' ')}`, ...inBrackets(rest)].join(' ');
    }
  }

  return (step) => shortened('do' in step ? doText(step) : seeText(step));
}
