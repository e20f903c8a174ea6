/** The folders that an archive may fill. */
const folders = new Set(['courses', 'uploads']);
const longest = 400;
const forbidden = /[\\:\u0000-\u001f\u007f]/;

/** Whether a file of an archive may be written under this path: below one of our folders, whatever the system it is read on. */
export function isSafePath(path: string): boolean {
  const parts = path.split('/');
  return (
    path.length <= longest &&
    parts.length > 1 &&
    folders.has(parts[0]!) &&
    !forbidden.test(path) &&
    parts.every((part) => part !== '' && part !== '.' && part !== '..' && !/[. ]$/.test(part))
  );
}
