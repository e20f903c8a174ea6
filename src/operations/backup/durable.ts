import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';

/** A new name is on the disk only once its folder is. */
export const syncFolder = (path: string): void => syncFile(path);

export function syncFile(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

export function writeDurably(file: string, text: string): void {
  const handle = openSync(file, 'w', 0o600);
  writeSync(handle, text);
  fsyncSync(handle);
  closeSync(handle);
}
