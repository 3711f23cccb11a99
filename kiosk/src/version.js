// @ts-check

/** Told to the server with every heartbeat; written by `npm run stamp`. */
export const VERSION = 'debf3f9a4960';
