import { z } from 'zod';
import { errorCodes, failure } from '../failure.ts';
import { type Exchange, type Operation, operation, withBody } from '../operation.ts';
import type { StoredRecording } from '../recordings.ts';
import { done, type IcwsReply, isReply, ok } from '../reply.ts';
import { wireText } from '../wire.ts';

/** One that the session's user made, or any for a super user. */
function ownRecording({ server, session: { user }, param }: Exchange): StoredRecording | IcwsReply {
  const id = param('recordingId');
  const recording = server.recordings.find(id);
  if (!recording) {
    const message = `There is no recording ${id}. Read Eic_IRRecordingId of its interaction.`;
    return failure(400, 'error.request.recording.notFound', message, errorCodes.objectNotFound);
  }
  if (user.isSuperUser || recording.userId === user.id) return recording;
  return failure(403, 'error.request.accessDenied', `Recording ${id} belongs to somebody else.`);
}

type Change = Partial<Pick<StoredRecording, 'tags' | 'attributes'>>;

function change(exchange: Exchange, what: Change): IcwsReply {
  const recording = ownRecording(exchange);
  if (isReply(recording)) return recording;
  exchange.server.recordings.put({ ...recording, ...what });
  return done;
}

function read(answer: (recording: StoredRecording) => object): (exchange: Exchange) => IcwsReply {
  return (exchange) => {
    const recording = ownRecording(exchange);
    return isReply(recording) ? recording : ok(answer(recording));
  };
}

const tagsSchema = z.object({ tags: z.array(z.string().min(1)) });
const attributesSchema = z.object({
  attributesValues: z.array(z.object({ attributeName: z.string().min(1), attributeValue: wireText })),
});

type Screen = 'start' | 'pause' | 'resume';

/** Takes the order with 202; what came of it follows as a message. */
function orderScreen(
  exchange: Exchange,
  perform: (userId: string) => string | readonly string[],
  name: string,
): IcwsReply {
  const { server, session, param } = exchange;
  const userId = param('recordedUserId');
  if (!server.pbx.directory.user(userId)) {
    return failure(
      400,
      'error.request.user.notFound',
      `User ${userId} does not exist.`,
      errorCodes.objectNotFound,
    );
  }
  if (userId !== session.user.id && !session.user.isSuperUser) {
    const message = `User ${session.user.id} may not record the screen of ${userId}.`;
    return failure(403, 'error.request.accessDenied', message);
  }
  const result = perform(userId);
  const requestId = server.ids();
  const error =
    typeof result === 'string'
      ? { errorId: 'error.request.screenRecording.invalidState', message: result }
      : null;
  return {
    status: 202,
    body: { requestId },
    afterwards: () =>
      session.push({
        __type: `urn:inin.com:${name}`,
        isDelta: false,
        requestId,
        error,
        ...(typeof result !== 'string' &&
          name.startsWith('recordings:') && {
            recordingIdList: { recordingIds: result },
          }),
      }),
  };
}

function moveScreen({ server }: Exchange, userId: string, to: Screen): string | readonly string[] {
  const { recordings } = server;
  if (to === 'start') {
    const id = server.ids();
    recordings.put({ id, userId, tags: [], attributes: [], screen: 'running' });
    return [id];
  }
  const [from, next] = to === 'pause' ? (['running', 'paused'] as const) : (['paused', 'running'] as const);
  const moved = recordings.screensOf(userId).filter(({ screen }) => screen === from);
  if (moved.length === 0) return `No recording of the screen of ${userId} is ${from}. Start one first.`;
  for (const each of moved) recordings.put({ ...each, screen: next });
  return moved.map(({ id }) => id);
}

const idsSchema = z.object({ recordingIds: z.array(z.string().min(1)).min(1) });

function stopScreens(
  { server }: Exchange,
  userId: string,
  ids: readonly string[],
): string | readonly string[] {
  const running = server.recordings.screensOf(userId);
  const stopped = running.filter(({ id }) => ids.includes(id));
  if (stopped.length < ids.length) return `Not all of ${ids.join(', ')} record the screen of ${userId}.`;
  for (const each of stopped) server.recordings.put({ ...each, screen: undefined });
  return ids;
}

const recording = '{S}/recordings/{recordingId}';
const screen = '{S}/screenrecordings/record';

/** What is said about recordings, and recordings of screens (icws.md 7.10). */
export const recordingOperations: readonly Operation[] = [
  operation(
    'GET',
    `${recording}/tags`,
    'recordings',
    read(({ tags }) => ({ tags })),
  ),
  operation('PUT', `${recording}/tags`, 'recordings', withBody(tagsSchema, change)),
  operation('DELETE', `${recording}/tags`, 'recordings', (exchange) => change(exchange, { tags: [] })),
  operation(
    'GET',
    `${recording}/attributes`,
    'recordings',
    read((each) => ({ attributesValues: each.attributes })),
  ),
  operation(
    'PUT',
    `${recording}/attributes`,
    'recordings',
    withBody(attributesSchema, (exchange: Exchange, { attributesValues: attributes }) =>
      change(exchange, { attributes }),
    ),
  ),
  operation('DELETE', `${recording}/attributes`, 'recordings', (exchange) =>
    change(exchange, { attributes: [] }),
  ),
  ...(['start', 'pause', 'resume'] as const).map((to) =>
    operation('POST', `${screen}/${to}/{recordedUserId}`, 'recordings', (exchange) =>
      orderScreen(
        exchange,
        (userId) => moveScreen(exchange, userId, to),
        `recordings:${to}ScreenRecordingCompletedMessage`,
      ),
    ),
  ),
  operation(
    'POST',
    `${screen}/stop/{recordedUserId}`,
    'recordings',
    withBody(idsSchema, (exchange: Exchange, { recordingIds }) =>
      orderScreen(
        exchange,
        (userId) => stopScreens(exchange, userId, recordingIds),
        'messaging:asyncOperationCompletedMessage',
      ),
    ),
  ),
];
