/** The kinds of queue in a `queueId` (icws.md 6). */
export const queueTypes = { user: 1, workgroup: 2 } as const;
