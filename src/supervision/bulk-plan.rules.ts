/** What would happen to one person with one module: it is given, or they have it already, or somebody waived it and it is left alone. */
export interface PlanLine {
  personId: string;
  slug: string;
  does: 'gives' | 'has' | 'waived';
  /** A local fact is missing: it cannot be begun yet. */
  isClosed: boolean;
}
interface Standing {
  personId: string;
  slug: string;
  isWaived: boolean;
}

/** Every person with every module, in the order chosen. */
export function bulkPlan(
  personIds: readonly string[],
  slugs: readonly string[],
  standing: readonly Standing[],
  isClosed: (personId: string, slug: string) => boolean,
): PlanLine[] {
  const at = new Map(standing.map((one) => [`${one.personId} ${one.slug}`, one]));
  return personIds.flatMap((personId) =>
    slugs.map((slug): PlanLine => {
      const own = at.get(`${personId} ${slug}`);
      const does = own ? (own.isWaived ? 'waived' : 'has') : 'gives';
      return { personId, slug, does, isClosed: does === 'gives' && isClosed(personId, slug) };
    }),
  );
}
