import { publishShipped } from './prepare';
import { withApp } from './with-app';

export function publishCourses(): Promise<number> {
  return withApp(async (app) => {
    const published = await publishShipped(app, (line) => console.log(line));
    if (published === 0)
      console.log(
        'Nothing is new: every module that is ready has been published before. A later change is published in the studio.',
      );
    return 0;
  });
}
