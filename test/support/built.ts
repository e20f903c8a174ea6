import { join } from 'node:path';
import { type BuiltServer, startServer } from '../../bench/built-server.mjs';
import { newPlace } from './place';

export interface BuiltPlace {
  start(env?: Record<string, string>): BuiltServer;
  dataDir: string;
  databaseUrl: string | null;
  clear(): Promise<void>;
}

/** A place for the built server with the demonstration's cast; whatever was started there ends when it is cleared. */
export async function builtPlace(): Promise<BuiltPlace> {
  const place = await newPlace();
  const started: BuiltServer[] = [];
  const start = (env: Record<string, string> = {}): BuiltServer => {
    const COURSES_DIR = join(__dirname, '..', 'courses');
    const own = { DATA_DIR: place.dataDir, DATABASE_URL: place.databaseUrl ?? '', COURSES_DIR, DEMO: '1' };
    started.push(startServer({ ...own, ...env }));
    return started.at(-1)!;
  };
  const clear = async (): Promise<void> => {
    await Promise.all(started.map((server) => server.end('SIGKILL')));
    await place.clear();
  };
  return { ...place, start, clear };
}
