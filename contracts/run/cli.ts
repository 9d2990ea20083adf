import { contractsCommand } from './contracts-command.ts';

process.exitCode = await contractsCommand(process.argv.slice(2), process.env, {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
});
