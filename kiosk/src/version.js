// @ts-check

/** Told to the server with every heartbeat; written by `npm run stamp`. */
export const VERSION = '947d8114bda5';
