import type { Leave } from './asked.types';

export interface PauseRevision extends Leave {
  id: string;
  personId: string;
  pauseNo: number;
  revision: number;
  withdrawn: number;
}

/** Of each person's each pause the last revision, where it was not withdrawn; the newest leave first. */
export function standingPauses(revisions: readonly PauseRevision[]): PauseRevision[] {
  const last = new Map<string, PauseRevision>();
  for (const one of revisions) {
    const key = `${one.personId} ${one.pauseNo}`;
    if (one.revision > (last.get(key)?.revision ?? 0)) last.set(key, one);
  }
  return [...last.values()].filter((one) => one.withdrawn === 0).sort((a, b) => (a.fromOn < b.fromOn ? 1 : -1));
}

export const isAwayOn = (leave: Leave, day: string): boolean =>
  leave.fromOn <= day && (leave.toOn === null || day <= leave.toOn);

const meet = (a: Leave, b: Leave): boolean => isAwayOn(a, b.fromOn) || isAwayOn(b, a.fromOn);

/** Does this leave meet another of the same person's? @param besides the pause that it replaces. */
export const overlaps = (pauses: readonly PauseRevision[], leave: Leave, besides?: number): boolean =>
  pauses.some((one) => one.pauseNo !== besides && meet(one, leave));
