import type { Step } from './scenario.ts';

/** What a step does or waits for, in one line for a person. */
export function stepText(step: Step): string {
  if ('do' in step) {
    switch (step.do) {
      case 'logOn':
        return `${step.agent} logs on${step.workMode === undefined ? '' : `, work mode ${step.workMode}`}${refusal(step.refused)}`;
      case 'logOff':
        return `${step.agent} logs off`;
      case 'press':
        return `${step.agent}: ${command(step.command)}${refusal(step.refused)}`;
      case 'place':
        return `${String(step.interaction.kind)} comes in ${short({ ...step.interaction, kind: undefined })}`;
      case 'remote':
        return `${step.interaction}: ${step.action}${step.body ? ` ${short(step.body)}` : ''}`;
      case 'cic':
      case 'sap':
        return `${step.do === 'cic' ? 'CIC' : 'SAP'}: ${step.method ?? 'POST'} ${step.path}${step.body === undefined ? '' : ` ${short(step.body)}`}${refusal(step.refused)}`;
      case 'soap':
        return `The bridge is sent ${step.operation ?? step.path}${step.input ? ` ${short(step.input)}` : ''}${step.fault ? ` (fault ${step.fault})` : ''}`;
      case 'advance':
        return `${step.seconds} s go by`;
    }
  }
  switch (step.see) {
    case 'agent':
      return `${step.agent} has ${short(step.matches)}`;
    case 'session':
      return `${step.agent}${step.item ? `, ${step.item}` : ''}: ${short(step.matches)}`;
    case 'noItem':
      return `${step.agent} no longer has ${step.item}`;
    case 'wire':
      return `${step.link}: ${step.name}${step.times === undefined ? '' : ` × ${step.times}`}${step.isError ? ' fails' : ''}`;
    case 'cic':
      return `CIC has ${short(step.matches)}`;
    case 'sap':
      return `SAP has ${short(step.matches)} at ${step.path}`;
  }
}

const refusal = (refused: boolean | string | undefined): string => (refused ? ' (is refused)' : '');

function command({ command: name, ...rest }: { readonly command: string }): string {
  return Object.keys(rest).length > 0 ? `${name} ${short(rest)}` : name;
}

function short(value: unknown): string {
  const text = plain(value);
  return text.length > 160 ? `${text.slice(0, 159)}…` : text;
}

/** JSON without its quotes, nested objects as paths: easier to read than exact. */
function plain(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plain).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .map(([key, part]) =>
      typeof part === 'object' && part !== null && !Array.isArray(part) && Object.keys(part).length === 1
        ? `${key}.${plain(part)}`
        : typeof part === 'object' && part !== null && !Array.isArray(part)
          ? `${key} (${plain(part)})`
          : `${key} ${plain(part)}`,
    )
    .join(', ');
}
