export type { Clock, Timer } from '../core/clock.ts';
export { delay } from '../core/clock.ts';
export { PacedClock } from './paced-clock.ts';
export { seededRng } from './seeded-rng.ts';
export { systemClock } from './system-clock.ts';
export { VirtualClock } from './virtual-clock.ts';
