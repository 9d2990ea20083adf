export { createAttachedDataStore } from './attached-data-store.ts';
export { openStore, type Store } from './store.ts';
export { createSubscriptionStore } from './subscription-store.ts';
export { createToldStore } from './told-store.ts';
export { withLargeAttachedData } from './with-large-attached-data.ts';
