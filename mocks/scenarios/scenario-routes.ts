import type {
  ExportKind,
  PlayView,
  ScenarioCheck,
  ScenarioEntry,
  Surroundings,
} from '@switchhook/simulator/desk-model';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { eventStreams } from './event-streams.ts';
import { parseScenario, type Scenario, type ScenarioInput, scenarioJsonSchema } from './scenario.ts';
import type { ScenarioPlayer } from './scenario-player.ts';
import type { ScenarioStore } from './scenario-store.ts';
import { toContract } from './to-contract.ts';
import { toPlaywright } from './to-playwright.ts';

export interface ScenarioRoutesOptions {
  readonly store: ScenarioStore;
  readonly player: ScenarioPlayer;
  /** Asked anew each time: addresses are known only once all parts have started. */
  readonly surroundings: () => Surroundings;
}

type Named = FastifyRequest<{ Params: { name: string } }>;

/**
 * Scenarios as the desk reads, checks, saves and plays them: `/scenarios`, `/scenarios/:name`, `/scenarios/check`,
 * `/scenarios/schema`, `/scenarios/export/:kind`, and `/plays` with a stream of events named `play`.
 */
export function scenarioRoutes({ store, player, surroundings }: ScenarioRoutesOptions) {
  const entryOf = (scenario: Scenario, isOwn: boolean): ScenarioEntry => {
    const why = whyNot(scenario, surroundings());
    const { name, title, titles, about, requirements, tags, steps } = scenario;
    return {
      name,
      title,
      ...(titles === undefined ? {} : { titles }),
      ...(about === undefined ? {} : { about }),
      requirements,
      tags,
      steps: steps.length,
      isOwn,
      ...(why === undefined ? {} : { whyNot: why }),
    };
  };

  return async (app: FastifyInstance): Promise<void> => {
    const streams = eventStreams(app);

    app.get('/surroundings', async () => surroundings());
    app.get('/scenarios', async () => store.list().map(({ scenario, isOwn }) => entryOf(scenario, isOwn)));
    app.get('/scenarios/schema', async () => scenarioJsonSchema());

    app.get('/scenarios/:name', async ({ params }: Named, reply) => {
      return store.find(params.name) ?? reply.code(404).send(unknownScenario(params.name));
    });

    app.post('/scenarios/check', async ({ body }): Promise<ScenarioCheck> => {
      const parsed = parseScenario(body);
      return { problems: parsed.ok ? [] : parsed.problems };
    });

    app.post(
      '/scenarios/export/:kind',
      async (request: FastifyRequest<{ Params: { kind: string } }>, reply) => {
        const parsed = parseScenario(request.body);
        if (!parsed.ok) return reply.code(400).send(wrongScenario(parsed.problems));
        const write = writers[request.params.kind as ExportKind];
        if (!write) {
          return reply.code(404).send({
            message: `Failed to export as ${request.params.kind}: choose ${Object.keys(writers).join(' or ')}.`,
          });
        }
        return { text: write(parsed.scenario) };
      },
    );

    app.put('/scenarios/:name', async ({ params, body }: Named, reply) => {
      const parsed = parseScenario(body);
      if (!parsed.ok) return reply.code(400).send(wrongScenario(parsed.problems));
      if (parsed.scenario.name !== params.name || store.isShipped(params.name)) {
        return reply.code(409).send({
          message: `Failed to save the scenario as ${params.name}: ${store.isShipped(params.name) ? 'one of this name ships' : `it calls itself ${parsed.scenario.name}`}. Give it another name.`,
        });
      }
      store.save(body as ScenarioInput, parsed.scenario);
      return entryOf(parsed.scenario, true);
    });

    app.delete('/scenarios/:name', async ({ params }: Named, reply) => {
      if (!store.remove(params.name)) return reply.code(404).send(unknownScenario(params.name));
      return reply.code(204).send();
    });

    app.post('/plays', async ({ body }, reply) => {
      const { name, scenario: given } = (body ?? {}) as { name?: string; scenario?: unknown };
      const scenario = given === undefined ? store.find(name ?? '') : parseScenario(given);
      if (!scenario) return reply.code(404).send(unknownScenario(name ?? ''));
      if ('ok' in scenario && !scenario.ok) return reply.code(400).send(wrongScenario(scenario.problems));
      const wanted = 'ok' in scenario ? scenario.scenario : scenario;
      const why = whyNot(wanted, surroundings());
      if (why) return reply.code(409).send({ message: `Failed to play ${wanted.name}: ${why}` });
      const play = player.begin(wanted);
      if (play) return reply.code(202).send(play);
      return reply.code(409).send({
        message: `Failed to play ${wanted.name}: ${player.current?.name} is being played. Stop it first.`,
      });
    });

    app.get('/plays/current', async (_request, reply) => player.current ?? reply.code(204).send());

    app.get('/plays/stream', (_request, reply) => {
      streams.open<PlayView>(reply, 'play', (send) => {
        if (player.current) send(player.current);
        return player.subscribe(send);
      });
    });

    app.delete('/plays/current', async (_request, reply) => {
      await player.stop();
      return reply.code(204).send();
    });

    app.addHook('preClose', () => player.stop());
  };
}

const writers: Readonly<Record<ExportKind, (scenario: Scenario) => string>> = {
  playwright: toPlaywright,
  contract: toContract,
};

/** Why a scenario cannot be played in these surroundings. */
function whyNot({ needs }: Scenario, at: Surroundings): string | undefined {
  const missing = needs.find(
    (need) =>
      (need === 'cic' && !at.hasCic) ||
      (need === 'pair' && !at.hasPair) ||
      (need === 'wire' && !at.hasWire) ||
      (need === 'virtualClock' && !at.hasClock) ||
      (need === 'bridge' && at.bridge === undefined),
  );
  switch (missing) {
    case 'pair':
      return 'It needs a switchover pair. Start with --pair.';
    case 'wire':
      return 'It needs the wiretap. Start without --no-tap.';
    case 'cic':
      return 'It needs the mock CIC. Play it where that one runs.';
    case 'bridge':
      return "It needs the bridge's address. Play it where the bridge runs.";
    case 'virtualClock':
      return 'It needs a clock that can be moved. Play it in npm start.';
    default:
      return undefined;
  }
}

const unknownScenario = (name: string) => ({
  message: `Failed to find the scenario ${name}: nothing is called so. GET /api/scenarios lists what there is.`,
});

const wrongScenario = (problems: readonly string[]) => ({
  message: `Failed to read the scenario: ${problems.join('; ')}. GET /api/scenarios/schema describes it.`,
  problems,
});
