import { z } from 'zod';
import { failure, invalidProperty } from '../failure.ts';
import {
  type Exchange,
  type OpenExchange,
  type Operation,
  openOperation,
  operation,
  withBody,
} from '../operation.ts';
import { type IcwsReply, noContent } from '../reply.ts';
import { wireBoolean, wireText } from '../wire.ts';

const handlerNotificationSchema = z.object({
  objectId: z.string().min(1),
  eventId: z.string().min(1),
  data: z.array(z.string()),
});

const widgetSchema = handlerNotificationSchema.extend({ executeResult: wireBoolean.default(false) });

const buttonSchema = z.object({ buttonId: z.string().min(1), interactionId: wireText.optional() });

/** A button that an administrator put into the client tells the handlers of the object `ClientButton` its id. */
function press({ server, session }: Exchange, body: z.output<typeof buttonSchema>): IcwsReply {
  const buttons = server.pbx.directory.world.kept?.['client-buttons'] ?? [];
  const button = buttons.find(({ id }) => id.toLowerCase() === body.buttonId.toLowerCase());
  if (!button) {
    const message = `There is no button ${body.buttonId}. Read /configuration/client-buttons.`;
    return invalidProperty('buttonId', message);
  }
  const data = [session.user.id, body.interactionId ?? ''];
  return {
    ...noContent,
    afterwards: () => server.handlers.receive({ objectId: 'ClientButton', eventId: button.id, data }),
  };
}

/** As a web page tells handlers, without any session (icws.md 11). */
function tellFromWidget(
  { server }: OpenExchange,
  { executeResult, ...notification }: z.output<typeof widgetSchema>,
): IcwsReply {
  if (!executeResult) return { status: 202, afterwards: () => server.handlers.receive(notification) };
  const message = 'What a handler answers to executeResult is not public. Send the notification without it.';
  return failure(501, 'error.mock.notImplemented', message);
}

export const systemOperations: readonly Operation[] = [
  operation(
    'POST',
    '{S}/system/handler-notification',
    'system',
    withBody(handlerNotificationSchema, ({ server }: Exchange, notification) => ({
      status: 202,
      afterwards: () => server.handlers.receive(notification),
    })),
  ),
  openOperation(
    'POST',
    '/icws/widgets/handler-notification',
    'widgets',
    withBody(widgetSchema, tellFromWidget),
  ),
  operation('POST', '{S}/client-buttons/handler-action', 'client-buttons', withBody(buttonSchema, press)),
];
