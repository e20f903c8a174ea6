import { Answer } from './attempts/answer.entity';
import { Attempt } from './attempts/attempt.entity';
import { PanelAnswer } from './attempts/panel-answer.entity';
import { PanelInvitation } from './attempts/panel-invitation.entity';
import { PanelPublicationAnswer } from './attempts/panel-publication-answer.entity';
import { PanelPublication } from './attempts/panel-publication.entity';
import { PanelReason } from './attempts/panel-reason.entity';
import { PanelWithdrawal } from './attempts/panel-withdrawal.entity';
import { Panel } from './attempts/panel.entity';
import { ScenarioRun } from './attempts/scenario-run.entity';
import { ScenarioStep } from './attempts/scenario-step.entity';
import { AttemptPick } from './attempts/attempt-pick.entity';
import { Submission } from './attempts/submission.entity';
import { AuditEvent } from './audit/audit-event.entity';
import { Look } from './audit/look.entity';
import { CertificatePrint } from './completions/certificates/certificate-print.entity';
import { CertificateRevocation } from './completions/certificates/certificate-revocation.entity';
import { CertificateWithdrawal } from './completions/certificates/certificate-withdrawal.entity';
import { Certificate } from './completions/certificates/certificate.entity';
import { SigningKey } from './completions/certificates/signing-key.entity';
import { Completion } from './completions/completion.entity';
import { Confidence } from './completions/confidence.entity';
import { LessonCompletion } from './completions/lesson-completion.entity';
import { PriorLearningClaim } from './completions/prior-learning-claim.entity';
import { PriorLearningDecision } from './completions/prior-learning-decision.entity';
import { SessionAttendance } from './completions/session-attendance.entity';
import { SessionDate } from './completions/session-date.entity';
import { ModuleAsset } from './content/module-asset.entity';
import { ModuleVersion } from './content/module-version.entity';
import { SlotRevision } from './content/slot-revision.entity';
import { FactNote } from './database/fact-note.entity';
import { Assignment } from './enrolments/assignment.entity';
import { EnrolmentWithdrawal } from './enrolments/enrolment-withdrawal.entity';
import { Enrolment } from './enrolments/enrolment.entity';
import { ModuleStart } from './enrolments/module-start.entity';
import { Pause } from './enrolments/pause.entity';
import { Waiver } from './enrolments/waiver.entity';
import { ChecklistSignature } from './evidence/checklist-signature.entity';
import { EvidenceEntry } from './evidence/evidence.entity';
import { RatingReply } from './evidence/sign-offs/rating-reply.entity';
import { SignOffFact } from './evidence/sign-offs/sign-off-fact.entity';
import { SignOffWords } from './evidence/sign-offs/sign-off-words.entity';
import { JournalEntry } from './journal/journal-entry.entity';
import { JournalKey } from './journal/journal-key.entity';
import { JournalShareWithdrawal } from './journal/journal-share-withdrawal.entity';
import { JournalShare } from './journal/journal-share.entity';
import { JournalText } from './journal/journal-text.entity';
import { CalendarFeed } from './messages/calendar-feed.entity';
import { DueReminder } from './messages/due-reminder.entity';
import { MessageChoice } from './messages/message-choice.entity';
import { OutboxMessage } from './messages/outbox-message.entity';
import { Cover } from './people/cover.entity';
import { Membership } from './people/membership.entity';
import { Person } from './people/person.entity';
import { MarkGrant } from './people/mark-grant.entity';
import { RaterExclusion } from './people/rater-exclusion.entity';
import { RoleGrant } from './people/role-grant.entity';
import { Supervision } from './people/supervision.entity';
import { Team } from './people/team.entity';
import { WorkPattern } from './people/work-pattern.entity';
import { RosterImport } from './rosters/roster-import.entity';
import { StagedRoster } from './rosters/staged-roster.entity';
import { Credential } from './sign-in/credential.entity';
import { Invitation } from './sign-in/invitation.entity';
import { Session } from './sign-in/session.entity';
import { ConversationEntry } from './threads/conversation-entry.entity';
import { ConversationSignature } from './threads/conversation-signature.entity';
import { ConversationText } from './threads/conversation-text.entity';
import { ConversationFact } from './threads/conversation.entity';
import { GroupItem } from './threads/group-item.entity';
import { PreparationNote } from './threads/log/preparation-note.entity';
import { SupervisionEntry } from './threads/log/supervision-entry.entity';
import { SupervisionNote } from './threads/log/supervision-note.entity';
import { SupervisionRhythm } from './threads/log/supervision-rhythm.entity';
import { ThreadHandover } from './threads/thread-handover.entity';
import { ThreadMark } from './threads/thread-mark.entity';
import { ThreadReplyText } from './threads/thread-reply-text.entity';
import { ThreadReplyWithdrawal } from './threads/thread-reply-withdrawal.entity';
import { ThreadReply } from './threads/thread-reply.entity';
import { ThreadText } from './threads/thread-text.entity';
import { ThreadWithdrawal } from './threads/thread-withdrawal.entity';
import { Thread } from './threads/thread.entity';

/** Every table that has an entity; the schema test compares them with the migrations. */
export const entities = [
  Answer,
  Attempt,
  AttemptPick,
  Submission,
  ScenarioRun,
  ScenarioStep,
  PanelAnswer,
  PanelInvitation,
  PanelPublicationAnswer,
  PanelPublication,
  PanelReason,
  PanelWithdrawal,
  Panel,
  Look,
  Completion,
  Confidence,
  LessonCompletion,
  SessionDate,
  SessionAttendance,
  PriorLearningClaim,
  PriorLearningDecision,
  SigningKey,
  Certificate,
  CertificatePrint,
  CertificateRevocation,
  CertificateWithdrawal,
  ModuleAsset,
  ModuleVersion,
  SlotRevision,
  EnrolmentWithdrawal,
  Enrolment,
  ModuleStart,
  Cover,
  Membership,
  Person,
  RoleGrant,
  MarkGrant,
  RaterExclusion,
  Supervision,
  Team,
  Credential,
  Session,
  AuditEvent,
  FactNote,
  Assignment,
  Pause,
  Waiver,
  ChecklistSignature,
  EvidenceEntry,
  RatingReply,
  SignOffFact,
  SignOffWords,
  JournalEntry,
  JournalKey,
  JournalShare,
  JournalShareWithdrawal,
  JournalText,
  CalendarFeed,
  DueReminder,
  MessageChoice,
  OutboxMessage,
  RosterImport,
  StagedRoster,
  WorkPattern,
  Invitation,
  Thread,
  ThreadHandover,
  ThreadText,
  ThreadMark,
  SupervisionEntry,
  SupervisionNote,
  PreparationNote,
  SupervisionRhythm,
  ThreadReply,
  ThreadReplyText,
  ThreadReplyWithdrawal,
  ThreadWithdrawal,
  ConversationEntry,
  ConversationSignature,
  ConversationText,
  ConversationFact,
  GroupItem,
];
