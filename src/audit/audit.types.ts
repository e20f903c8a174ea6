/** Everything that the audit log can say; the message file has a sentence for each (`audit.<action>`). */
export type AuditAction =
  | 'sign-in'
  | 'sign-out'
  | 'module.published'
  | 'session.date-set'
  | 'session.date-cancelled'
  | 'session.code-renewed'
  | 'session.attendance-recorded'
  | 'prior-learning.accepted'
  | 'prior-learning.declined'
  | 'person.added'
  | 'person.changed'
  | 'person.email-changed'
  | 'person.first-day-changed'
  | 'person.deactivated'
  | 'person.reactivated'
  | 'person.role-granted'
  | 'person.role-revoked'
  | 'person.mark-given'
  | 'person.mark-taken'
  | 'person.team-joined'
  | 'person.team-left'
  | 'person.team-dates-changed'
  | 'person.supervisor-added'
  | 'person.supervisor-ended'
  | 'person.supervisor-dates-changed'
  | 'person.cover-arranged'
  | 'person.cover-ended'
  | 'person.work-pattern-recorded'
  | 'person.work-pattern-withdrawn'
  | 'person.removed'
  | 'team.added'
  | 'team.renamed'
  | 'team.type-changed'
  | 'team.closed'
  | 'team.reopened'
  | 'team.removed'
  | 'leave.added'
  | 'leave.changed'
  | 'leave.withdrawn'
  | 'module.assigned'
  | 'module.waived'
  | 'module.withdrawn'
  | 'modules.assigned'
  | 'modules.withdrawn'
  | 'checklist.signed'
  | 'evidence.recorded'
  | 'evidence.corrected'
  | 'sign-off.asked'
  | 'sign-off.withdrawn'
  | 'sign-off.rated'
  | 'sign-off.corrected'
  | 'obstacle.recorded'
  | 'obstacle.withdrawn'
  | 'supervision.recorded'
  | 'supervision.corrected'
  | 'supervision.rhythm-set'
  | 'certificate.revoked'
  | 'sessions.ended'
  | 'password.changed'
  | 'invitation.made'
  | 'invitation.used'
  | 'password-reset.made'
  | 'password-reset.used'
  | 'roster.imported'
  | 'roster.undone'
  | 'slot.filled'
  | 'panel.invited'
  | 'panel.published'
  | 'panel.closed'
  | 'backup.asked'
  | 'record.exported'
  | 'record.signed'
  | 'audit.exported'
  | 'completions.exported'
  | 'team.exported';

export interface AuditEntry {
  /** Null: a command or the server itself. */
  actorId: string | null;
  action: AuditAction;
  /** A person, a team, a version: an id, or nothing. */
  subjectId?: string | null;
  /** Codes and counts; never a name, an address or what somebody wrote. */
  detail?: Record<string, string | number>;
}

/** An event about a person, as that person may read it. */
export interface EventAbout {
  occurredAt: string;
  action: AuditAction;
  by: 'self' | 'another' | 'nobody';
}

export interface LoggedEvent {
  number: number;
  occurredAt: string;
  actor: string | null;
  action: AuditAction;
  /** The person the event is about, where it is one. */
  subject: string | null;
  detail: Record<string, string | number>;
}
