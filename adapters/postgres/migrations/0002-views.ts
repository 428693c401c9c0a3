import { basicViews } from './basic-views.ts';
import { comments } from './comments.ts';
import { topicViews } from './topic-views.ts';

/** The views that people ask: of every model its newest version, whole contents only. */
export const views = () => [basicViews, topicViews, comments()].join('\n');
