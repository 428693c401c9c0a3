import type { Scope } from '#core/model';
import type { ContentKey } from '../load/table.ts';
import type { Queries } from '../tenant-queries.ts';

/** A content that a model shows, or showed in an earlier version. */
export interface ShownContent {
  readonly key: ContentKey;
  readonly contentId: string;
}

/** What the newest version of a model shows, or, by its id, a content of any of its versions. */
export async function shownContent(
  queries: Queries,
  { tenant, project }: Scope,
  modelId: string,
  contentId?: string,
): Promise<ShownContent | undefined> {
  const { rows } = await queries.query<{ content: string; content_id: string }>(
    `SELECT c.content, c.content_id
       FROM plinth.model_versions v
       JOIN plinth.contents c ON c.tenant = v.tenant AND c.project = v.project AND c.content = v.content
      WHERE v.tenant = $1 AND v.project = $2 AND v.model_id = $3 AND ($4::text IS NULL OR c.content_id = $4)
      ORDER BY v.number DESC LIMIT 1`,
    [tenant, project, modelId, contentId ?? null],
  );
  const [row] = rows;
  return row && { key: { tenant, project, content: row.content }, contentId: row.content_id };
}
