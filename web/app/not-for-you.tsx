import { Notice } from '../design/notice.tsx';
import { useMe } from '../session/session.ts';
import { Link } from './link.tsx';
import { Page } from './page.tsx';

/** Instead of a page that one's role may not see; the API would refuse what it asks. */
export function NotForYou() {
  const { role } = useMe().principal;
  return (
    <Page title="Not for you">
      <Notice title={`The role ${role} may not see this`}>
        <p>An owner of your tenant can.</p>
        <Link className="button" to={{}}>
          All models
        </Link>
      </Notice>
    </Page>
  );
}
