import type { INestApplicationContext } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AttemptStartsService } from '../attempts/attempt-starts.service';
import { AttemptsService } from '../attempts/attempts.service';
import { CompletionsService } from '../completions/completions.service';
import { ConfidencesService } from '../completions/confidences.service';
import { modeOf } from '../content/module-parts.rules';
import { VersionsService } from '../content/versions.service';
import type { Person } from '../people/person.entity';
import { Clock } from '../shared/clock';

const day = 86_400_000;

/** Joel could use a talk about the check that he has tried twice; Chloe has said how sure she felt before and after. */
export async function practiseDemo(
  app: INestApplicationContext,
  manager: EntityManager,
  cast: ReadonlyMap<string, Person>,
): Promise<void> {
  await missTwice(app, manager, cast.get('joel')!);
  const chloe = cast.get('chloe')!;
  const done = (await app.get(CompletionsService).progressOf([chloe.id], manager)).find((one) => one.completion);
  if (!done) return;
  for (const [moment, value] of [
    ['before', 4],
    ['after', 7],
  ] as const)
    await app
      .get(ConfidencesService)
      .say(manager, { personId: chloe.id, enrolmentId: done.enrolmentId, moment, value });
}

async function missTwice(app: INestApplicationContext, manager: EntityManager, { id }: Person): Promise<void> {
  const progress = await app.get(CompletionsService).progressOf([id], manager);
  const open = progress.find((one) => one.versionId !== null && one.completion === null);
  if (!open?.versionId) return;
  const { module } = await app.get(VersionsService).get(open.versionId, manager);
  const quiz = module.quizzes.find((one) => modeOf(module, one.id) === 'check');
  if (!quiz) return;
  const begun = { enrolmentId: open.enrolmentId, versionId: open.versionId };
  for (const daysAgo of [4, 2])
    await app.get(Clock).at(new Date(Date.now() - daysAgo * day), async () => {
      const attemptId = await app.get(AttemptStartsService).startOrResume(manager, id, begun, quiz.id);
      const attempt = await app.get(AttemptsService).getOwn({ id }, attemptId, manager);
      await app.get(AttemptsService).submit(manager, attempt);
    });
}
