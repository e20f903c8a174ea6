import { places, type Reader, rows } from '../database/query';
import { fewestOnPanel, type PanelVoice } from './panel.rules';

/** SQL: answers of a publication `u` that nobody had taken back at an instant (`?`). */
const standing = `(SELECT COUNT(*) FROM panel_publication_answers s LEFT JOIN panel_withdrawals w ON w.answer_id = s.answer_id AND w.withdrawn_at <= ?
  WHERE s.publication_id = u.id AND w.id IS NULL)`;
/** SQL: no later word about the panel of `u` at an instant (`?`). */
const isLast =
  'NOT EXISTS (SELECT 1 FROM panel_publications v WHERE v.panel_id = u.panel_id AND v.number > u.number AND v.published_at <= ?)';

/** Which questions of a quiz had a panel that could be shown, as of an instant? In the words that it answered. */
export function shownPanels(
  db: Reader,
  quiz: { slug: string; quizId: string },
  asOf: string,
): Promise<{ panelId: string; questionId: string; questionHash: string }[]> {
  return rows(
    db,
    `SELECT p.id AS "panelId", p.question_id AS "questionId", p.question_hash AS "questionHash"
     FROM panels p JOIN panel_publications u ON u.panel_id = p.id
     WHERE p.module_slug = ? AND p.quiz_id = ? AND u.kind = 'published' AND u.published_at <= ? AND ${isLast} AND ${standing} >= ${fewestOnPanel}`,
    [quiz.slug, quiz.quizId, asOf, asOf, asOf],
  );
}

interface VoiceRow extends PanelVoice {
  panelId: string;
  answerId: string;
}
const voice = `i.panel_id AS "panelId", a.id AS "answerId", a.choice AS "choice", r.text AS "reason",
  CASE WHEN a.named = 1 THEN COALESCE(p.name, i.name) END AS "name"`;

/** What learners may read of these panels: of each the last publication, without what was taken back since. In no order of coming. */
export function publishedVoices(db: Reader, panelIds: readonly string[]): Promise<VoiceRow[]> {
  return rows(
    db,
    `SELECT ${voice} FROM panel_publications u JOIN panel_publication_answers s ON s.publication_id = u.id
     JOIN panel_answers a ON a.id = s.answer_id JOIN panel_reasons r ON r.answer_id = a.id
     JOIN panel_invitations i ON i.id = a.invitation_id LEFT JOIN people p ON p.id = i.person_id
     WHERE u.panel_id IN (${places(panelIds)}) AND u.kind = 'published' AND r.text IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM panel_publications v WHERE v.panel_id = u.panel_id AND v.number > u.number) ORDER BY a.id`,
    panelIds,
  );
}

/** What stands on these panels now, published or not. */
export function givenVoices(db: Reader, panelIds: readonly string[]): Promise<VoiceRow[]> {
  return rows(
    db,
    `SELECT ${voice} FROM panel_answers a JOIN panel_reasons r ON r.answer_id = a.id
     JOIN panel_invitations i ON i.id = a.invitation_id LEFT JOIN people p ON p.id = i.person_id
     WHERE i.panel_id IN (${places(panelIds)}) AND r.text IS NOT NULL ORDER BY a.id`,
    panelIds,
  );
}

interface PanelRow {
  id: string;
  moduleSlug: string;
  quizId: string;
  questionId: string;
  questionHash: string;
  versionId: string;
}

/** The panels of a module, whatever words they answered. */
export function panelsOf(db: Reader, slug: string): Promise<PanelRow[]> {
  return rows(
    db,
    `SELECT id AS "id", module_slug AS "moduleSlug", quiz_id AS "quizId", question_id AS "questionId", question_hash AS "questionHash", version_id AS "versionId"
     FROM panels WHERE module_slug = ? ORDER BY created_at, id`,
    [slug],
  );
}

/** Who is invited to these panels, by name. */
export function invitedTo(
  db: Reader,
  panelIds: readonly string[],
): Promise<{ panelId: string; personId: string | null; name: string; endsAt: string }[]> {
  return rows(
    db,
    `SELECT i.panel_id AS "panelId", i.person_id AS "personId", COALESCE(p.name, i.name) AS "name", i.ends_at AS "endsAt"
     FROM panel_invitations i LEFT JOIN people p ON p.id = i.person_id WHERE i.panel_id IN (${places(panelIds)}) ORDER BY LOWER(COALESCE(p.name, i.name)), i.id`,
    panelIds,
  );
}

/** The last word about each of these panels. */
export function lastPublications(
  db: Reader,
  panelIds: readonly string[],
): Promise<{ panelId: string; number: number; kind: 'published' | 'closed'; answers: number; publishedAt: string }[]> {
  return rows(
    db,
    `SELECT u.panel_id AS "panelId", u.number AS "number", u.kind AS "kind", u.answers AS "answers", u.published_at AS "publishedAt" FROM panel_publications u
     WHERE u.panel_id IN (${places(panelIds)}) AND NOT EXISTS (SELECT 1 FROM panel_publications v WHERE v.panel_id = u.panel_id AND v.number > u.number)`,
    panelIds,
  );
}

export interface InvitationRow extends PanelRow {
  invitationId: string;
  panelId: string;
  personId: string | null;
  name: string;
  endsAt: string;
  deactivatedAt: string | null;
}

/** The place on a panel that a link leads to. */
export async function invitationOf(db: Reader, tokenHash: string): Promise<InvitationRow | undefined> {
  const [found] = await rows<InvitationRow>(
    db,
    `SELECT i.id AS "invitationId", i.panel_id AS "panelId", i.person_id AS "personId", COALESCE(p.name, i.name) AS "name", i.ends_at AS "endsAt",
            p.deactivated_at AS "deactivatedAt", n.id AS "id", n.module_slug AS "moduleSlug", n.quiz_id AS "quizId",
            n.question_id AS "questionId", n.question_hash AS "questionHash", n.version_id AS "versionId"
     FROM panel_invitations i JOIN panels n ON n.id = i.panel_id LEFT JOIN people p ON p.id = i.person_id WHERE i.token_hash = ?`,
    [tokenHash],
  );
  return found;
}

export interface OwnPanelAnswer {
  id: string;
  number: number;
  choice: string;
  named: number;
  reason: string | null;
  isPublished: number;
}

/** Everything this person said on the panel, the last first; what was taken back has no words. */
export function answersOf(db: Reader, invitationId: string): Promise<OwnPanelAnswer[]> {
  return rows(
    db,
    `SELECT a.id AS "id", a.number AS "number", a.choice AS "choice", a.named AS "named", r.text AS "reason",
            CASE WHEN EXISTS (SELECT 1 FROM panel_publication_answers s JOIN panel_publications u ON u.id = s.publication_id
              WHERE s.answer_id = a.id AND u.kind = 'published'
                AND NOT EXISTS (SELECT 1 FROM panel_publications v WHERE v.panel_id = u.panel_id AND v.number > u.number)) THEN 1 ELSE 0 END AS "isPublished"
     FROM panel_answers a JOIN panel_reasons r ON r.answer_id = a.id WHERE a.invitation_id = ? ORDER BY a.number DESC`,
    [invitationId],
  );
}
