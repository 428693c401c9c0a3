import { Link } from '../app/link.tsx';
import { Page } from '../app/page.tsx';
import { Notice } from '../design/notice.tsx';
import { useMe } from './session.ts';

/** Instead of what the address names, where its project is none of one's own. */
export function ForeignProject({ project }: { readonly project: string | undefined }) {
  const me = useMe();
  return (
    <Page title="Another project">
      <Notice isBad title={`The project ${project} is none of yours`}>
        <p>Ask an owner of it to let you in, or go to your own.</p>
        <Link className="button" to={{ project: me.project }}>
          Go to {me.project}
        </Link>
      </Notice>
    </Page>
  );
}
