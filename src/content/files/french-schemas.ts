import { help, id, list, object, text, titled } from './schema-parts';

const byId = (values: object) => ({ type: 'object', propertyNames: id, additionalProperties: values });

/** What French says of a module, beside module.yaml. */
export const frenchModuleSchema = titled(
  'The French of a module (module.fr.yaml)',
  {
    title: help('The module’s name in French.', text),
    summary: help('Its summary in French.', text),
    objectives: help('The objectives, each under its id.', byId(text)),
    content_notes: help('The texts of the content notes, in the order of module.yaml.', list(text)),
    sign_off: help('What a supervisor looks for, each under its id.', byId(text)),
    sessions: help(
      'The live sessions, each under its id.',
      byId(object({ title: help('The session’s name.', text), about: help('What happens there.', text) }, ['title'])),
    ),
  },
  ['title', 'summary'],
);

/** What French says of a path, beside paths/its-id.yaml. */
export const frenchPathSchema = titled(
  'The French of a path (paths/its-id.fr.yaml)',
  {
    title: help('The path’s name in French.', text),
    groups: help(
      'The groups, in the order of the English file.',
      list(
        object({ title: help('The group’s heading.', text), why: help('Why these modules, and why now.', text) }, [
          'title',
          'why',
        ]),
        1,
      ),
    ),
    start_checklist: help(
      'The lines of the start checklist, each under its id.',
      byId(object({ text: help('What has happened.', text), why: help('What it is good for.', text) }, ['text'])),
    ),
  },
  ['title', 'groups'],
);
