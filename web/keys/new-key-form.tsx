import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { ApiKeyAnswer, type ApiKeyRequest, MOST_KEY_DAYS } from '#api/contracts';
import { request } from '../api/client.ts';
import { keysQuery } from '../api/queries.ts';
import { useRoute } from '../app/route.ts';
import { useMe } from '../session/session.ts';
import { keyScopes, scopeWords } from './scopes.ts';

/** In days; the longest is the longest that the API takes. */
const lifetimes = [
  { days: '30', label: '30 days' },
  { days: '90', label: '90 days' },
  { days: '365', label: 'a year' },
  { days: String(MOST_KEY_DAYS), label: 'two years' },
] as const;

/** Asks what a key is for, and makes it. */
export function NewKeyForm({ onMade }: { readonly onMade: (made: ApiKeyAnswer) => void }) {
  const client = useQueryClient();
  const me = useMe();
  const shown = useRoute().project ?? me.project;
  const making = useMutation({
    mutationFn: (body: ApiKeyRequest) => request('/v1/api-keys', ApiKeyAnswer, { method: 'POST', body }),
    onSuccess: (made) => {
      onMade(made);
      return client.invalidateQueries({ queryKey: keysQuery.queryKey });
    },
  });

  function make(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    making.mutate(wantedKey(new FormData(form), shown), { onSuccess: () => form.reset() });
  }

  return (
    <form className="form" onSubmit={make}>
      <label className="form-field">
        Name of the key
        <input className="input" name="name" maxLength={100} placeholder="Nightly import" required />
      </label>
      <fieldset className="form-choices">
        <legend>What it may do</legend>
        {keyScopes.map((scope) => (
          <label key={scope}>
            <input type="checkbox" name="scopes" value={scope} defaultChecked={scope === 'models:read'} />
            {scopeWords[scope]}
          </label>
        ))}
      </fieldset>
      <label className="form-field">
        Where
        <select className="input" name="where" defaultValue="here">
          <option value="here">in the project {shown}</option>
          <option value="everywhere">in all projects that are mine</option>
        </select>
      </label>
      <label className="form-field">
        Lasts
        <select className="input" name="days" defaultValue="90">
          {lifetimes.map(({ days, label }) => (
            <option key={days} value={days}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {making.isError && (
        <p className="error" role="alert">
          {making.error.message}
        </p>
      )}
      <button type="submit" className="button strong" disabled={making.isPending}>
        Make a key
      </button>
    </form>
  );
}

/** The API names what is missing: a key without a scope, for one. */
function wantedKey(form: FormData, project: string): ApiKeyRequest {
  return {
    name: String(form.get('name')),
    scopes: keyScopes.filter((scope) => form.getAll('scopes').includes(scope)),
    ...(form.get('where') === 'here' && { projects: [project] }),
    days: Number(form.get('days')),
  };
}
