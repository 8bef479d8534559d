import type { ReactNode } from 'react';
import { NoticeMark } from './illustrations';

interface NoticeProps {
  readonly tone: 'info' | 'warning' | 'danger' | 'success';
  readonly children: ReactNode;
  /** True for what has just happened: it is read out at once. */
  readonly isAlert?: boolean;
}

/** A sentence that stands out, by its mark as well as by its colour. */
export function Notice({ tone, children, isAlert = false }: NoticeProps) {
  return (
    <div className={`notice notice--${tone}`} role={isAlert ? 'alert' : 'note'}>
      <NoticeMark tone={tone} />
      <div className="notice__text">{children}</div>
    </div>
  );
}
