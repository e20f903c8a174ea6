// The built server as a process of its own: for what only a real start, a real signal and a real kill can show.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** Starts `dist/main.js` on a free loopback port; `env` says the rest. */
export function startServer(env) {
  const child = spawn(process.execPath, [join(root, 'dist', 'main.js')], {
    cwd: root,
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', PUBLIC_URL: '', NODE_ENV: '', ...env },
  });
  const server = {
    pid: child.pid,
    said: '',
    end: (signal) => {
      child.kill(signal);
      return server.ended;
    },
  };
  server.ended = new Promise((resolve) => child.once('close', (code) => resolve(code)));
  server.ready = new Promise((resolve, reject) => {
    const hear = (piece) => {
      server.said += piece;
      const address = /listening on (http:\S+)\n/.exec(server.said);
      if (address) resolve(address[1]);
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.once('close', () => reject(new Error(`The server ended before it was ready:\n${server.said}`)));
  });
  server.ready.catch(() => undefined); // whoever only waits for the end is not told twice
  return server;
}
