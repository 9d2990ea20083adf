import { readPairs } from '../run/pairs.ts';
import { messageMutations, soapMutations } from './mutations.ts';
import { runMutations } from './run-mutations.ts';
import { survivors } from './survivors.ts';

/** Answers that between them have every shape: calls, items of each channel, lists, nothing, and a fault. */
const mutated = [
  'IciPhoneCall.getAttributes of a call that rings',
  'IciUser.getAttributes before the agent logs on',
  'IciChat.getAttributes of a chat that is open',
  'IciMessage.getAttributes of an e-mail that is offered',
  'IciPhoneCall.hold for a call that goes on',
  'IciPhoneCall.hold for a call that rings',
];

let total = 0;
const unnoticed: string[] = [];
for (const pair of readPairs()) {
  const mutations = pair.interactions.flatMap((interaction) => {
    if (pair.provider === 'bridge' && mutated.includes(interaction.description))
      return soapMutations(interaction);
    return pair.provider === 'cic' ? messageMutations(interaction) : [];
  });
  if (mutations.length === 0) continue;
  const results = await runMutations(pair, mutations);
  const missed = results.filter(({ noticedBy }) => noticedBy.length === 0).map(({ name }) => name);
  console.log(`${pair.title}: ${results.length} mutations, ${results.length - missed.length} noticed`);
  for (const name of missed) {
    console.log(`  survived: ${name}\n    ${reasonOf(name) ?? 'without a reason'}`);
  }
  unnoticed.push(...missed.filter((name) => reasonOf(name) === undefined));
  total += results.length;
}
console.log(`${total} mutations, ${unnoticed.length} of them neither noticed nor listed with a reason`);
process.exitCode = unnoticed.length > 0 || total === 0 ? 1 : 0;

function reasonOf(name: string): string | undefined {
  return survivors.find(({ pattern }) => pattern.test(name))?.reason;
}
