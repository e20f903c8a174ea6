import { PublishingService } from '../content/publishing.service';
import { withApp } from './with-app';

export function publishCourses(): Promise<number> {
  return withApp(async (app) => {
    const published = await app.get(PublishingService).publishNew();
    for (const version of published) console.log(`Published “${version.title}”, version ${version.number}.`);
    if (published.length === 0) console.log('Nothing is new: every module that is ready has been published before. A later change is published in the studio.');
    return 0;
  });
}
