// @ts-check

/** Told to the server with every heartbeat; written by `npm run stamp`. */
export const VERSION = 'b98934455e07';
