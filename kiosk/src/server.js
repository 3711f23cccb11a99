// @ts-check

const TIMEOUT_MILLIS = 20_000;

/** Nobody answered, or somebody who is not our server: what was sent may or may not have arrived. */
export class NoAnswer extends Error {}

/** The server answered, but not with what was asked for. */
export class Refused extends Error {
  /**
   * @param {number} status
   * @param {number} retryAfterMillis 0 when not told
   * @param {boolean} isOurs whether it speaks as our server does, not as something in between
   */
  constructor(status, retryAfterMillis, isOurs = true) {
    super('refused with ' + status);
    this.status = status;
    this.retryAfterMillis = retryAfterMillis;
    this.isOurs = isOurs;
  }
}

/** The server's side of the contract in README.md. */
export class Server {
  /** @param {() => Promise<string>} key @param {typeof fetch} fetcher */
  constructor(key, fetcher = (...call) => fetch(...call)) {
    this.key = key;
    this.fetcher = fetcher;
  }

  /** @param {string} code */
  enrol(code) {
    return this.call('POST', '/api/kiosk/enrolments', { code });
  }

  /** @param {object[]} ratings @param {string} sentAt */
  async send(ratings, sentAt) {
    const answer = await this.call('POST', '/api/kiosk/ratings', { sentAt, ratings });
    // A page that a network asks people to sign in on also answers 200.
    if (!Array.isArray(answer?.receipts)) throw new NoAnswer('no receipts');
    return answer.receipts;
  }

  /** @param {object} how */
  heartbeat(how) {
    return this.call('POST', '/api/kiosk/heartbeat', how);
  }

  configuration() {
    return this.call('GET', '/api/kiosk/configuration');
  }

  /** @param {string} method @param {string} path @param {object} [body] @returns {Promise<any>} */
  async call(method, path, body) {
    const key = await this.key();
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), TIMEOUT_MILLIS);
    try {
      const response = await this.fetcher(path, {
        method,
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
        signal: patience.signal,
        headers: {
          Accept: 'application/json',
          'Content-Type': 'application/json',
          ...(key ? { Authorization: 'Bearer ' + key } : {}),
        },
        body: body && JSON.stringify(body),
      });
      if (!response.ok) {
        const wait = Number(response.headers.get('Retry-After') ?? 0);
        const isOurs = (response.headers.get('Content-Type') ?? '').startsWith('application/problem+json');
        throw new Refused(response.status, Number.isFinite(wait) ? wait * 1000 : 0, isOurs);
      }
      return await response.json();
    } catch (error) {
      if (error instanceof Refused) throw error;
      throw new NoAnswer(String(error));
    } finally {
      clearTimeout(timer);
    }
  }
}
