// @ts-check

/** Told to the server with every heartbeat; written by `npm run stamp`. */
export const VERSION = '3539f2c9f216';
