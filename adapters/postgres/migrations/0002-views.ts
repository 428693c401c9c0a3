import { basicViews } from './basic-views.ts';
import { comments } from './comments.ts';
import { topicViews } from './topic-views.ts';

const sources = {
  setsOfObjects: 'element_property_sets',
  objectsOfSets: 'element_property_sets',
  groups: `SELECT r.to_name AS name, r.to_class AS class FROM plinth.relations r
        WHERE r.tenant = e.tenant AND r.project = e.project AND r.content = e.content AND r.from_id = e.express_id
          AND r.relation = 'groups'`,
};

/** The views that people ask: of every model its newest version, whole contents only. */
export const views = () => [basicViews, topicViews(sources), comments()].join('\n');
