import { describeProblems } from './config/index.ts';
import { BridgeError } from './core/bridge-error.ts';
import { loadCheckedConfig, requireConfig } from './load-checked-config.ts';
import { createProcessLog, type ProcessLog } from './process-log.ts';
import { type Bridge, createBridge } from './server.ts';

/** Runs the bridge until SIGINT or SIGTERM; SIGHUP reads the configuration again. */
export async function serve(file: string): Promise<void> {
  const config = requireConfig(file);
  const processLog = createProcessLog(config.log);
  const bridge = createBridge(config, { log: processLog.log });
  const started = bridge.start();
  stopOnSignal(bridge, started);
  process.on('SIGHUP', () => {
    started.then(
      () => reload(file, bridge, processLog),
      () => undefined,
    );
  });
  try {
    await started;
  } catch (error) {
    await bridge.stop();
    throw error;
  }
}

/** A wrong file changes nothing: a running bridge is worth more than a new setting. */
function reload(file: string, bridge: Bridge, { log, setLevel, reopen }: ProcessLog): void {
  try {
    reopen();
    const loaded = loadCheckedConfig(file);
    if ('problems' in loaded) {
      const problems = describeProblems(loaded.problems);
      log.error({ problems }, `Failed to read ${file} again: it is wrong. The bridge goes on as it was.`);
      return;
    }
    const { needsRestart } = bridge.reload(loaded.config);
    setLevel(loaded.config.log.level);
    if (needsRestart.length > 0) log.warn({ needsRestart }, 'Some settings count only after a restart');
  } catch (error) {
    const why = error instanceof BridgeError ? error.message : 'the log has the cause';
    log.error({ error }, `Failed to read ${file} again: ${why}. The bridge goes on as it was.`);
  }
}

function stopOnSignal(bridge: Bridge, started: Promise<unknown>): void {
  let isStopping = false;
  const stop = async (signal: NodeJS.Signals) => {
    // Who asks twice does not want to wait for SAP and CIC; 128 + n is how a shell sees a signal.
    if (isStopping) process.exit(signal === 'SIGINT' ? 130 : 143);
    isStopping = true;
    await started.catch(() => undefined);
    await bridge.stop();
    process.exit();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
