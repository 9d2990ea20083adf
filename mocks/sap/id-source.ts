import { randomUUID } from 'node:crypto';
import type { IdSource } from '@switchhook/bridge';

/** Ids of 32 characters, the longest that the interface foresees (ici.md 6.1, 5). */
export const randomIds: IdSource = () => randomUUID().replaceAll('-', '');
