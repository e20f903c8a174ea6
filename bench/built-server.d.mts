export interface BuiltServer {
  pid: number;
  /** Everything it has printed. */
  said: string;
  /** Its address, once it listens. */
  ready: Promise<string>;
  /** Its exit code; null when a signal ended it. */
  ended: Promise<number | null>;
  end(signal: NodeJS.Signals): Promise<number | null>;
}
export function startServer(env: Record<string, string>): BuiltServer;
