/** Files by their names in the archive. */
export type Files = Record<string, string | Uint8Array>;
