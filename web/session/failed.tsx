import { Notice } from '../design/notice.tsx';
import { openSession } from './session.ts';

/** The page could not find out where it is, or who one is. */
export function Failed({ error }: { readonly error: Error }) {
  return (
    <main className="page-failed">
      <h1 className="visually-hidden">Plinth</h1>
      <Notice isBad title="Plinth cannot be opened">
        <p>{error.message}</p>
        <button type="button" className="button" onClick={() => void openSession()}>
          Try again
        </button>
      </Notice>
    </main>
  );
}
