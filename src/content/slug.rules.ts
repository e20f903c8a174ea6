const longest = 40;

/** A short name made of a heading's words: “Ce qu’on dit à Zoé” is ce-qu-on-dit-a-zoe. Empty where there is no letter or figure to make it of. */
export function slugOf(words: string): string {
  const slug = words
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/(?<=[a-z])['’](?=s\b)/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (slug.length <= longest) return slug;
  const cut = slug.slice(0, longest + 1);
  return cut.slice(0, Math.max(cut.lastIndexOf('-'), 0)) || slug.slice(0, longest);
}
