import { useMutation } from '@tanstack/react-query';
import type { TokenSession } from './token/token-session.ts';

/** Leads to the page of the identity provider. */
export function ProviderButton({ way }: { readonly way: TokenSession }) {
  const going = useMutation({ mutationFn: () => way.signIn() });
  return (
    <>
      <p>You sign in on another page, and come back here.</p>
      {going.isError && (
        <p className="error" role="alert">
          {going.error.message}
        </p>
      )}
      <button
        type="button"
        className="button strong"
        disabled={going.isPending || going.isSuccess}
        onClick={() => going.mutate()}
      >
        Sign in
      </button>
    </>
  );
}
