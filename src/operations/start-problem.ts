import { ConfigError } from '../config/config';
import { Refusal } from '../shared/refusal';

interface SystemError {
  code?: string;
  syscall?: string;
  path?: string;
  port?: number;
  address?: string;
  hostname?: string;
  message?: string;
}

/** One plain sentence for whatever around the program stops a start; null for a fault of the program's own, which needs its stack. */
export function startProblem(error: unknown): string | null {
  if (error instanceof ConfigError || error instanceof Refusal) return error.message;
  const { code = '', syscall, path, port, address, hostname, message } = error as SystemError;
  if (code === 'EADDRINUSE') return `Port ${port} on ${address} is in use: end the other program, or set PORT.`;
  if (syscall === 'listen') return `HOST=${address} and PORT=${port} cannot be listened on (${code}).`;
  if (syscall === 'getaddrinfo') return `${hostname} is not known here (${code}): look at HOST and DATABASE_URL.`;
  if (syscall === 'connect') return `The database in DATABASE_URL does not answer (${code}).`;
  if (code.startsWith('SQLITE_')) return `The database in DATA_DIR cannot be used: ${message} (${code}).`;
  if (/^(28|3D|08)/.test(code)) return `The database in DATABASE_URL refuses: ${message}.`;
  if (path) return `DATA_DIR cannot be used: ${path} (${code}).`;
  return null;
}
