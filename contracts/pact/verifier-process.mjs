// Verifies one pact and sends the outcome to the parent. A process of its own: the native verifier prints
// straight to stdout and may crash, and neither may reach the test run.
import { Verifier } from '@pact-foundation/pact';

// Nobody is left to hear the outcome.
process.on('disconnect', () => process.exit());

const [provider, pactFile, providerUrl, statesUrl] = process.argv.slice(2);
const verifier = new Verifier({
  provider,
  providerBaseUrl: providerUrl,
  pactUrls: [pactFile],
  providerStatesSetupUrl: statesUrl,
  // For each request, also into a state: a hook may have to start a system.
  timeout: 120_000,
  logLevel: 'error',
});
// Where interactions fail, the rejection's message holds the same report.
const report = await verifier.verifyProvider().catch((error) => error.message);
process.send(report, () => process.exit());
