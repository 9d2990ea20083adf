import { z } from 'zod';
import { type Exchange, type Operation, operation, withBody } from '../operation.ts';

const handlerNotificationSchema = z.object({
  objectId: z.string().min(1),
  eventId: z.string().min(1),
  data: z.array(z.string()),
});

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
];
