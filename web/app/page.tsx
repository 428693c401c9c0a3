import { type ReactNode, useEffect } from 'react';
import './page.css';
import { SiteHead } from './site-head.tsx';

interface PageProps {
  readonly title: string;
  /** What it is for, in a sentence. */
  readonly about?: ReactNode;
  readonly children: ReactNode;
}

/** A page of the site that is about one thing. */
export function Page({ title, about, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Plinth`;
  }, [title]);
  return (
    <div className="start">
      <SiteHead />
      <main className="page">
        <div className="page-title">
          <h1>{title}</h1>
          {about !== undefined && <p>{about}</p>}
        </div>
        {children}
      </main>
    </div>
  );
}
