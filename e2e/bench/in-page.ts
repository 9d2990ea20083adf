import { fileURLToPath } from 'node:url';

/** The script that each measured page runs before its own; it gives `bench` to what is evaluated there. */
export const inPage = fileURLToPath(new URL('in-page.js', import.meta.url));
