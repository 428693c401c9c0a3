import type { FormEvent } from 'react';
import { Link } from '../app/link.tsx';
import { goTo, useRoute } from '../app/route.ts';
import { Popover } from '../design/popover.tsx';
import { knownProjects, projectForm } from './projects.ts';
import { useMe } from './session.ts';

/** Which project everything on the page belongs to, and the ways to the others. */
export function ProjectMenu() {
  const me = useMe();
  const { page, project: named } = useRoute();
  const shown = named ?? me.project;
  const mayNameAny = me.principal.projects === 'all';

  function open(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    goTo({ project: String(new FormData(event.currentTarget).get('project')), page });
  }

  return (
    <Popover label={`Project: ${shown}`} text={shown}>
      {(close) => (
        <>
          <ul className="popover-list">
            {knownProjects(me, shown).map((project) => (
              <li key={project}>
                <Link to={{ project, page }} aria-current={project === shown} onClickCapture={close}>
                  {project}
                </Link>
              </li>
            ))}
          </ul>
          {mayNameAny && (
            <form className="popover-part" onSubmit={open}>
              <label className="form-field">
                Another project
                <input
                  className="input"
                  name="project"
                  pattern={projectForm}
                  title="Lower-case letters, digits and hyphens"
                  maxLength={63}
                  autoCapitalize="none"
                  required
                />
              </label>
              <button type="submit" className="button small">
                Open
              </button>
            </form>
          )}
        </>
      )}
    </Popover>
  );
}
