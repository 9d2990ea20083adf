import { z } from 'zod';

export const interactionStateSchema = z.strictObject({
  interactionId: z.string(),
  kind: z.string(),
  state: z.string().describe('Eic_State'),
  stateText: z.string().describe('Eic_CallStateString'),
  direction: z.enum(['in', 'out']),
  internal: z.boolean(),
  remoteName: z.string(),
  remoteAddress: z.string(),
  dialed: z.string(),
  user: z.string().nullable(),
  station: z.string().nullable(),
  workgroup: z.string().nullable(),
  linkedInteractionId: z.string().nullable(),
  digitsSent: z.string(),
  muted: z.boolean(),
  private: z.boolean(),
  recording: z.strictObject({
    recorders: z.array(z.string()).describe('User ids.'),
    isPaused: z.boolean(),
    isSecurelyPaused: z.boolean(),
  }),
  listeners: z.array(z.strictObject({ userId: z.string(), isCoach: z.boolean() })),
  wavesPlayed: z.array(z.string()),
  conferenceMembers: z.array(z.string()).describe('Everybody in the same conference, by interaction id.'),
  conferenceId: z.string().nullable().describe("The interaction id of the conference owner's own leg."),
  consultingInteractionId: z.string().nullable().describe('On a consult call: the call it is about.'),
  canRemoteAnswer: z.boolean(),
  chat: z
    .strictObject({
      members: z.array(
        z.strictObject({
          memberId: z.string().describe('A user id, or the id of a visitor.'),
          displayName: z.string(),
          isVisitor: z.boolean(),
          isTyping: z.boolean(),
        }),
      ),
      messages: z.array(z.strictObject({ from: z.string(), text: z.string(), at: z.int() })),
    })
    .nullable(),
  callback: z
    .strictObject({
      number: z.string(),
      subject: z.string(),
      attempts: z.int(),
      callInteractionId: z.string().nullable().describe('The last call that was made for it.'),
      snoozedUntil: z.int().nullable(),
      disposition: z.enum(['success', 'failure', 'retry']).nullable(),
    })
    .nullable(),
  email: z
    .strictObject({
      subject: z.string(),
      from: z.string(),
      recipients: z.array(z.string()),
      bodies: z.array(z.strictObject({ body: z.string(), isHtml: z.boolean() })),
      answersInteractionId: z.string().nullable(),
      isDraft: z.boolean(),
      sentAt: z.int().nullable(),
    })
    .nullable(),
  attributes: z.record(z.string(), z.string()),
});

export const stateSchema = z.strictObject({
  now: z.int(),
  sessions: z.int(),
  users: z.array(
    z.strictObject({
      userId: z.string(),
      displayName: z.string(),
      extension: z.string(),
      status: z.string(),
      loggedIn: z.boolean(),
      onPhone: z.boolean(),
      station: z.string().nullable(),
      acdAvailable: z.boolean().describe('Whether ACD would offer a call now.'),
      queue: z.array(z.string()).describe('Interaction ids, oldest entry first.'),
      notes: z.string().describe('What the user said with the status.'),
      inWrapUp: z.boolean().describe('Whether the server keeps the user in Follow Up.'),
      inactiveIn: z.array(z.string()).describe('Workgroups for which ACD passes the user over.'),
    }),
  ),
  stations: z.array(
    z.strictObject({
      stationId: z.string(),
      extension: z.string(),
      user: z.string().nullable().describe('Who is connected to it.'),
      queue: z.array(z.string()),
    }),
  ),
  connections: z
    .array(
      z.strictObject({
        connectionId: z.string().describe('The session, or the place that a handler gave the user.'),
        userId: z.string(),
        applicationName: z.string(),
        station: z.string().nullable(),
        readyForInteractions: z.boolean(),
      }),
    )
    .describe('Logins as the switch sees them.'),
  workgroups: z.array(
    z.strictObject({
      workgroupId: z.string(),
      extension: z.string(),
      members: z.array(z.string()),
      queue: z.array(z.string()).describe('Waiting and assigned interactions.'),
    }),
  ),
  interactions: z.array(interactionStateSchema),
});

export type MockCicState = z.output<typeof stateSchema>;
export type InteractionState = z.output<typeof interactionStateSchema>;
