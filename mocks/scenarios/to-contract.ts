import type { Scenario } from './scenario.ts';
import { written } from './source-text.ts';

/** Commands about a call that are one operation of ICI, and the state that follows, by its name in the contracts. */
const operations: Readonly<Record<string, { readonly operation: string; readonly state?: string }>> = {
  accept: { operation: 'IciPhoneCall.accept', state: 'answered' },
  reject: { operation: 'IciPhoneCall.reject' },
  hold: { operation: 'IciPhoneCall.hold', state: 'onHold' },
  retrieve: { operation: 'IciPhoneCall.retrieve' },
  hangUp: { operation: 'IciPhoneCall.drop', state: 'hungUp' },
};

interface Example {
  readonly operation: string;
  readonly given: readonly string[];
  readonly agent: string;
  readonly isRefused: boolean;
}

/**
 * Writes what SAP relies on in a scenario as contract examples, in the form of `contracts/ici`: for each command
 * about the first call one, with the states that lead to it. What is no single operation is left out, and said.
 */
export function toContract(scenario: Scenario): string {
  const { examples, skipped } = examplesOf(scenario);
  const states = new Set(examples.flatMap(({ given }) => given.map((call) => call.split('(')[0] ?? '')));
  const blocks = [...new Set(examples.map(({ operation }) => operation))].map((operation) =>
    block(operation, examples, scenario),
  );
  return `// ${scenario.title}. Made from the scenario "${scenario.name}"; a file for contracts/ici.
${skipped.length > 0 ? `// Left out, because one contract holds one operation about one call: ${skipped.join(', ')}.\n` : ''}import { iciContract } from './ici-contract.ts';
import { ${['firstCall', ...states].sort().join(', ')} } from './states.ts';

${blocks.join('\n')}`;
}

function examplesOf({ steps }: Scenario) {
  const examples: Example[] = [];
  const skipped = new Set<string>();
  let call: string | undefined;
  let given: string[] = [];
  for (const step of steps) {
    if (!('do' in step)) continue;
    if (step.do === 'place' && step.interaction.kind === 'call' && !call && step.as) {
      call = `$${step.as}`;
      given = 'workgroup' in ((step.interaction.to ?? {}) as object) ? ['offered'] : ['ringing'];
    } else if (step.do === 'press') {
      const { command, itemId } = step.command as { readonly command: string; readonly itemId?: string };
      const known = operations[command];
      if (!known || !call || (itemId !== undefined && itemId !== call)) {
        skipped.add(command);
        continue;
      }
      examples.push({
        operation: known.operation,
        given: ['loggedOn', ...given].map((state) => `${state}(${written(step.agent)})`),
        agent: step.agent,
        isRefused: Boolean(step.refused),
      });
      if (step.refused) continue;
      if (known.state) given = [...given, known.state];
      if (command === 'retrieve') given = given.filter((state) => state !== 'onHold');
    } else if (step.do === 'remote') {
      skipped.add(step.action);
    }
  }
  return { examples, skipped: [...skipped] };
}

function block(operation: string, examples: readonly Example[], { title }: Scenario): string {
  const own = examples.filter((example) => example.operation === operation);
  const interactions = own.map(
    ({ given, agent, isRefused }, index) => `  {
    when: ${written(`as in the story “${title}”${index > 0 ? `, time ${index + 1}` : ''}`)},
    given: [${given.join(', ')}],
${agent === 'agent1' ? '' : `    as: ${written(agent)},\n`}    input: { itemId: firstCall },
${isRefused ? "    fault: 'ICI-004',\n" : ''}  },`,
  );
  const name = operation.split('.')[1] ?? operation;
  return `export const ${name} = iciContract(${written(operation)}, [\n${interactions.join('\n')}\n]);\n`;
}
