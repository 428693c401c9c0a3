import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useRef } from 'react';
import type { CookieSession } from './cookie-session.ts';
import { signInByPassword } from './session.ts';

/** Name and password of an account of this server. */
export function PasswordForm({ way }: { readonly way: CookieSession }) {
  const password = useRef<HTMLInputElement>(null);
  const entering = useMutation({
    mutationFn: (form: FormData) =>
      signInByPassword(way, { name: String(form.get('name')), password: String(form.get('password')) }),
    onError: () => password.current?.select(),
  });

  function enter(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    entering.mutate(new FormData(event.currentTarget));
  }

  return (
    <form className="form" onSubmit={enter}>
      <label className="form-field">
        Name
        <input className="input" name="name" autoComplete="username" autoCapitalize="none" maxLength={100} required />
      </label>
      <label className="form-field">
        Password
        <input
          ref={password}
          className="input"
          name="password"
          type="password"
          autoComplete="current-password"
          maxLength={1000}
          required
        />
      </label>
      {entering.isError && (
        <p className="error" role="alert">
          {entering.error.message}
        </p>
      )}
      <button type="submit" className="button strong" disabled={entering.isPending}>
        Sign in
      </button>
    </form>
  );
}
