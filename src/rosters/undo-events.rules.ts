import type { AuditEntry } from '../audit/audit.types';
import type { UndoPlan } from './undo-plan.rules';

/** What the log says of each person when an import is undone: the same as if it had been done by hand. */
export function undoEvents(plan: UndoPlan, by: string): AuditEntry[] {
  const event = (action: AuditEntry['action'], subjectId: string, detail?: AuditEntry['detail']): AuditEntry => ({
    actorId: by,
    action,
    subjectId,
    detail,
  });
  return [
    ...plan.details.flatMap(({ id, to }) =>
      Object.entries(to).map(([field, value]) =>
        field === 'startedOn'
          ? event('person.first-day-changed', id, { day: value ?? 'none' })
          : event('person.changed', id, { field }),
      ),
    ),
    ...plan.revoke.map(({ personId, role }) => event('person.role-revoked', personId, { role })),
    ...plan.memberships.map((one) => event('person.team-left', one.personId, { team: one.teamId, until: one.fromOn })),
    ...plan.supervisions.map((one) =>
      event('person.supervisor-ended', one.personId, { supervisor: one.supervisorId, until: one.fromOn }),
    ),
    ...plan.patterns.map((one) =>
      one.withdrawn === 1
        ? event('person.work-pattern-withdrawn', one.personId, { from: one.fromOn })
        : event('person.work-pattern-recorded', one.personId, {
            from: one.fromOn,
            minutes: one.minutesPerWeek,
            engagement: one.engagement,
          }),
    ),
    ...[...plan.close, ...plan.closeAgain.map((one) => one.id)].map((id) => event('person.deactivated', id)),
    ...plan.remove.map((id) => event('person.removed', id)),
    ...plan.teams.map((id) => event('team.removed', id)),
  ];
}
