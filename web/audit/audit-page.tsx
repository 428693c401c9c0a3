import { useInfiniteQuery } from '@tanstack/react-query';
import type { AuditList } from '#api/contracts';
import { auditQuery } from '../api/queries.ts';
import { Page } from '../app/page.tsx';
import { Notice } from '../design/notice.tsx';
import { wordsOfAction } from './action-words.ts';
import './audit-page.css';

const time = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });

/** Who changed what, or tried to. */
export function AuditPage() {
  const log = useInfiniteQuery(auditQuery);
  const entries = log.data?.pages.flatMap((page) => page.entries);
  return (
    <Page title="Audit log" about="Who changed what in your tenant, or tried to, the newest first.">
      {log.error !== null && (
        <Notice isBad title="The log cannot be read">
          <p>{log.error.message}</p>
          <button type="button" className="button" onClick={() => log.refetch()}>
            Try again
          </button>
        </Notice>
      )}
      {entries?.length === 0 && <p className="audit-empty">Nothing has been changed yet.</p>}
      {entries && entries.length > 0 && <AuditTable entries={entries} />}
      {log.hasNextPage && (
        <button
          type="button"
          className="button audit-more"
          disabled={log.isFetchingNextPage}
          onClick={() => log.fetchNextPage()}
        >
          Show more
        </button>
      )}
    </Page>
  );
}

function AuditTable({ entries }: { readonly entries: AuditList['entries'] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
    <section className="audit" tabIndex={0} aria-label="Entries">
      <table>
        <thead>
          <tr>
            {['When', 'Who', 'What', 'Object', 'Project', 'From', 'Outcome'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map(({ id, at, name, action, object, project, address, outcome }) => (
            <tr key={id}>
              <td>
                <time dateTime={at}>{time.format(Date.parse(at))}</time>
              </td>
              <td>{name}</td>
              <td>{wordsOfAction(action)}</td>
              <td>{object === null ? '–' : <code>{object}</code>}</td>
              <td>{project ?? '–'}</td>
              <td>{address ?? '–'}</td>
              <td className={outcome === 'done' ? undefined : 'audit-refused'}>{outcome}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
