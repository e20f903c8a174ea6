/** How long (milliseconds) and how much the server waits for, on purpose: Node's own numbers let slow clients hold every connection. */
export const serverLimits = {
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  /** Longer than a reverse proxy keeps a quiet connection (nginx: 60 s): who closes first must be the proxy, or it writes into a closed one. */
  keepAliveTimeout: 65_000,
  connectionTimeout: 60_000,
  /** How often the first two are looked after; Node's 30 s would double them. */
  connectionsCheckingInterval: 1_000,
  maxConnections: 5_000,
  bodyLimit: 262_144,
} as const;
