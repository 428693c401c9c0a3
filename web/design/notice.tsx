import type { ReactNode } from 'react';

interface NoticeProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly isBad?: boolean;
}

/** Says what is the matter where there is nothing else to show: nothing there yet, or something went wrong. */
export function Notice({ title, children, isBad = false }: NoticeProps) {
  return (
    <div className={isBad ? 'notice is-bad' : 'notice'} role={isBad ? 'alert' : undefined}>
      <strong>{title}</strong>
      {children}
    </div>
  );
}
