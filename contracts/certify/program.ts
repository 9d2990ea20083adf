import { Command } from 'commander';
import { addCertifyCommand } from './certify-command.ts';
import { addCompareBridgesCommand } from './compare/compare-bridges-command.ts';
import { exitCodes } from './exit-code.ts';
import { addImportCommand } from './import/import-command.ts';
import { addJudgeCommand } from './judge/judge-command.ts';
import { addWalkCommand } from './walk/walk-command.ts';

/** `switchhook-certify` with all its subcommands; leaves in `process.exitCode` what became of it. */
export async function runProgram(args: readonly string[]): Promise<void> {
  const program = new Command('switchhook-certify')
    .showHelpAfterError('(--help shows what there is)')
    // Both certify and walk have a seed: what stands behind a subcommand is the subcommand's.
    .enablePositionalOptions();
  addCertifyCommand(program);
  addJudgeCommand(program);
  addWalkCommand(program);
  addImportCommand(program);
  addCompareBridgesCommand(program);
  for (const command of [program, ...program.commands]) command.exitOverride();
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    // Commander has said what is wrong already; asking for help is no mistake.
    const { exitCode, code } = error as { exitCode?: number; code?: string };
    if (code?.startsWith('commander.'))
      process.exitCode = exitCode === 0 ? exitCodes.held : exitCodes.couldNotRun;
    else {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = exitCodes.couldNotRun;
    }
  }
}
