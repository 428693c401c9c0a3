import { useMutation } from '@tanstack/react-query';
import { Popover } from '../design/popover.tsx';
import { useStore } from '../design/store.ts';
import { forgetPortraits } from '../start/portraits.ts';
import { forgetUploads } from '../uploads/remembered.ts';
import { session, useMe } from './session.ts';

/** Who one is here, and the way out. */
export function AccountMenu() {
  const { name, role, tenant } = useMe().principal;
  const current = useStore(session, (value) => value.current);
  const leaving = useMutation({
    mutationFn: async () => {
      forgetUploads();
      await forgetPortraits();
      if (current.state === 'signed-in') await current.way.signOut();
    },
  });
  return (
    <Popover label={`Account: ${name}`} text={name}>
      {() => (
        <div className="popover-part">
          <dl>
            <dt>Signed in as</dt>
            <dd>{name}</dd>
            <dt>Role</dt>
            <dd>{role}</dd>
            <dt>Tenant</dt>
            <dd>{tenant}</dd>
          </dl>
          {leaving.isError && (
            <p className="error" role="alert">
              {leaving.error.message}
            </p>
          )}
          <button type="button" className="button" disabled={leaving.isPending} onClick={() => leaving.mutate()}>
            Sign out
          </button>
        </div>
      )}
    </Popover>
  );
}
