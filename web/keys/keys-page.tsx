import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiKeyAnswer } from '#api/contracts';
import { keysQuery } from '../api/queries.ts';
import { Page } from '../app/page.tsx';
import { Notice } from '../design/notice.tsx';
import { KeyRow } from './key-row.tsx';
import './keys-page.css';
import { NewKeyForm } from './new-key-form.tsx';
import { SecretDialog } from './secret-dialog.tsx';

/** What programs sign in with: made, shown once, revoked. */
export function KeysPage() {
  const keys = useQuery(keysQuery);
  const [made, setMade] = useState<ApiKeyAnswer>();
  return (
    <Page
      title="API keys"
      about="Programs send a key instead of signing in. A key may do what is chosen here and no more, until it is revoked."
    >
      <div className="keys">
        <section aria-labelledby="all-keys">
          <h2 id="all-keys">Keys</h2>
          {keys.isError && (
            <Notice isBad title="The keys cannot be listed">
              <p>{keys.error.message}</p>
            </Notice>
          )}
          {keys.data?.length === 0 && <p className="keys-empty">There is none yet.</p>}
          {keys.data && keys.data.length > 0 && (
            <ul className="keys-list" aria-label="Keys that were made">
              {keys.data.map((key) => (
                <KeyRow key={key.id} apiKey={key} />
              ))}
            </ul>
          )}
        </section>
        <section className="card" aria-labelledby="new-key">
          <h2 id="new-key">New key</h2>
          <NewKeyForm onMade={setMade} />
        </section>
      </div>
      <SecretDialog made={made} onClose={() => setMade(undefined)} />
    </Page>
  );
}
