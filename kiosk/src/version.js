// @ts-check

/** Told to the server with every heartbeat; written by `npm run stamp`. */
export const VERSION = '8351b5d5d6fd';
