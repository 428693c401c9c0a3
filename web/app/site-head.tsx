import { addressOf } from '../api/the-api.ts';
import { Wordmark } from '../design/wordmark.tsx';
import { AccountMenu } from '../session/account-menu.tsx';
import { ProjectMenu } from '../session/project-menu.tsx';
import { type Permission, useMe } from '../session/session.ts';
import { Link } from './link.tsx';
import { type PageName, useRoute } from './route.ts';
import './site-head.css';
import { ThemeSwitch } from './theme.tsx';

interface Place {
  readonly page: PageName | undefined;
  readonly label: string;
  readonly permission: Permission;
  /** Where nobody has to sign in, there is nobody to tell apart. */
  readonly isForAccounts?: true;
}

const places: readonly Place[] = [
  { page: undefined, label: 'Models', permission: 'models:read' },
  { page: 'jobs', label: 'Jobs', permission: 'jobs:read' },
  { page: 'keys', label: 'API keys', permission: 'keys:manage', isForAccounts: true },
  { page: 'audit', label: 'Audit log', permission: 'audit:read', isForAccounts: true },
];

/** What there is on this site, whose data one sees, and who one is. */
export function SiteHead() {
  const { principal } = useMe();
  const { page, project } = useRoute();
  const hasAccounts = principal.signedInBy !== 'local';
  const shown = places.filter(
    ({ permission, isForAccounts }) => principal.permissions.includes(permission) && (hasAccounts || !isForAccounts),
  );
  return (
    <header className="site-head">
      <Link to={{}} className="site-home" aria-label="Plinth: all models">
        <Wordmark />
      </Link>
      <nav aria-label="Site">
        {shown.map((place) => (
          <Link key={place.label} to={{ page: place.page }} aria-current={page === place.page ? 'page' : undefined}>
            {place.label}
          </Link>
        ))}
        <a href={addressOf('/docs')}>API</a>
      </nav>
      <div className="site-self">
        {(hasAccounts || project !== undefined) && <ProjectMenu />}
        {hasAccounts && <AccountMenu />}
        <ThemeSwitch />
      </div>
    </header>
  );
}
