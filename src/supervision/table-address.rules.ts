/** The address of a table with everything that is chosen of it; what is as usual is left out. */
export function tableAddress(
  path: string,
  chosen: Readonly<Record<string, string>>,
  usual: Readonly<Record<string, string>>,
): string {
  const pairs = Object.entries(chosen).filter(([name, value]) => value !== (usual[name] ?? ''));
  const query = new URLSearchParams(pairs).toString();
  return query ? `${path}?${query}` : path;
}

/** One setting as an address says it; anything too long is cut. */
export const saidIn = (query: Readonly<Record<string, unknown>>, name: string): string => {
  const said = query[name];
  return typeof said === 'string' ? said.slice(0, 80) : '';
};
