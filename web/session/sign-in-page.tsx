import { useEffect } from 'react';
import { ThemeSwitch } from '../app/theme.tsx';
import { Notice } from '../design/notice.tsx';
import { Wordmark } from '../design/wordmark.tsx';
import type { CookieSession } from './cookie-session.ts';
import { PasswordForm } from './password-form.tsx';
import { ProviderButton } from './provider-button.tsx';
import './sign-in-page.css';
import type { TokenSession } from './token/token-session.ts';

interface SignInPageProps {
  readonly way: CookieSession | TokenSession;
  /** Why one has to sign in, or why it did not work. */
  readonly note: string | undefined;
}

/** What everybody sees who is not signed in; afterwards one is where the address says. */
export function SignInPage({ way, note }: SignInPageProps) {
  useEffect(() => {
    document.title = 'Sign in · Plinth';
  }, []);
  return (
    <div className="sign-in">
      <header className="sign-in-head">
        <Wordmark />
        <ThemeSwitch />
      </header>
      <main className="sign-in-card">
        <h1>Sign in</h1>
        {note !== undefined && (
          <p className="sign-in-note" role="status">
            {note}
          </p>
        )}
        {way.kind === 'provider' && <ProviderButton way={way} />}
        {way.kind === 'password' && <PasswordForm way={way} />}
        {way.kind === 'none' && (
          <Notice title="Not from this page">
            <p>The API that this page belongs to lets programs in only.</p>
          </Notice>
        )}
      </main>
      <footer className="sign-in-about">See, query and check IFC building models.</footer>
    </div>
  );
}
