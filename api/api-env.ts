import type { Principal, Scope } from '#core/model';
import type { AccessSettings, Actor, Caller } from './access/caller.ts';
import type { ProblemCode } from './contracts/index.ts';

/** What every route function finds in its context: `principal` and `scope` where the route needs a principal. */
export interface ApiEnv {
  Bindings: Caller;
  Variables: {
    access: AccessSettings;
    /** Told of what is a fault of Plinth. */
    onFault: (error: unknown, request: Request) => void;
    principal: Principal;
    scope: Scope;
    /** Who the audit log is to name: the principal, or the account that somebody tried to sign in to. */
    actor: Actor;
    /** What was made, where the path does not name it. */
    object: string;
    /** The problem that is the answer. */
    problem: ProblemCode;
  };
}
